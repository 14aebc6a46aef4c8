// written by npm run words from the catalogues beside this folder
import type { Message } from "../../message.ts"
import type { OriginParameters } from "../parameters.ts"

export const origin: Readonly<Record<keyof OriginParameters, Message>> = {
  "behind": "{told}；変更前の原文の訳",
  "made": ["made",{"machine":"機械翻訳","interpreter":"通訳・翻訳者による訳","other":"人による訳"}],
  "stands": ["stands",{"author":"本人が承認","author_corrected":"本人が訂正","reader":"{name}が本人に代わって承認","reader_corrected":"{name}が本人に代わって訂正","named":"{name}が承認","named_corrected":"{name}が訂正","declined":"{name}が却下","other":"確認した人なし"}],
  "told": "{made}、{stands}",
}

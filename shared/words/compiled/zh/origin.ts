// written by npm run words from the catalogues beside this folder
import type { Message } from "../../message.ts"
import type { OriginParameters } from "../parameters.ts"

export const origin: Readonly<Record<keyof OriginParameters, Message>> = {
  "behind": "{told}；译自旧版原文",
  "made": ["made",{"machine":"机器翻译","interpreter":"译员翻译","other":"人工翻译"}],
  "stands": ["stands",{"author":"经作者本人认可","author_corrected":"经作者本人修正","reader":"由{name}代作者认可","reader_corrected":"由{name}代作者修正","named":"经{name}认可","named_corrected":"经{name}修正","declined":"被{name}拒绝","other":"无人确认"}],
  "told": "{made}，{stands}",
}

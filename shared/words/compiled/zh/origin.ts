// written by npm run words from the catalogues beside this folder
import type { Message } from "../../message.ts"
import type { OriginParameters } from "../parameters.ts"

export const origin: Readonly<Record<keyof OriginParameters, Message>> = {
  "behind": "{told}；译自旧版原文",
  "made": ["made",{"machine":"机器翻译","interpreter":"译员翻译","other":"人工翻译"}],
  "stands": ["stands",{"author":"{made}，经作者本人认可","author_corrected":"{made}，经作者本人修正","reader":"{made}，由{name}代作者认可","reader_corrected":"{made}，由{name}代作者修正","named":"{made}，经{name}认可","named_corrected":"{made}，经{name}修正","declined":"{made}，被{name}拒绝","other":"{made}，无人确认"}],
}

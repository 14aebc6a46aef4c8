// written by npm run words from the catalogues beside this folder
import type { Message } from "../../message.ts"
import type { OriginParameters } from "../parameters.ts"

export const origin: Readonly<Record<keyof OriginParameters, Message>> = {
  "behind": "{told}; of an earlier wording",
  "made": ["made",{"machine":"Machine translation","interpreter":"Translation by the interpreter","other":"Translation by a person"}],
  "stands": ["stands",{"author":"{made}, accepted by the author","author_corrected":"{made}, corrected by the author","reader":"{made}, accepted by {name} for the author","reader_corrected":"{made}, corrected by {name} for the author","named":"{made}, accepted by {name}","named_corrected":"{made}, corrected by {name}","declined":"{made}, declined by {name}","other":"{made}, not confirmed by anyone"}],
}

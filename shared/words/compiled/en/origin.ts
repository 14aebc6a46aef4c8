// written by npm run words from the catalogues beside this folder
import type { Message } from "../../message.ts"
import type { OriginParameters } from "../parameters.ts"

export const origin: Readonly<Record<keyof OriginParameters, Message>> = {
  "behind": "{told}; of an earlier wording",
  "made": ["made",{"machine":"Machine translation","interpreter":"Translation by the interpreter","other":"Translation by a person"}],
  "stands": ["stands",{"author":"accepted by the author","author_corrected":"corrected by the author","reader":"accepted by {name} for the author","reader_corrected":"corrected by {name} for the author","named":"accepted by {name}","named_corrected":"corrected by {name}","declined":"declined by {name}","other":"not confirmed by anyone"}],
  "told": "{made}, {stands}",
}

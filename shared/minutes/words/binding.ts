import type { Lang } from "../../model/terms.ts"
import { minutesIn } from "./say.ts"

/** The result of a proposal, with the names as the minutes print them. */
export type CameSaid =
  | { state: "open" }
  | { state: "confirmed"; by: readonly string[] }
  | { state: "alone" }
  | { state: "refused"; by: string; reason: string }
  | { state: "taken-back" }

/** Sentences about a chair's proposals, which others confirm. The proposed text follows as a quotation. */
export function bindingWords(lang: Lang) {
  const say = minutesIn(lang)
  /** Adds a full stop to a reason without an end mark, because a reason is printed as a sentence of its own. */
  const ended = (reason: string) => (/[.!?。！？]$/u.test(reason) ? reason : say("reason.ended", { reason }))
  return {
    proposed: (act: "withdraw" | "erratum" | "editorial", by: string, n: number, reason: string) =>
      say("proposal", { act, by, n, reason: ended(reason) }),
    /** says what came of a proposal; `n` is the number of the record that it is about, null if it is about none */
    came: (came: CameSaid, n: number | null) => {
      switch (came.state) {
        case "open":
          return n === null ? say("setting.waits") : say("proposal.open", { n })
        case "confirmed":
          return say("proposal.confirmed", {
            names: new Intl.ListFormat(lang, { type: "conjunction" }).format(came.by),
          })
        case "alone":
          return say("proposal.alone")
        case "refused":
          return say("proposal.refused", { by: came.by, reason: ended(came.reason) })
        case "taken-back":
          return say("proposal.taken-back")
        default:
          return came satisfies never
      }
    },
    erratumObjected: (n: number, by: string) => say("erratum.objected", { n, by }),
    erratumInForce: (n: number) => say("erratum.in-force", { n }),
    returned: (n: number, by: string) => say("record.returned", { n, by }),
    takenBack: (n: number, by: string) => say("record.taken-back", { n, by }),
    adoption: (by: string) => say("proposal.adoption", { by }),
    /** says that the asker decided alone, and why */
    alone: (reason: string) => say("proposal.alone.reason", { reason: ended(reason) }),
  }
}

import { msg } from "@lit/localize"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { Attribution } from "../../../shared/model/terms.ts"
import { namesAbsentees } from "../../../shared/rules/round/electorate/absentees.ts"

/** Who will see an answer, and who sees that there is none yet, said where it is given. */
export const anonymityHelp = (
  round: Pick<Round, "anonymity" | "absentees">,
  { workspace }: Pick<State, "workspace">,
): string =>
  ({
    named: () => namedWords(workspace?.attribution),
    pseudonymous: () => `${hiddenWords()} ${absenteeWords(round)}`,
    secret: () =>
      msg(
        "Secret: your answer is stored without your name, your membership or the time. Only the browser that has your ballot can change it, until the round closes.",
        { id: "anon.secretBallot" },
      ),
  })[round.anonymity]()

/** Who everyone is depends on what leaves the room. */
function namedWords(attribution: Attribution | undefined): string {
  switch (attribution) {
    case "chatham":
      return msg(
        "Named in the room: after the result is shown, those in the session see who answered what. Under the Chatham House Rule no name, side or affiliation leaves it.",
        { id: "anon.namedChatham" },
      )
    case "unattributed":
      return msg(
        "Named in the room: after the result is shown, those in the session see who answered what. Outside it no name is shown.",
        { id: "anon.namedUnattributed" },
      )
    default:
      return msg("Named: after the result is shown, everyone sees who answered what.", { id: "anon.named" })
  }
}

const hiddenWords = (): string =>
  msg(
    "Names hidden: nobody sees whose answer it is. The server links your answers so that you can see your earlier one.",
    { id: "anon.pseudonymous" },
  )

const absenteeWords = (round: Pick<Round, "anonymity" | "absentees">): string =>
  namesAbsentees(round)
    ? msg("While it is open, the room sees by name who has not answered.", { id: "anon.absenteesNamed" })
    : msg("Who has not answered is shown as a number only.", { id: "anon.absenteesCounted" })

export const secretLimit = (): string =>
  msg("Someone controlling the server while a secret round is open could still observe it.", { id: "anon.limit" })

export const wordingWarning = (): string =>
  msg("What you write, and the language you write it in, may show who you are.", { id: "anon.wordingAndLanguage" })

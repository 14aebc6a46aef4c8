import type { Round } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { Attribution } from "../../../shared/model/terms.ts"
import { namesAbsentees } from "../../../shared/rules/round/electorate/absentees.ts"
import { msg } from "../../i18n/msg.ts"

/** Tells a panelist who will see the answer, and who sees that a member has not answered. */
export const anonymityHelp = (
  round: Pick<Round, "anonymity" | "absentees">,
  { workspace }: Pick<State, "workspace">,
): string =>
  ({
    named: () => namedWords(workspace?.attribution),
    pseudonymous: () => `${hiddenWords()} ${absenteeWords(round)}`,
    secret: () => msg("anon.secretBallot"),
  })[round.anonymity]()

/** Explains who sees the names in a named round. The panel's attribution policy decides this. */
function namedWords(attribution: Attribution | undefined): string {
  switch (attribution) {
    case "chatham":
      return msg("anon.namedChatham")
    case "unattributed":
      return msg("anon.namedUnattributed")
    default:
      return msg("anon.named")
  }
}

const hiddenWords = (): string => msg("anon.pseudonymous")

const absenteeWords = (round: Pick<Round, "anonymity" | "absentees">): string =>
  namesAbsentees(round) ? msg("anon.absenteesNamed") : msg("anon.absenteesCounted")

export const secretLimit = (): string => msg("anon.limit")

export const wordingWarning = (): string => msg("anon.wordingAndLanguage")

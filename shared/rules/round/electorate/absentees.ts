import type { Round } from "../../../fold/consensusState.ts"
import type { MemberId } from "../../../model/ids.ts"
import type { AbsenteeView, Anonymity } from "../../../model/terms.ts"

/** How a round will show who has not answered, decided as it opens. A secret round has no choice, a named one no need. */
export function absenteeViewFor(anonymity: Anonymity, wanted: AbsenteeView): AbsenteeView {
  switch (anonymity) {
    case "named":
      return "named"
    case "pseudonymous":
      return wanted
    case "secret":
      return "counted"
  }
}

/** Rounds that were opened by an earlier version do not say it: there, hidden names are counted. */
export const namesAbsentees = ({ anonymity, absentees }: Pick<Round, "anonymity" | "absentees">): boolean =>
  absenteeViewFor(anonymity, absentees) === "named"

/** Who has not answered: member ids where they may be named, else how many. */
export interface Turnout {
  answered: number
  waiting: MemberId[] | number
}

/**
 * The one way in which anything tells who is missing from an open round: hints, bars, reminders, notices, exports.
 * `room`: the reader is of the room; the gallery reads numbers only.
 */
export function turnoutOf(round: Round, answered: ReadonlySet<string>, { room }: { room: boolean }): Turnout {
  const waiting = round.electorate.map(({ member }) => member).filter(member => !answered.has(member))
  return {
    answered: round.electorate.length - waiting.length,
    waiting: room && namesAbsentees(round) ? waiting.sort() : waiting.length,
  }
}

/**
 * Whether a reminder may treat this member as one who has answered. Where absentees are counted everybody is reminded:
 * a list of the people who were reminded would name those who have not answered.
 */
export const isKnownToHaveAnswered = (round: Round, member: string, answered: ReadonlySet<string>): boolean =>
  namesAbsentees(round) && answered.has(member)

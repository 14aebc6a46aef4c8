import type { Round } from "../../../fold/consensusState.ts"
import type { MemberId } from "../../../model/ids.ts"
import type { AbsenteeView, Anonymity } from "../../../model/terms.ts"

/**
 * How a round will show the members who have not answered, decided when it opens. A secret round always counts them; a
 * named one always names them.
 */
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

/** Rounds of an earlier version do not store the choice: if names are hidden, absentees are counted. */
export const namesAbsentees = ({ anonymity, absentees }: Pick<Round, "anonymity" | "absentees">): boolean =>
  absenteeViewFor(anonymity, absentees) === "named"

/** The members who have not answered: their ids if they may be named, else their number. */
export interface Turnout {
  answered: number
  waiting: MemberId[] | number
}

/**
 * The members missing from an open round. All code that tells it uses this function: hints, bars, reminders, notices,
 * exports. `room`: the reader belongs to the room; the gallery gets numbers only.
 */
export function turnoutOf(round: Round, answered: ReadonlySet<string>, { room }: { room: boolean }): Turnout {
  const waiting = round.electorate.map(({ member }) => member).filter(member => !answered.has(member))
  return {
    answered: round.electorate.length - waiting.length,
    waiting: room && namesAbsentees(round) ? waiting.sort() : waiting.length,
  }
}

/**
 * Whether a reminder may skip this member because they have answered. If absentees are only counted, everybody is
 * reminded: a list of the reminded members would otherwise name those who have not answered.
 */
export const isKnownToHaveAnswered = (round: Round, member: string, answered: ReadonlySet<string>): boolean =>
  namesAbsentees(round) && answered.has(member)

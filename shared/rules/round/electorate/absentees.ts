import type { Round } from "../../../fold/consensusState.ts"
import type { MemberId } from "../../../model/ids.ts"
import type { AbsenteeView, Anonymity } from "../../../model/terms.ts"

/**
 * How a round shows the members who have not answered. This is decided when the round opens. A secret round always
 * shows their number, a named round always their names.
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

/**
 * Returns whether a round shows absentees by name. A round that an earlier version of Plenary stored has no such
 * choice; if its names are hidden, only the number of absentees is shown.
 */
export const namesAbsentees = ({ anonymity, absentees }: Pick<Round, "anonymity" | "absentees">): boolean =>
  absenteeViewFor(anonymity, absentees) === "named"

/**
 * The number of members who have answered, and the members who have not: their ids if they may be named, else their
 * number.
 */
export interface Turnout {
  answered: number
  waiting: MemberId[] | number
}

/**
 * The turnout of an open round. Hints, bars, reminders, notices and exports all use this function. `room` is true for
 * readers in the room; the gallery gets only numbers.
 */
export function turnoutOf(round: Round, answered: ReadonlySet<string>, { room }: { room: boolean }): Turnout {
  const waiting = round.electorate.map(({ member }) => member).filter(member => !answered.has(member))
  return {
    answered: round.electorate.length - waiting.length,
    waiting: room && namesAbsentees(round) ? waiting.sort() : waiting.length,
  }
}

/**
 * Returns whether a reminder may skip this member because they have answered. If absentees are only counted, everybody
 * is reminded, because a shorter list of reminded members would name those who have not answered.
 */
export const isKnownToHaveAnswered = (round: Round, member: string, answered: ReadonlySet<string>): boolean =>
  namesAbsentees(round) && answered.has(member)

import type { RetentionPeriods } from "../../contract/events/law/retention.ts"
import type { Member } from "../../fold/peopleState.ts"
import type { State } from "../../fold/state.ts"
import type { MemberId, RoundId } from "../../model/ids.ts"
import type { Instant } from "../../model/terms.ts"

const dayMs = 86_400_000

/** Milliseconds after a change of the periods in which nothing is erased, so that members learn of it (DOMAIN RT4). */
export const pauseAfterChangeMs = 7 * dayMs

/** The data that the periods take at a moment, as far as the log tells. Data that is older than a time goes. */
export interface RetentionDue {
  /** members whose names and interests go */
  names: MemberId[]
  /** whether what people wrote in discussions goes */
  words: boolean
  /** whether sign-ins and addresses go */
  seats: boolean
  /** rounds whose stored answers go */
  answers: RoundId[]
  letters: Instant | null
  drafts: Instant | null
}

/** Returns what the periods take at this moment (DOMAIN RT2). */
export function retentionDue(state: State, periods: RetentionPeriods, now: Instant): RetentionDue {
  const before = (days: number | undefined): Instant | null => (days === undefined ? null : now - days * dayMs)
  const archivedAt = state.workspace?.archived?.at ?? Number.POSITIVE_INFINITY
  const isOver = (days: number | undefined): boolean => archivedAt <= (before(days) ?? Number.NEGATIVE_INFINITY)
  const left = before(periods.names)
  return {
    names:
      left === null ? [] : Object.values(state.members).flatMap(one => (mayUnname(state, one, left) ? [one.id] : [])),
    words: isOver(periods.words),
    seats: isOver(periods.seats),
    answers: isOver(periods.answers) ? shownRounds(state) : [],
    letters: before(periods.letters),
    drafts: before(periods.drafts),
  }
}

/** Returns from when on the periods take anything. */
export const retentionFrom = ({ workspace }: Pick<State, "workspace">): Instant | null =>
  workspace?.retention ? workspace.retention.at + pauseAfterChangeMs : null

/**
 * Whether the name of a member goes whose seat ended before this moment. An open panel needs it until no round that
 * asked the member waits for its result, and until the minutes of the sessions from before are adopted.
 */
function mayUnname({ workspace, rounds, sessions }: State, member: Member, before: Instant): boolean {
  const { removed, ended, erased, unnamed } = member
  if (!removed || erased !== undefined || unnamed !== undefined || (ended?.at ?? Infinity) > before) return false
  if (workspace?.archived) return true
  const isAsked = Object.values(rounds).some(
    ({ state, electorate }) =>
      (state === "open" || state === "closed") && electorate.some(elector => elector.member === member.id),
  )
  const isAwaited = Object.values(sessions).some(
    ({ state, startedAt, minutes }) =>
      state !== "cancelled" &&
      startedAt !== null &&
      startedAt <= (ended?.at ?? 0) &&
      minutes.state !== "adopted" &&
      minutes.state !== "published",
  )
  return !isAsked && !isAwaited
}

const shownRounds = ({ rounds }: State): RoundId[] =>
  Object.values(rounds).flatMap(({ id, state }) => (state === "revealed" || state === "void" ? [id] : []))

/** Whether the member's name was erased: with all that is theirs, or because its period was over. */
export const isNameless = ({ erased, unnamed }: Pick<Member, "erased" | "unnamed">): boolean =>
  erased !== undefined || unnamed !== undefined

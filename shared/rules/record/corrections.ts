import type { Member } from "../../fold/peopleState.ts"
import type { Correction, Minutes, Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { Instant } from "../../model/terms.ts"
import { hasAttended, isOwn } from "../people/seats/holder.ts"
import { right } from "../policy.ts"

/** How long the author of a declined correction has before the minutes can be adopted, in milliseconds. */
const insistingMs = 86_400_000

/**
 * When the minutes can be adopted: after the time for comments, once every correction is decided, and a day after one was
 * declined on which its author has not insisted. Null while a correction is undecided (DOMAIN M2, M14).
 */
export function adoptableFrom({ endsAt, corrections }: Pick<Minutes, "endsAt" | "corrections">): Instant | null {
  if (corrections.some(({ accepted }) => accepted === null)) return null
  const waits = corrections.flatMap(({ declined, insisted }) =>
    declined && !insisted ? [declined.at + insistingMs] : [],
  )
  return Math.max(endsAt ?? 0, ...waits)
}

export const isAdoptable = (minutes: Minutes, now: Instant): boolean => (adoptableFrom(minutes) ?? Infinity) <= now

/** Whether the member may propose corrections of the minutes while they are out for comments. */
export function correctsMinutes(state: State, session: Session, { id, role }: Pick<Member, "id" | "role">): boolean {
  const has = right(role, "correct the minutes")
  return has === "yes" || (has === "own" && hasAttended(state, session, id))
}

/** Whether the member may insist on the correction: it is theirs, it was declined with a reason, and nobody adopted yet. */
export const mayInsist = (state: State, { minutes }: Session, correction: Correction, member: string | null): boolean =>
  minutes.state === "under_review" &&
  correction.declined !== undefined &&
  correction.insisted === undefined &&
  isOwn(state, correction, member)

/** The corrections on which the member may insist, each with the session of its minutes. */
export const declinedOf = (state: State, member: string): { session: Session; correction: Correction }[] =>
  Object.values(state.sessions).flatMap(session =>
    session.minutes.corrections
      .filter(one => mayInsist(state, session, one, member))
      .map(correction => ({ session, correction })),
  )

import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { SessionId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import { isAdoptable } from "../../../shared/rules/record/corrections.ts"
import { lapsingWith } from "../../../shared/rules/record/lapsing.ts"
import type { Decision, Situation } from "../../core/command.ts"
import { alreadyDone } from "../refusing.ts"

/**
 * The refusal to adopt minutes while the time for comments runs, a correction is undecided or its author may insist on it;
 * null if the minutes may be adopted.
 */
export const notAdoptable = ({ minutes }: Session, now: Instant): { refuse: Refusal } | null =>
  isAdoptable(minutes, now) ? null : refuse("minutes-not-ready")

/**
 * Adopts minutes once every required consent is given. Declared records of the session that still wait for confirmation
 * lapse.
 */
export function adoptMinutes(
  { state, now }: Situation,
  { about: { session: id } }: { about: { session: SessionId } },
): Decision {
  const session = state.sessions[id]
  if (!session) return refuse("not-found")
  if (session.minutes.adoptedAt !== null) return alreadyDone(state, session.minutes.moved ?? session.turned)
  return (
    notAdoptable(session, now) ?? {
      // the adoption comes last, because the commit signs its last entry, and that entry's fingerprint is printed
      events: [...lapsingWith(state, id), { kind: "minutes-adopted", body: { session: id } }],
    }
  )
}

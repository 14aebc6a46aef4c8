import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import { isHeld } from "./held.ts"

/** A position that officers entered and confirmed for a member in a round that is not shown yet. */
interface Heard {
  member: string
  aloud: { by: string; officer: string | null } | null
}

/**
 * Members who are connected, or whom the secretary has ticked in a session that is live or in a break (DOMAIN F1).
 * `heard` are the sealed answers of a round, if the caller reads them.
 */
export function presentIn(state: State, connected: Iterable<string>, heard: readonly Heard[] = []): Set<string> {
  const ticked = Object.values(state.sessions)
    .filter(isHeld)
    .flatMap(session =>
      session.attendance.filter(
        span => span.ticked && span.to === null && !spokeFor(spokenIn(state, session, heard), span),
      ),
    )
  return new Set([...connected, ...ticked.map(({ member }) => member)])
}

/** A member for whom these officers entered and confirmed a position. */
interface Spoken {
  member: string
  officers: readonly (string | null)[]
}

/** The spoken positions of the rounds that were shown since the session began, and those of `heard`. */
function spokenIn({ rounds }: State, { startedAt }: Session, heard: readonly Heard[]): Spoken[] {
  const shown = Object.values(rounds).flatMap(({ answers, revealedAt }) =>
    (revealedAt ?? 0) >= (startedAt ?? 0) ? (answers ?? []) : [],
  )
  return [
    ...shown.flatMap(({ member, aloud }) =>
      member && aloud ? [{ member, officers: [aloud.enteredBy, aloud.officer] }] : [],
    ),
    ...heard.flatMap(({ member, aloud }) => (aloud ? [{ member, officers: [aloud.by, aloud.officer] }] : [])),
  ]
}

/**
 * Whether the officer who ticked the member has also entered or confirmed a position for them in this session, before
 * the tick or after it. Such a tick makes nobody present (DOMAIN F1).
 */
const spokeFor = (spoken: readonly Spoken[], { member, tickedBy }: Session["attendance"][number]): boolean =>
  tickedBy !== undefined && spoken.some(one => one.member === member && one.officers.includes(tickedBy))

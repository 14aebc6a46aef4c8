import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import { isHeld } from "./held.ts"

/** Members who are connected, or whom the secretary has ticked in a session that is live or in a break (DOMAIN F1). */
export function presentIn(state: State, connected: Iterable<string>): Set<string> {
  const held = Object.values(state.sessions).filter(isHeld)
  const ticked = held.flatMap(({ attendance }) =>
    attendance.filter(span => span.ticked && span.to === null && !spokeFor(state, span)),
  )
  return new Set([...connected, ...ticked.map(({ member }) => member)])
}

/**
 * Whether the officer who ticked the member has also entered or confirmed what they said in a round, since they were
 * ticked. Such a tick makes nobody present (DOMAIN F1).
 */
const spokeFor = ({ rounds }: State, { member, tickedBy, from }: Session["attendance"][number]): boolean =>
  tickedBy !== undefined &&
  Object.values(rounds).some(
    ({ answers, revealedAt }) =>
      (revealedAt ?? 0) >= from &&
      answers?.some(
        one => one.member === member && (one.aloud?.enteredBy === tickedBy || one.aloud?.officer === tickedBy),
      ),
  )

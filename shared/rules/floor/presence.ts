import type { State } from "../../fold/state.ts"
import { isHeld } from "./held.ts"

/** Members who are connected, or whom the secretary has ticked in a session that is live or in a break (DOMAIN F1). */
export function presentIn(state: State, connected: Iterable<string>): Set<string> {
  const held = Object.values(state.sessions).filter(isHeld)
  const ticked = held.flatMap(({ attendance }) => attendance.filter(span => span.ticked && span.to === null))
  return new Set([...connected, ...ticked.map(({ member }) => member)])
}

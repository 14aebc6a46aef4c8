import type { Member } from "../../fold/peopleState.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import { seatKeeps } from "../people/seats/seatKeeps.ts"

/**
 * The moderator who last acted as chair or was handed the chair. If there is none, the first of the present moderators
 * to arrive. Every moderator may always act as chair.
 */
export function chairOf(session: Session, { members }: State, present: readonly string[]): Member | null {
  const moderators = Object.values(members).filter(seatKeeps.chair)
  const acted = moderators.find(({ id }) => id === session.floor.chair)
  if (acted) return acted
  const came = session.attendance.toSorted((a, b) => a.from - b.from).map(({ member }) => member)
  const first = came.find(id => moderators.some(one => one.id === id) && present.includes(id))
  return moderators.find(({ id }) => id === first) ?? moderators.find(({ id }) => present.includes(id)) ?? null
}

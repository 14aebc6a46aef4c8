import type { Instant } from "../../../model/terms.ts"
import { patch } from "../../changes/change.ts"
import type { Clocked, Draw, Floor, Session } from "../../sessionState.ts"
import type { State } from "../../state.ts"
import { drawOf, isSameDraw } from "./drawOf.ts"

/** A turn that runs while an entry is folded. */
interface Running {
  session: Session
  speaking: NonNullable<Floor["speaking"]>
  draw: Draw
}

/** The turns that run before an entry. They are read first, because a fold may change the state's tables in place. */
export const runningIn = (state: State): Running[] =>
  Object.values(state.sessions).flatMap(session => {
    const { speaking } = session.floor
    const draw = speaking && drawOf(state, session)
    return speaking && draw ? [{ session, speaking, draw }] : []
  })

/**
 * Adds the time of each turn that the entry ended, or whose time counts for another side or another item from now on.
 * So a turn counts for the side that its speaker had, and for the item that was current, at each moment.
 */
export function withClocked(state: State, before: readonly Running[], at: Instant): State {
  let sessions = state.sessions
  for (const { session, speaking, draw } of before) {
    const row = sessions[session.id]
    if (!row) continue
    const now = drawOf({ members: state.members }, row)
    const runs = row.floor.speaking !== null && row.floor.speaking.since === speaking.since
    const same = runs && row.floor.speaking?.member === speaking.member && now !== null
    if (same && isSameDraw(draw, now)) continue
    const ms = Math.max(0, at - (speaking.clockedTo ?? speaking.since))
    sessions = patch(sessions, session.id, ({ floor }) => ({
      floor: {
        ...floor,
        clocked: added(floor.clocked ?? [], { ...draw, ms }),
        ...(same && floor.speaking && { speaking: { ...floor.speaking, clockedTo: at } }),
      },
    }))
  }
  return sessions === state.sessions ? state : { ...state, sessions }
}

function added(rows: readonly Clocked[], more: Clocked): Clocked[] {
  if (more.ms === 0) return [...rows]
  const known = rows.some(row => isSameDraw(row, more))
  return known ? rows.map(row => (isSameDraw(row, more) ? { ...row, ms: row.ms + more.ms } : row)) : [...rows, more]
}

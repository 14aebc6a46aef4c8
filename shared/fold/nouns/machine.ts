import type { Entry } from "../../contract/events.ts"
import type { MemberId } from "../../model/ids.ts"
import type { Machine } from "../peopleState.ts"
import type { State } from "../state.ts"

export function foldMachine(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "token-made": {
      const { machine: id, ...facts } = entry.body
      const row = { id, ...facts, by: entry.by, at: entry.at, ended: null }
      return { ...state, machines: { ...state.machines, [id]: row } }
    }
    case "token-revoked": {
      const row = state.machines?.[entry.body.machine]
      if (!row) return state
      const ended = { by: entry.by, at: entry.at }
      return { ...state, machines: { ...state.machines, [row.id]: { ...row, ended } } }
    }
    default:
      return state.machines ? withoutMaker(state, state.machines, entry) : state
  }
}

/**
 * Ends the tokens whose maker may not make tokens any more: the seat has ended or is suspended, has another role, or
 * was reissued to another person (DOMAIN X13). A token that ended so does not come back with the seat.
 */
function withoutMaker(state: State, machines: Record<string, Machine>, entry: Entry): State {
  const reissued = entry.kind === "seat-reissued" ? entry.body.member : null
  const left = Object.values(machines).filter(
    ({ by, ended }) => ended === null && by !== null && (by === reissued || !isModerator(state, by)),
  )
  if (left.length === 0) return state
  const ended = { by: entry.by, at: entry.at, with: "maker" } as const
  return { ...state, machines: { ...machines, ...Object.fromEntries(left.map(row => [row.id, { ...row, ended }])) } }
}

/** Whether the member holds the role that makes tokens. The administrator, who has no seat, is not asked here. */
function isModerator({ members }: State, id: MemberId): boolean {
  const member = members[id]
  return member?.role === "moderator" && !member.removed && member.suspended === undefined
}

import type { Entry } from "../../contract/events.ts"
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
      return state
  }
}

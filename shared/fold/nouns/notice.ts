import type { Entry } from "../../contract/events.ts"
import { putRow } from "../changes/change.ts"
import type { State } from "../state.ts"

export function foldNotice(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "notice-wanted": {
      const { notice: id, about, members } = entry.body
      return {
        ...state,
        notices: putRow(state.notices, id, { id, about, members, missed: [], sent: null, at: entry.at }),
      }
    }
    case "notice-sent": {
      const { notice: id, about, how, members, missed, owned } = entry.body
      const row = { id, about, members, missed, sent: how, at: entry.at, ...(owned && { owned }) }
      return { ...state, notices: putRow(state.notices, id, row) }
    }
    default:
      return state
  }
}

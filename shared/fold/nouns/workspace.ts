import type { Entry } from "../../contract/events.ts"
import { patch, put } from "../change.ts"
import type { State } from "../state.ts"

export function foldWorkspace(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "workspace-opened": {
      const { workspace, sides, replay = "readers", ...facts } = entry.body
      return { ...state, sides, workspace: { id: workspace, ...facts, replay, removed: false } }
    }
    case "workspace-removed":
      return state.workspace ? { ...state, workspace: { ...state.workspace, removed: true } } : state
    case "member-admitted": {
      const { member, role, side, field, lang, personal } = entry.body
      const row = { id: member, name: personal.name, role, side, field, lang, taken: false, removed: false }
      return { ...state, members: put(state.members, member, row) }
    }
    case "seat-taken": {
      const { member, lang, personal } = entry.body
      return { ...state, members: patch(state.members, member, { taken: true, lang, name: personal.name }) }
    }
    case "member-changed": {
      const { member, role, side } = entry.body
      return { ...state, members: patch(state.members, member, { role, side }) }
    }
    case "member-removed":
      return { ...state, members: patch(state.members, entry.body.member, { removed: true }) }
    case "invite-made": {
      const { invite, ...row } = entry.body
      return { ...state, invites: put(state.invites, invite, { id: invite, ...row, revoked: false }) }
    }
    case "invite-revoked":
      return { ...state, invites: patch(state.invites, entry.body.invite, { revoked: true }) }
    default:
      return state
  }
}

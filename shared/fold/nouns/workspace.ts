import type { Entry } from "../../contract/events.ts"
import type { InviteId } from "../../model/ids.ts"
import { asNamed } from "../../model/names.ts"
import type { SeatRole } from "../../model/terms.ts"
import { patch, put } from "../change.ts"
import type { State } from "../state.ts"

const isAtTable = (role: SeatRole): boolean => role === "moderator" || role === "panelist"

export function foldWorkspace(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "workspace-opened": {
      const { workspace, sides, replay = "readers", ...facts } = entry.body
      return { ...state, sides, workspace: { id: workspace, ...facts, replay, removed: false } }
    }
    case "workspace-removed":
      return state.workspace ? { ...state, workspace: { ...state.workspace, removed: true } } : state
    case "member-admitted": {
      const { member, role, side, field, lang, invite, personal } = entry.body
      const seat = { id: member, ...asNamed(personal), role, side, field, lang }
      const seatedAt = isAtTable(role) ? entry.at : null
      const row = { ...seat, seatedAt, interest: null, taken: false, removed: false }
      return used({ ...state, members: put(state.members, member, row) }, invite)
    }
    case "seat-taken": {
      const { member, lang, invite, personal } = entry.body
      const members = patch(state.members, member, { taken: true, lang, ...asNamed(personal) })
      return used({ ...state, members }, invite)
    }
    case "member-changed": {
      const { member, role, side } = entry.body
      const seatedAt = isAtTable(role) ? (state.members[member]?.seatedAt ?? entry.at) : null
      return { ...state, members: patch(state.members, member, { role, side, seatedAt }) }
    }
    case "member-described": {
      const { member, field, personal } = entry.body
      return { ...state, members: patch(state.members, member, { field, ...asNamed(personal) }) }
    }
    case "interest-stated": {
      const { member, personal } = entry.body
      const interest = personal.interest && { text: personal.interest, by: entry.by, at: entry.at }
      return { ...state, members: patch(state.members, member, { interest }) }
    }
    case "deputy-named": {
      const { side, member } = entry.body
      const { [side]: _, ...others } = state.deputies
      return { ...state, deputies: member === null ? others : { ...others, [side]: member } }
    }
    case "member-removed":
      return { ...state, members: patch(state.members, entry.body.member, { removed: true }) }
    case "invite-made": {
      const { invite, ...row } = entry.body
      return { ...state, invites: put(state.invites, invite, { id: invite, ...row, used: 0, revoked: false }) }
    }
    case "invite-revoked":
      return { ...state, invites: patch(state.invites, entry.body.invite, { revoked: true }) }
    default:
      return state
  }
}

const used = (state: State, by: InviteId | null | undefined): State =>
  by ? { ...state, invites: patch(state.invites, by, ({ used: n }) => ({ used: n + 1 })) } : state

import type { Entry } from "../../../contract/events.ts"
import type { MemberId } from "../../../model/ids.ts"
import { drop, patch } from "../../changes/change.ts"
import { reasonOf } from "../../changes/reasonOf.ts"
import type { Member } from "../../peopleState.ts"
import type { State } from "../../state.ts"

/** Folds the archiving of the workspace, and the erasure of members' data. */
export function foldKeeping(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "workspace-archived":
      return archived(state, { by: entry.by, at: entry.at, ...reasonOf(entry.body) })
    case "workspace-unarchived":
      return archived(state, undefined)
    case "erasure-asked": {
      const erasure = { by: entry.by, at: entry.at }
      return { ...state, members: patch(state.members, entry.body.member, { erasure }) }
    }
    case "erasure-taken-back":
      return { ...state, members: drop(state.members, entry.body.member, "erasure") }
    case "erasure-declined": {
      const declined = { at: entry.at, ...reasonOf(entry.body) }
      const members = patch(state.members, entry.body.member, ({ erasure }) =>
        erasure ? { erasure: { ...erasure, declined } } : {},
      )
      return { ...state, members }
    }
    case "member-erased":
      return { ...state, members: erased(state.members, entry.body.member, entry) }
    default:
      return state
  }
}

function archived(state: State, as: NonNullable<State["workspace"]>["archived"]): State {
  if (!state.workspace) return state
  const { archived: _, ...workspace } = state.workspace
  return { ...state, workspace: as ? { ...workspace, archived: as } : workspace }
}

/**
 * Removes what pages show of the person. Role, side and language stay, because rounds and records count by them. A log
 * that is read from its beginning no longer holds the names at all.
 */
function erased(members: State["members"], member: MemberId, { by, at }: Entry): State["members"] {
  let next = members
  for (const field of [
    "formerly",
    "addressSet",
    "erasure",
    "suspended",
    "consents",
    "title",
    "affiliation",
    "unnamed",
  ] as const)
    next = drop(next, member, field)
  return patch(next, member, ({ ended }) => {
    const gone: Partial<Member> = { name: "", romanised: "", short: "", field: null, interest: null, erased: at }
    return { ...gone, proposedInterest: null, removed: true, ended: ended ?? { left: false, by, at } }
  })
}

import type { Entry } from "../../../contract/events.ts"
import { drop, patch } from "../../changes/change.ts"
import type { Member } from "../../peopleState.ts"
import type { State } from "../../state.ts"

/** Folds the periods of the retention, and the erasures at their ends. */
export function foldRetention(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "retention-set": {
      const { workspace } = state
      const retention = { periods: entry.body.periods, at: entry.at }
      return workspace ? { ...state, workspace: { ...workspace, retention } } : state
    }
    case "retention-carried-out":
      return { ...state, members: entry.body.members.reduce((all, id) => unnamed(all, id, entry.at), state.members) }
    default:
      return state
  }
}

/** Removes the names of a person. Their words stay, and the person may still be erased (DOMAIN RT3). */
function unnamed(members: State["members"], member: Member["id"], at: number): State["members"] {
  let next = members
  for (const field of ["formerly", "addressSet", "title", "affiliation"] as const) next = drop(next, member, field)
  const gone: Partial<Member> = { name: "", romanised: "", short: "", field: null, interest: null }
  return patch(next, member, { ...gone, proposedInterest: null, unnamed: at })
}

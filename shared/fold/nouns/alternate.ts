import type { Entry } from "../../contract/events.ts"
import type { MemberId } from "../../model/ids.ts"
import { drop, patch } from "../changes/change.ts"
import type { Member } from "../peopleState.ts"
import type { State } from "../state.ts"

/**
 * Folds the seat that a delegate shares with an alternate. The role and the side of the seat are one thing that moves
 * between the two rows, so one of them sits at any time, and the rest of the code needs to know only their roles.
 */
export function foldAlternate(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "alternate-named": {
      const { member, alternate, alone } = entry.body
      const members = patch(state.members, member, { alternate: { member: alternate, alone, at: entry.at } })
      return { ...state, members: patch(members, alternate, { alternateOf: member }) }
    }
    case "alternate-withdrawn": {
      const { member, alternate } = entry.body
      const members = drop(drop(state.members, member, "alternate"), alternate, "alternateOf")
      return { ...state, members: patch(members, alternate, { role: "observer" }) }
    }
    case "alternate-seated": {
      const { member, alternate } = entry.body
      const members = moved(state.members, member, alternate)
      const since = ({ seatedAt }: Member) => ({ seatedAt: seatedAt ?? entry.at, sitsSince: entry.at })
      return members === state.members ? state : { ...state, members: patch(members, alternate, since) }
    }
    case "delegate-seated": {
      const { member, alternate } = entry.body
      const members = moved(state.members, alternate, member)
      return members === state.members ? state : { ...state, members: drop(members, alternate, "sitsSince") }
    }
    default:
      return state
  }
}

/** Moves the seat from the member who sits to the other one; changes nothing if `from` does not sit. */
function moved(members: State["members"], from: MemberId, to: MemberId): State["members"] {
  const row = members[from]
  if (row?.role !== "panelist" || members[to]?.role !== "alternate") return members
  const { role, side } = row
  return patch(patch(members, to, { role, side }), from, { role: "alternate", side: null })
}

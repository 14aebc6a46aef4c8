import type { Entry } from "../../contract/events.ts"
import type { MemberId } from "../../model/ids.ts"
import { drop, patch } from "../changes/change.ts"
import { reseated } from "../changes/reseated.ts"
import type { Member } from "../peopleState.ts"
import type { State } from "../state.ts"

const dayMs = 86_400_000

/**
 * Folds the seat that a delegate shares with an alternate. The role and the side of the seat are one thing that moves
 * between the two rows, so one of them sits at any time, and the rest of the code needs to know only their roles.
 */
export function foldAlternate(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "alternate-named": {
      const { member, alternate, alone } = entry.body
      const members = patch(state.members, member, ({ alternatesNamed = [] }) => ({
        alternate: { member: alternate, alone, at: entry.at },
        alternatesNamed: [...alternatesNamed.filter(at => at > entry.at - dayMs), entry.at],
      }))
      return { ...state, members: patch(members, alternate, { alternateOf: member }) }
    }
    case "alternate-withdrawn": {
      const { member, alternate } = entry.body
      const left = patch(state.members, alternate, row => reseated(row, { role: "observer", side: row.side }, entry))
      return { ...state, members: drop(drop(left, member, "alternate"), alternate, "alternateOf") }
    }
    case "alternate-seated": {
      const { member, alternate } = entry.body
      const members = moved(state.members, { from: member, to: alternate, entry })
      const since = ({ seatedAt }: Member) => ({ seatedAt: seatedAt ?? entry.at, sitsSince: entry.at })
      return members === state.members ? state : { ...state, members: patch(members, alternate, since) }
    }
    case "delegate-seated": {
      const { member, alternate } = entry.body
      const members = moved(state.members, { from: alternate, to: member, entry })
      return members === state.members ? state : { ...state, members: drop(members, alternate, "sitsSince") }
    }
    default:
      return state
  }
}

/** A seat that changes hands by an entry. */
interface Move {
  from: MemberId
  to: MemberId
  entry: Entry
}

/** Moves the seat from the member who sits to the other one; changes nothing if `from` does not sit. */
function moved(members: State["members"], { from, to, entry }: Move): State["members"] {
  const row = members[from]
  if (row?.role !== "panelist" || members[to]?.role !== "alternate") return members
  const { role, side } = row
  const given = patch(members, to, one => reseated(one, { role, side }, entry))
  return patch(given, from, one => reseated(one, { role: "alternate", side: null }, entry))
}

import type { NewEvent } from "../../../contract/events.ts"
import type { State } from "../../../fold/state.ts"
import type { MemberId } from "../../../model/ids.ts"
import type { SeatAct } from "../../../model/notice.ts"
import type { SeatRole } from "../../../model/terms.ts"

const rank: Readonly<Record<SeatRole, number>> = {
  observer: 0,
  alternate: 0,
  interpreter: 1,
  panelist: 2,
  secretary: 3,
  moderator: 4,
}

/** The kind of a change of role or side, as the notice to the seat's owner names it. */
export function changeAct(before: SeatRole, after: SeatRole): Extract<SeatAct, "moved" | "promoted" | "demoted"> {
  if (before === after) return "moved"
  return rank[after] > rank[before] ? "promoted" : "demoted"
}

/** A seat that an event changes, and the act that its owner is notified of. */
interface SeatActDone {
  member: MemberId
  act: SeatAct
}

/**
 * The seats that an event changes. `state` is the state before the commit, and `commit` has all events of the commit.
 * Empty if the event changes no seat, or if another notice tells the owner.
 */
export function seatActsOf(state: State, { kind, body }: NewEvent, commit: readonly NewEvent[]): SeatActDone[] {
  switch (kind) {
    case "member-suspended":
      return [{ member: body.member, act: "suspended" }]
    case "suspension-lifted":
      return [{ member: body.member, act: "lifted" }]
    case "member-removed":
      return [{ member: body.member, act: "removed" }]
    case "member-changed": {
      const before = state.members[body.member]
      return before ? [{ member: before.id, act: changeAct(before.role, body.role) }] : []
    }
    case "alternate-seated":
    case "delegate-seated":
      return [body.member, body.alternate].map(member => ({ member, act: "handed" }))
    case "proposal-carried": {
      // A chair who may act alone proposes and carries the act out in one commit, so the proposal is not in `state`
      // yet.
      const made = commit.flatMap(one => (one.kind === "proposal-made" ? [one.body] : []))
      const about = (state.proposals[body.proposal] ?? made.find(one => one.proposal === body.proposal))?.about
      return about?.act === "seat" ? [{ member: about.member, act: "confirmed" }] : []
    }
    default:
      return []
  }
}

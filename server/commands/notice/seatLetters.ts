import type { NewEvent } from "../../../shared/contract/events.ts"
import { seatActsOf } from "../../../shared/rules/people/seats/seatActs.ts"
import type { Accepted, Situation } from "../../core/command.ts"
import type { DirectoryChange } from "../../ports/database/store.ts"

/**
 * Adds a letter to the seat's owner for every event by which another member changes the seat. Nothing is added without
 * a mail server.
 */
export function withSeatLetters({ state, actor, mails, id }: Situation, decision: Accepted): Accepted {
  if (!mails || !state.workspace) return decision
  const { id: workspace } = state.workspace
  const wanted: NewEvent[] = []
  const bound: DirectoryChange[] = []
  for (const done of decision.events.flatMap(event => seatActsOf(state, event, decision.events))) {
    const { member, act } = done
    if (member === actor.member || !state.members[member]?.taken) continue
    const notice = id()
    wanted.push({ kind: "notice-wanted", body: { notice, about: { of: "seat", ...done }, members: [member] } })
    // a removal deletes the address, but the letter about it still goes to the address that the owner had confirmed
    if (act === "removed") bound.push({ kind: "address-bound", workspace, member, notice })
  }
  if (wanted.length === 0) return decision
  return {
    ...decision,
    events: [...decision.events, ...wanted],
    directory: [...bound, ...(decision.directory ?? [])],
  }
}

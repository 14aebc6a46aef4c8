import type { Entry } from "../../../contract/events.ts"
import { drop, patch, putRow } from "../../changes/change.ts"
import { reasonOf } from "../../changes/reasonOf.ts"
import { sideThen } from "../../changes/sideThen.ts"
import type { Proposal, State } from "../../state.ts"

const proposalWith = (
  state: State,
  id: string,
  change: Partial<Proposal> | ((row: Proposal) => Partial<Proposal>),
): State => ({ ...state, proposals: patch(state.proposals, id, change) })

/**
 * Sets or clears the proposal that a seat waits for. A panelist's seat joins the electorate once its proposal is
 * carried.
 */
function withSeat(state: State, id: string, unconfirmed: string | undefined): State {
  const about = state.proposals[id]?.about
  if (about?.act !== "seat") return state
  const { members } = state
  return unconfirmed === undefined
    ? { ...state, members: drop(members, about.member, "unconfirmed") }
    : { ...state, members: patch(members, about.member, { unconfirmed }) }
}

export function foldProposal(state: State, entry: Entry): State {
  const { by, at } = entry
  switch (entry.kind) {
    case "proposal-made": {
      const { proposal: id, about, asker } = entry.body
      const asked = { about, asker, at, ...reasonOf(entry.body), askedFor: sideThen(state, asker) }
      const row: Proposal = { id, ...asked, state: "open", confirmations: [], ended: null }
      return withSeat({ ...state, proposals: putRow(state.proposals, id, row) }, id, id)
    }
    case "proposal-confirmed": {
      const given = { by, at, side: sideThen(state, by) }
      return proposalWith(state, entry.body.proposal, row => ({ confirmations: [...row.confirmations, given] }))
    }
    case "proposal-carried": {
      const ended = { by, at, reason: "" }
      const carried = proposalWith(state, entry.body.proposal, { state: "carried", ended })
      return withSeat(carried, entry.body.proposal, undefined)
    }
    case "proposal-refused":
      return proposalWith(state, entry.body.proposal, {
        state: "refused",
        ended: { by, at, ...reasonOf(entry.body) },
      })
    case "proposal-taken-back":
      return proposalWith(state, entry.body.proposal, { state: "taken_back", ended: { by, at, reason: "" } })
    default:
      return state
  }
}

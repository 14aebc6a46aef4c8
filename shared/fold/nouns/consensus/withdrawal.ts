import type { Entry } from "../../../contract/events.ts"
import type { RecordId } from "../../../model/ids.ts"
import { patch, putRow } from "../../changes/change.ts"
import { reasonOf } from "../../changes/reasonOf.ts"
import { sideThen } from "../../changes/sideThen.ts"
import type { Proposal, State } from "../../state.ts"

/**
 * The record's open withdrawal in a log of an earlier version. Such a proposal has a `topic`, which today's proposals
 * lack.
 */
const earlier = ({ proposals }: State, record: RecordId): Proposal | undefined =>
  Object.values(proposals).find(
    ({ about, state, topic }) =>
      topic !== undefined && about.act === "withdraw" && about.record === record && state === "open",
  )

function change(state: State, record: RecordId, to: (row: Proposal) => Partial<Proposal>): State {
  const row = earlier(state, record)
  return row ? { ...state, proposals: patch(state.proposals, row.id, to) } : state
}

/** Folds the withdrawal events of earlier versions into a proposal, because a withdrawal is a proposal today. */
export function foldWithdrawal(state: State, entry: Entry): State {
  const { by, at } = entry
  switch (entry.kind) {
    case "withdrawal-proposed": {
      const { record, topic } = entry.body
      const id = `withdrawal-${entry.seq}`
      const about = { act: "withdraw" as const, record }
      const asked = { about, asker: by, at, ...reasonOf(entry.body), topic, askedFor: sideThen(state, by) }
      const row: Proposal = { id, ...asked, state: "open", confirmations: [], ended: null }
      return { ...state, proposals: putRow(state.proposals, id, row) }
    }
    case "withdrawal-confirmed":
      return change(state, entry.body.record, row => ({
        confirmations: [...row.confirmations, { by, at, side: sideThen(state, by) }],
      }))
    case "withdrawal-taken-back":
      return change(state, entry.body.record, () => ({ state: "taken_back", ended: { by, at, reason: "" } }))
    case "record-withdrawn":
      return change(state, entry.body.record, () => ({ state: "carried", ended: { by, at, reason: "" } }))
    default:
      return state
  }
}

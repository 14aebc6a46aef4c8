import { refuse } from "../../../shared/contract/refusals.ts"
import type { RecordId } from "../../../shared/model/ids.ts"
import { electorateOf } from "../../../shared/rules/round/electorate/electorate.ts"
import { quorumGate } from "../../../shared/rules/round/opening.ts"
import type { Decision, Situation } from "../../core/command.ts"
import { askerOf } from "../people/changingSeats.ts"
import { propose } from "../proposal/propose.ts"
import { alreadyDone } from "../refusing.ts"

/**
 * Proposes to withdraw a record. The record stays in force until the other sides have confirmed, because one chair
 * alone cannot undo what the sides agreed.
 */
export function withdraw(situation: Situation, { record: id, reason }: { record: RecordId; reason: string }): Decision {
  const { state, actor } = situation
  const record = state.records[id]
  if (!record) return refuse("not-found")
  if (record.state === "withdrawn") return alreadyDone(state, { by: record.endedBy, at: record.endedAt ?? 0 })
  if (record.state !== "in_force") return refuse("record-fixed")
  const asked = { about: { act: "withdraw" as const, record: id }, reason, asker: askerOf(actor) }
  const proposed = propose(situation, asked)
  if ("refuse" in proposed) return proposed
  // a withdrawal needs no round, so the present members must reach the quorum; otherwise one chair alone could withdraw
  // the record
  return quorumGate(situation, record.body.rule, electorateOf(state)) ?? proposed
}

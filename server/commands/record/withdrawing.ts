import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { RecordId } from "../../../shared/model/ids.ts"
import { pendingWithdrawal, sidesToAgree } from "../../../shared/rules/record/withdrawing.ts"
import { electorateOf } from "../../../shared/rules/round/electorate.ts"
import type { Decision, Situation } from "../deed.ts"
import { alreadyDone, nameOf } from "../refusing.ts"
import { quorumGate } from "../round/opening.ts"
import { placeOf } from "./place.ts"

/** What both sides confirmed one chair does not undo alone: until the minutes are adopted it takes every side. */
export function withdraw(situation: Situation, { record: id, reason }: { record: RecordId; reason: string }): Decision {
  const { state, actor } = situation
  const record = state.records[id]
  if (!record) return refuse("not-found")
  if (record.state === "withdrawn") return alreadyDone(state, { by: record.endedBy, at: record.endedAt ?? 0 })
  if (record.state !== "in_force") return refuse("record-fixed")
  const waits = sidesToAgree(state, { ...record, withdrawal: null }, actor.member).length > 0
  const pending = pendingWithdrawal(record)
  if (waits && pending) return alreadyDone(state, pending)
  // no session makes it a round: a record is withdrawn by those who are here, or one chair could do it alone
  const gate = quorumGate(situation, record.body.rule, electorateOf(state))
  if (gate) return gate
  return {
    events: [{ kind: waits ? "withdrawal-proposed" : "record-withdrawn", body: { ...placeOf(record), reason } }],
  }
}

export function confirmWithdrawal({ state, actor }: Situation, { record: id }: { record: RecordId }): Decision {
  const record = state.records[id]
  if (!record) return refuse("not-found")
  if (record.state === "withdrawn") return alreadyDone(state, { by: record.endedBy, at: record.endedAt ?? 0 })
  const pending = pendingWithdrawal(record)
  if (!pending) return refuse("record-ended", { n: record.number })
  const before = pending.confirmations.find(({ by }) => actor.side !== null && state.members[by]?.side === actor.side)
  if (before) return alreadyDone(state, before)
  const sides = sidesToAgree(state, record, pending.by)
  if (actor.side === null || !sides.includes(actor.side)) return refuse("not-permitted", { role: "moderator" })
  const confirmed: NewEvent = { kind: "withdrawal-confirmed", body: placeOf(record) }
  const withdrawn: NewEvent = { kind: "record-withdrawn", body: { ...placeOf(record), reason: pending.reason } }
  return { events: sides.every(side => side === actor.side) ? [confirmed, withdrawn] : [confirmed] }
}

export function takeBackWithdrawal({ state, actor }: Situation, { record: id }: { record: RecordId }): Decision {
  const record = state.records[id]
  if (!record) return refuse("not-found")
  const pending = pendingWithdrawal(record)
  if (!pending) return refuse("record-ended", { n: record.number })
  if (pending.by !== actor.member) return refuse("not-permitted", { role: nameOf(state, pending.by) })
  return { events: [{ kind: "withdrawal-taken-back", body: placeOf(record) }] }
}

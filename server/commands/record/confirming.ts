import type { NewEvent } from "../../../shared/contract/events.ts"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { RecordId, SideId } from "../../../shared/model/ids.ts"
import { deputyOf } from "../../../shared/rules/people/consent/deputy.ts"
import { confirmationFor, membersWithVoice, recordSidesAwaited } from "../../../shared/rules/people/consent/voices.ts"
import { isOneOfTheTwo } from "../../../shared/rules/record/returning.ts"
import type { Actor, Decision, Situation } from "../../core/command.ts"
import { inLanguage } from "../../core/reasonLang.ts"
import { alreadyDone } from "../refusing.ts"
import { placeOfRecord } from "./place.ts"
import type { SealedRead } from "./sealedReason.ts"

type Refused = { refuse: Refusal }

/**
 * The sides that must confirm a record: all except the declarer's. In a panel without sides no side confirms, and a
 * record is in force at once.
 */
export const otherSides = (state: State, declarer: SideId | null): SideId[] =>
  state.sides.map(side => side.id).filter(side => side !== declarer)

/**
 * Whether the actor may confirm a record for their side: as a co-moderator, or as the deputy that the side named. The
 * deputy may do so even if a co-moderator is present. Otherwise a tab that an absent co-moderator left open would bar
 * the deputy (DOMAIN C1).
 */
export function speaksFor({ state, actor }: Situation): boolean {
  if (actor.role === "moderator") return true
  return actor.member !== null && actor.side !== null && deputyOf(state, actor.side)?.id === actor.member
}

/**
 * The refusal to confirm or return a record. Null if the record waits for confirmation, the actor's side has not
 * confirmed it, and the actor is independent of the declarer.
 */
function awaiting(state: State, record: RecordRow, { member }: Actor): Refused | null {
  if (record.state !== "declared") return notWaiting(record)
  const may = membersWithVoice(state, record).some(({ id }) => id === member)
  return may ? null : refuse("not-permitted", { role: "moderator" })
}

/**
 * The refusal for a record that does not wait for confirmation: `record-ended` if it was returned, taken back or
 * lapsed, otherwise `record-fixed`.
 */
export const notWaiting = ({ state, number }: RecordRow): Refused =>
  state === "returned" || state === "taken_back" || state === "lapsed"
    ? refuse("record-ended", { n: number })
    : refuse("record-fixed")

export function confirm({ state, actor }: Situation, { record: id }: { record: RecordId }): Decision {
  const record = state.records[id]
  if (!record) return refuse("not-found")
  const before = confirmationFor(state, record, actor.side)
  if (before) return alreadyDone(state, before)
  const refused = awaiting(state, record, actor)
  if (refused) return refused
  const inForce = recordSidesAwaited(state, record).every(side => side === actor.side)
  const confirmed: NewEvent = { kind: "record-confirmed", body: { ...placeOfRecord(record), inForce } }
  return { events: [confirmed, ...(inForce ? supersession(state, record) : [])] }
}

export function sendBack({ state, actor }: Situation, asked: { record: RecordId; reason: string }): Decision {
  const record = state.records[asked.record]
  if (!record) return refuse("not-found")
  if (record.state === "returned") return alreadyDone(state, { by: record.endedBy, at: record.endedAt ?? 0 })
  const refused = awaiting(state, record, actor)
  if (refused) return refused
  const returned = { ...placeOfRecord(record), reason: "", personal: { reason: asked.reason } }
  return { events: [{ kind: "record-returned", body: returned }] }
}

/**
 * Whether the actor may publish the reason why a record was returned: the member who declared the record and the member
 * who returned it may.
 */
export function mayPublish({ state, actor: { member } }: Situation, { record: id }: { record: RecordId }): boolean {
  const record = state.records[id]
  return !record || isOneOfTheTwo(state, record, member)
}

export function publishReason(
  { state, sealed }: Situation & SealedRead,
  { record: id }: { record: RecordId },
): Decision {
  const record = state.records[id]
  if (!record || record.state !== "returned") return refuse("not-found")
  if (record.reason !== "") return { events: [] }
  if (sealed === null) return refuse("not-found")
  const published: NewEvent = {
    kind: "return-reason-published",
    body: { ...placeOfRecord(record), reason: sealed.reason },
  }
  return { events: inLanguage([published], sealed) }
}

/**
 * The event that supersedes the old record when a new record comes into force. There is no event if the old record is
 * no longer in force.
 */
export function supersession(state: State, { id, body }: Pick<RecordRow, "id" | "body">): NewEvent[] {
  if (body.supersedes === null || state.records[body.supersedes]?.state !== "in_force") return []
  const old = { record: body.supersedes, statement: body.statement, topic: body.topic, by: id }
  return [{ kind: "record-superseded", body: old }]
}

import type { Entry } from "../../contract/events.ts"
import { patch, put } from "../change.ts"
import type { Erratum, RecordCard } from "../consensusState.ts"
import type { State } from "../state.ts"
import { end } from "./statement.ts"

const record = (
  state: State,
  id: RecordCard["id"],
  change: Partial<RecordCard> | ((row: RecordCard) => Partial<RecordCard>),
): State => ({ ...state, records: patch(state.records, id, change) })

function declare(state: State, entry: Entry & { kind: "record-declared" }): State {
  const { record: id, statement, body, inForce } = entry.body
  const row: RecordCard = {
    id,
    number: body.number,
    seq: entry.seq,
    state: inForce ? "in_force" : "declared",
    body,
    anchor: body.passages[0] ?? null,
    declaredBy: entry.by,
    declaredAt: entry.at,
    confirmations: [],
    reason: "",
    supersededBy: null,
    endedAt: null,
    endedBy: null,
    reservations: [],
    dissents: [],
    changes: [],
    countersigned: [],
    drift: null,
    editorial: [],
    errata: [],
    withdrawal: null,
  }
  return end({ ...state, records: put(state.records, id, row) }, statement, "recorded")
}

/** A record that ends before it is in force keeps number and text; its statement stands proposed again. */
function fail(state: State, { body, by, at }: Entry & { kind: Failing }, ended: RecordCard["state"]): State {
  const reason = "reason" in body ? body.reason : ""
  const failed = record(state, body.record, { state: ended, reason, drift: null, endedAt: at, endedBy: by })
  return end(failed, body.statement, "proposed")
}
type Failing = "record-returned" | "record-taken-back" | "record-lapsed"

const erratum = (state: State, id: RecordCard["id"], which: string, change: Partial<Erratum>): State =>
  record(state, id, row => ({ errata: row.errata.map(one => (one.id === which ? { ...one, ...change } : one)) }))

function clearDrift(state: State, { body }: Entry & { kind: "drift-cleared" }): State {
  const { how, now } = body
  return record(state, body.record, row => ({
    drift: null,
    editorial: how === "editorial" && !row.editorial.includes(now) ? [...row.editorial, now] : row.editorial,
  }))
}

function append(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "reservation-added": {
      const added = { by: entry.body.member, text: entry.body.text, at: entry.at }
      return record(state, entry.body.record, row => ({ reservations: [...row.reservations, added] }))
    }
    case "dissent-added": {
      const added = { by: entry.body.member, text: entry.body.text, at: entry.at }
      return record(state, entry.body.record, row => ({ dissents: [...row.dissents, added] }))
    }
    case "change-stated": {
      const added = { by: entry.body.member, text: entry.body.text, at: entry.at }
      return record(state, entry.body.record, row => ({ changes: [...row.changes, added] }))
    }
    case "record-countersigned": {
      const added = { by: entry.body.member, at: entry.at }
      return record(state, entry.body.record, row => ({ countersigned: [...row.countersigned, added] }))
    }
    case "erratum-proposed": {
      const { erratum: id, lang, text, reason, endsAt } = entry.body
      const added: Erratum = {
        id,
        lang,
        text,
        reason,
        by: entry.by,
        at: entry.at,
        endsAt,
        state: "proposed",
        objection: null,
      }
      return record(state, entry.body.record, row => ({ errata: [...row.errata, added] }))
    }
    case "erratum-objected": {
      const { erratum: id, member, reason } = entry.body
      return erratum(state, entry.body.record, id, {
        state: "objected",
        objection: { by: member, reason, at: entry.at },
      })
    }
    case "erratum-in-force":
      return erratum(state, entry.body.record, entry.body.erratum, { state: "in_force" })
    case "drift-found":
      return record(state, entry.body.record, { drift: { since: entry.at, now: entry.body.now } })
    case "drift-cleared":
      return clearDrift(state, entry)
    default:
      return state
  }
}

function confirmedBy({ withdrawal }: RecordCard, { by, at }: Entry): RecordCard["withdrawal"] {
  if (!withdrawal || !by) return withdrawal
  return { ...withdrawal, confirmations: [...withdrawal.confirmations, { by, at }] }
}

export function foldRecord(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "record-declared":
      return declare(state, entry)
    case "record-confirmed":
      return record(state, entry.body.record, row => ({
        confirmations: entry.by ? [...row.confirmations, { by: entry.by, at: entry.at }] : row.confirmations,
        state: entry.body.inForce ? "in_force" : row.state,
      }))
    case "record-returned":
      return fail(state, entry, "returned")
    case "record-taken-back":
      return fail(state, entry, "taken_back")
    case "record-lapsed":
      return fail(state, entry, "lapsed")
    case "record-superseded":
      return record(state, entry.body.record, {
        state: "superseded",
        supersededBy: entry.body.by,
        drift: null,
        endedAt: entry.at,
        endedBy: entry.by,
      })
    case "withdrawal-proposed": {
      const withdrawal = { by: entry.by, at: entry.at, reason: entry.body.reason, confirmations: [] }
      return record(state, entry.body.record, { withdrawal })
    }
    case "withdrawal-confirmed":
      return record(state, entry.body.record, row => ({ withdrawal: confirmedBy(row, entry) }))
    case "withdrawal-taken-back":
      return record(state, entry.body.record, { withdrawal: null })
    case "record-withdrawn": {
      const { record: id, reason } = entry.body
      const ended = { endedAt: entry.at, endedBy: entry.by }
      return record(state, id, { state: "withdrawn", reason, drift: null, ...ended })
    }
    default:
      return append(state, entry)
  }
}

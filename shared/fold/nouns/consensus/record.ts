import type { Entry } from "../../../contract/events.ts"
import { patch, putRow } from "../../changes/change.ts"
import { reasonOf } from "../../changes/reasonOf.ts"
import { sideThen } from "../../changes/sideThen.ts"
import type { Addition, EditorialMark, Erratum, RecordRow } from "../../recordState.ts"
import type { State } from "../../state.ts"
import { end } from "./statement.ts"

const record = (
  state: State,
  id: RecordRow["id"],
  change: Partial<RecordRow> | ((row: RecordRow) => Partial<RecordRow>),
): State => ({ ...state, records: patch(state.records, id, change) })

function declare(state: State, entry: Entry & { kind: "record-declared" }): State {
  const { record: id, statement, body, inForce } = entry.body
  const row: RecordRow = {
    id,
    number: body.number,
    seq: entry.seq,
    state: inForce ? "in_force" : "declared",
    body,
    anchor: body.passages[0] ?? null,
    declaredBy: entry.by,
    declaredAt: entry.at,
    declaredFor: sideThen(state, entry.by),
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
    ...(body.reviewOn !== undefined && { review: { on: body.reviewOn, by: entry.by, at: entry.at } }),
  }
  return end({ ...state, records: putRow(state.records, id, row) }, statement, "recorded")
}

/**
 * Ends a record that was not yet in force. The record keeps its number and text, and its statement is proposed again.
 */
function fail(state: State, { kind, seq, body, by, at }: Entry & { kind: Failing }, ended: RecordRow["state"]): State {
  const { reason, ...inLang } = "reason" in body ? reasonOf(body) : { reason: "" }
  const returnedSeq = kind === "record-returned" && reason === "" ? { returnedSeq: seq } : {}
  const ending = { state: ended, reason, ...inLang, drift: null, endedAt: at, endedBy: by, ...returnedSeq }
  const failed = record(state, body.record, ending)
  return end(failed, body.statement, "proposed")
}
type Failing = "record-returned" | "record-taken-back" | "record-lapsed"

const erratum = (state: State, id: RecordRow["id"], which: string, change: Partial<Erratum>): State =>
  record(state, id, row => ({ errata: row.errata.map(one => (one.id === which ? { ...one, ...change } : one)) }))

function clearDrift(state: State, { body, by, at }: Entry & { kind: "drift-cleared" }): State {
  const { how, now: text } = body
  const marked = how === "editorial" ? { text, by, at, reason: "" } : null
  return record(state, body.record, row => ({ drift: null, editorial: withMark(row.editorial, marked) }))
}

/**
 * Adds an editorial mark. If the same text is already marked, the first mark stays, because the server may report one
 * text twice.
 */
const withMark = (marks: EditorialMark[], mark: EditorialMark | null): EditorialMark[] =>
  mark === null || marks.some(({ text }) => text === mark.text) ? marks : [...marks, mark]

/** Marks a text of the note as editorial. If the note has another text by now, the difference to that text stays. */
function markEditorial(state: State, entry: Entry & { kind: "editorial-marked" }): State {
  const { now: text, proposal } = entry.body
  const by = askerIn(state, proposal, entry.by)
  const mark = { text, by, at: entry.at, ...reasonOf(entry.body), proposal }
  return record(state, entry.body.record, ({ editorial, drift }) => ({
    editorial: withMark(editorial, mark),
    drift: drift?.now === text ? null : drift,
  }))
}

/** The member who proposed an act, else the entry's author. Null for readers who may not read names. */
const askerIn = ({ proposals }: State, proposal: string | undefined, by: Entry["by"]) =>
  (proposal === undefined ? undefined : proposals[proposal]?.asker) ?? by

const additionOf = ({
  seq,
  at,
  body: { member: by, text },
}: Entry & { kind: "reservation-added" | "dissent-added" | "change-stated" }): Addition => ({ by, text, at, seq })

function withoutAddition(state: State, { at, body }: Entry & { kind: "addition-withdrawn" }): State {
  const ended = (list: Addition[]): Addition[] =>
    list.some(({ seq }) => seq === body.addition)
      ? list.map(one =>
          one.seq === body.addition ? { ...one, text: { lang: "en" as const, text: "" }, withdrawn: at } : one,
        )
      : list
  return record(state, body.record, ({ reservations, dissents, changes }) => ({
    reservations: ended(reservations),
    dissents: ended(dissents),
    changes: ended(changes),
  }))
}

function append(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "reservation-added":
      return record(state, entry.body.record, row => ({ reservations: [...row.reservations, additionOf(entry)] }))
    case "dissent-added":
      return record(state, entry.body.record, row => ({ dissents: [...row.dissents, additionOf(entry)] }))
    case "change-stated":
      return record(state, entry.body.record, row => ({ changes: [...row.changes, additionOf(entry)] }))
    case "addition-withdrawn":
      return withoutAddition(state, entry)
    case "record-countersigned": {
      const added = { by: entry.body.member, at: entry.at }
      return record(state, entry.body.record, row => ({ countersigned: [...row.countersigned, added] }))
    }
    case "erratum-proposed": {
      const { erratum: id, lang, text, endsAt, proposal } = entry.body
      const added: Erratum = {
        id,
        lang,
        text,
        ...reasonOf(entry.body),
        by: askerIn(state, proposal, entry.by),
        at: entry.at,
        endsAt,
        proposal,
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
      return record(state, entry.body.record, ({ drift }) => ({
        drift: { since: drift?.since ?? entry.at, now: entry.body.now },
      }))
    case "editorial-marked":
      return markEditorial(state, entry)
    case "editorial-unmarked": {
      const { record: id, now } = entry.body
      return record(state, id, row => ({ editorial: row.editorial.filter(({ text }) => text !== now) }))
    }
    case "drift-cleared":
      return clearDrift(state, entry)
    default:
      return state
  }
}

export function foldRecord(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "record-declared":
      return declare(state, entry)
    case "record-confirmed": {
      const { by, at, body } = entry
      const given = by ? [{ by, at, side: sideThen(state, by) }] : []
      return record(state, body.record, row => ({
        confirmations: [...row.confirmations, ...given],
        state: body.inForce ? "in_force" : row.state,
      }))
    }
    case "record-returned":
      return fail(state, entry, "returned")
    case "return-reason-published":
      return record(state, entry.body.record, reasonOf(entry.body))
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
    case "record-withdrawn": {
      const ended = { endedAt: entry.at, endedBy: entry.by }
      const why = reasonOf(entry.body)
      return record(state, entry.body.record, { state: "withdrawn", ...why, drift: null, ...ended })
    }
    default:
      return append(state, entry)
  }
}

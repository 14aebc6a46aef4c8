import type { Addition, Erratum, RecordRow } from "../../fold/recordState.ts"
import { dayIn } from "../../minutes/time/clocks.ts"
import type { RecordedObjection } from "../../model/consensus/record.ts"
import type { SaidKey } from "../../model/ids.ts"
import type { Spoken } from "../../model/texts.ts"
import { consentsTo } from "../../rules/record/proposed.ts"
import { asSaid } from "../../rules/round/objections.ts"
import { additionKey, erratumKey, erratumObjectionKey } from "../../rules/said/inRecords.ts"
import { reasonKey, remedyKey } from "../../rules/said/inRounds.ts"
import type { PaperBlock } from "../paper.ts"
import { definitions, muted, paragraph, quotation, under } from "../writing/blocks.ts"
import { type PaperWriter, said } from "../writing/writer.ts"
import { dayTold } from "./head.ts"

interface Voice {
  key: SaidKey
  by: string | null
  text: Spoken
  /** the time at which the text was added to the record; null if it was printed with the declaration */
  at: number | null
  /** the remedy that was given with the position */
  remedy?: Voice | undefined
  confirmBy?: string | null
  spoken?: boolean
  withdrawn?: number | undefined
}

/** Writes the members' texts about a record: reservations, disagreements, objections, dissents, errata and changes. */
export function recordVoices(writer: PaperWriter, record: RecordRow, level: 2 | 4): PaperBlock[] {
  const { say } = writer
  const part = (title: string, voices: readonly Voice[]): PaperBlock[] =>
    under(
      level,
      title,
      voices.flatMap(one => voice(writer, record, one)),
    )
  return [
    ...part(say("record.reservations"), [...ofPosition(record, "reserve"), ...added(record, record.reservations)]),
    ...part(say("record.disagreement"), ofPosition(record, "disagree")),
    ...under(level, say("record.reasons"), reasons(writer, record)),
    ...under(
      level,
      say("record.objections"),
      record.body.objections.flatMap(one => objection(writer, record, asSaid(writer.state, one))),
    ),
    ...part(say("record.dissents"), [...dissents(record), ...added(record, record.dissents)]),
    ...under(
      level,
      say("erratum.title"),
      record.errata.flatMap(one => erratum(writer, record, one)),
    ),
    ...part(say("record.changes"), added(record, record.changes)),
    ...under(level, say("record.countersigned"), countersigned(writer, record)),
  ]
}

function voice(
  writer: PaperWriter,
  record: RecordRow,
  { key, by, text, at, remedy, confirmBy, spoken, withdrawn }: Voice,
): PaperBlock[] {
  const { say, name, time, lang } = writer
  const who = by === null ? name(null, 0) : name(by, at ?? record.declaredAt)
  const named = [spoken ? say("record.spokenBy", { name: who }) : who, ...(at === null ? [] : [time(at)])].join(" · ")
  if (withdrawn !== undefined)
    return [paragraph(named), muted(say("record.additionWithdrawn", { time: time(withdrawn) }))]
  const due = confirmBy ? [muted(say("position.confirmDay", { date: dayIn(lang, confirmBy) }))] : []
  const remedied = remedy ? definitions([[say("record.remedy"), writer.quoted(said(remedy.key, remedy.text))]]) : []
  return [...writer.quoted(said(key, text), named), ...remedied, ...due]
}

const ofPosition = ({ body }: RecordRow, wanted: "reserve" | "disagree"): Voice[] =>
  body.positions.flatMap(({ member, spoken, position: { position, lang, reason, remedy, confirmBy } }) =>
    position === wanted && reason !== ""
      ? [
          {
            key: reasonKey(body.round, member, reason),
            by: member,
            text: { lang, text: reason },
            at: null,
            remedy:
              remedy === ""
                ? undefined
                : { key: remedyKey(body.round, member, remedy), by: member, text: { lang, text: remedy }, at: null },
            confirmBy,
            spoken,
          },
        ]
      : [],
  )

const dissents = ({ body }: RecordRow): Voice[] =>
  body.dissents.map(({ by, text }) => ({ key: reasonKey(body.round, by, text.text), by, text, at: null }))

const added = ({ id }: RecordRow, list: readonly Addition[]): Voice[] =>
  list.map(({ by, text, at, seq, withdrawn }) => ({ key: additionKey(id, seq), by, text, at, withdrawn }))

/** The reasons of a round that hid the names; they are printed without names. */
const reasons = (writer: PaperWriter, { body }: RecordRow): PaperBlock[] =>
  (body.reasons ?? []).flatMap(({ position, text }) =>
    writer.quoted(said(reasonKey(body.round, null, text.text), text), writer.terms.position(position)),
  )

function objection(writer: PaperWriter, { declaredAt }: RecordRow, one: RecordedObjection): PaperBlock[] {
  const { say, terms, name, quoted } = writer
  const key = (part: string): SaidKey => `objection:${one.objection}:${part}`
  const part = (of: string, text: Spoken | null) => (text ? quoted(said(key(of), text)) : [])
  const standing = one.left ? say("objection.asGiven") : one.disposition && !one.reply ? say("objection.unreplied") : ""
  const marks = [
    name(one.by, declaredAt),
    ...(one.disposition ? [terms.disposition(one.disposition)] : []),
    ...(one.reply ? [terms.reply(one.reply)] : []),
  ]
  return [
    paragraph(marks.join(" · ")),
    ...(standing === "" ? [] : [muted(standing)]),
    ...definitions([
      [say("record.reason"), part("reason", one.reason)],
      [say("record.remedy"), part("remedy", one.remedy)],
      ...one.earlier.map(({ disposition, answer, reply }, n) => {
        const told = [terms.disposition(disposition), reply ? terms.reply(reply) : say("objection.unreplied")].join(
          " · ",
        )
        return [say("record.answer"), [muted(told), ...part(`answer:${n}`, answer)]] as const
      }),
      [say("record.answer"), part(`answer:${one.earlier.length}`, one.answer)],
    ]),
  ]
}

function erratum(writer: PaperWriter, record: RecordRow, one: Erratum): PaperBlock[] {
  const { say, state, terms, name, list, time } = writer
  const date = dayTold(writer, one.at)
  const standing =
    one.state === "in_force"
      ? say("erratum.inForce", { since: dayTold(writer, one.endsAt) })
      : one.state === "objected"
        ? say("erratum.objected", { date })
        : record.state === "in_force"
          ? say("erratum.proposed", { date, time: time(one.endsAt) })
          : say("erratum.ended", { date })
  const by = name(one.by, one.at)
  const consents = consentsTo(state, one.proposal).map(each => name(each.by, each.at))
  const proposed =
    consents.length > 0
      ? say("erratum.proposedConfirmed", { name: by, names: list(consents) })
      : say("erratum.proposedBy", { name: by })
  const reason = { key: erratumKey(record.id, one.id), lang: one.reasonLang ?? null, text: one.reason }
  return [
    paragraph(`${say("erratum.name")} · ${terms.language(one.lang)} · ${standing}`),
    quotation(one.text, one.lang),
    ...(one.reason === "" ? [] : writer.quoted(reason)),
    muted(proposed),
    ...(one.objection
      ? writer.quoted(
          said(erratumObjectionKey(record.id, one.id), one.objection.reason),
          `${name(one.objection.by, one.objection.at)} · ${say("thread.objection")}`,
        )
      : []),
  ]
}

const countersigned = ({ name, time }: PaperWriter, { countersigned: list }: RecordRow): PaperBlock[] =>
  list.length === 0
    ? []
    : [{ kind: "list", ordered: false, items: list.map(({ by, at }) => [paragraph(`${name(by, at)} · ${time(at)}`)]) }]

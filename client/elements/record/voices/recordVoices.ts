import { html, nothing, type TemplateResult } from "lit"
import type { Addition, Erratum, RecordRow } from "../../../../shared/fold/recordState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { RecordedObjection } from "../../../../shared/model/consensus/record.ts"
import type { Spoken } from "../../../../shared/model/texts.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import type { NameThen } from "../../../../shared/rules/people/namesOfTheDay.ts"
import type { AdditionKind } from "../../../../shared/rules/record/afterwards/additions.ts"
import { asSaid } from "../../../../shared/rules/round/objections.ts"
import { additionKey } from "../../../../shared/rules/said/inRecords.ts"
import { reasonKey, remedyKey } from "../../../../shared/rules/said/inRounds.ts"
import { day, moment } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import {
  additionWithdrawn,
  asGivenWords,
  dispositionName,
  positionName,
  replyName,
  unrepliedWords,
} from "../../../i18n/terms/outcomeTerms.ts"
import { nameShown } from "../../shell/nameShown.ts"
import { type SaidReader, saidShown } from "../../translating/saidShown.ts"
import { spokenMark } from "../answers/spokenMark.ts"
import { errataOf } from "../errata.ts"
import { quotedSpoken } from "./quotedSpoken.ts"

interface Voice {
  /** The key of the text (model/said), by which its translation is found. */
  key: string
  by: string | null
  text: Spoken
  /** The remedy that was given with the position. */
  remedy?: Pick<Voice, "key" | "text"> | undefined
  /** The day by which the member was to confirm the reservation. */
  confirmBy?: string | null
  spoken?: boolean
  /** The time at which the text was added to the record. Null if it was printed with the declaration. */
  at: number | null
  withdrawn?: number | undefined
  /** The buttons with which the author acts on this text. */
  acts?: TemplateResult | typeof nothing
}

/** Returns the buttons with which the reader acts on an addition to the record. */
type AdditionActs = (addition: Addition, of: AdditionKind) => TemplateResult | typeof nothing

/** Quotes a text beside the record, in the reader's language where it has a translation. */
const quoted = (reader: SaidReader, { key, by, text, at }: Pick<Voice, "key" | "by" | "text" | "at">, hidden = false) =>
  saidShown(reader, { key, ...text, by, at: at ?? 0, hidden }, quotedSpoken(text), "quoted")

function section(reader: SaidReader, title: string, voices: readonly Voice[], nameOf: (voice: Voice) => string) {
  if (voices.length === 0) return nothing
  const one = (voice: Voice) => {
    const { at, by, remedy, confirmBy, spoken: aloud = false, withdrawn, acts = nothing } = voice
    const remedied = remedy
      ? html`<dl class="pairs"><div><dt>${msg("record.remedy")}</dt><dd>${quoted(reader, { ...remedy, by, at })}</dd></div></dl>`
      : nothing
    return html`<li class="voice">
    <p><strong>${nameShown(nameOf(voice))}</strong>${at === null ? nothing : html` <time class="muted small">${moment(at)}</time>`}${aloud ? html` <span class="muted small">· ${spokenMark()}</span>` : nothing}</p>
    ${withdrawn === undefined ? html`${quoted(reader, voice)} ${remedied} ${acts}` : html`<p class="muted">${additionWithdrawn(moment(withdrawn))}</p>`} ${confirmBy ? html`<p class="small muted">${toConfirm(confirmBy)}</p>` : nothing}
  </li>`
  }
  return html`<section class="stack"><h2>${title}</h2><ul role="list" class="stack">${voices.map(one)}</ul></section>`
}

function toConfirm(confirmBy: string): string {
  const date = day(Date.parse(confirmBy))
  return msg("position.confirmDay", { date })
}

/** Returns what was said with a position that is printed with its reason: a reservation or a disagreement. */
const withPosition = ({ body }: RecordRow, held: "reserve" | "disagree"): Voice[] =>
  body.positions
    .filter(({ position: { position, reason } }) => position === held && reason !== "")
    .map(({ member, spoken, position: { lang, reason, remedy, confirmBy } }) => ({
      key: reasonKey(body.round, member, reason),
      by: member,
      text: { lang, text: reason },
      remedy: remedy === "" ? undefined : { key: remedyKey(body.round, member, remedy), text: { lang, text: remedy } },
      at: null,
      confirmBy,
      spoken,
    }))

/** The reasons given in a round that hid the names. They are printed without names. */
function reasons(reader: SaidReader, { body }: RecordRow) {
  if (!body.reasons) return nothing
  return html`<section class="stack"><h2>${msg("record.reasons")}</h2>
    <ul role="list" class="stack">${body.reasons.map(({ position, text }) => html`<li class="voice"><p><strong>${positionName(position)}</strong></p>${quoted(reader, { key: reasonKey(body.round, null, text.text), by: null, text, at: null }, true)}</li>`)}</ul></section>`
}

function objections(reader: SaidReader, { body, declaredAt }: RecordRow, name: NameThen) {
  const { state } = reader
  const list = body.objections.map(one => asSaid(state, one))
  if (list.length === 0) return nothing
  const said = ({ objection, by }: RecordedObjection, part: string, text: Spoken) =>
    quoted(reader, { key: `objection:${objection}:${part}`, by: part.startsWith("answer") ? null : by, text, at: null })
  const labelled = (label: string, one: RecordedObjection, part: string, text: Spoken | null) =>
    text ? html`<div><dt>${label}</dt><dd>${said(one, part, text)}</dd></div>` : nothing
  const answers = (
    one: RecordedObjection,
    { disposition, answer, reply }: RecordedObjection["earlier"][number],
    n: number,
  ) => html`<div>
    <dt>${msg("record.answer")}</dt>
    <dd class="stack tight">
      <p class="row"><span class="chip">${dispositionName(disposition)}</span>
        <span class=${reply ? "chip" : "small muted"}>${reply ? replyName(reply) : unrepliedWords()}</span></p>
      ${said(one, `answer:${n}`, answer)}
    </dd>
  </div>`
  const one = (objection: RecordedObjection) => html`<li class="voice stack tight">
    <p class="row">
      <strong>${nameShown(name(objection.by, declaredAt))}</strong>
      ${objection.disposition ? html`<span class="chip">${dispositionName(objection.disposition)}</span>` : nothing}
      ${objection.reply ? html`<span class="chip warn">${replyName(objection.reply)}</span>` : nothing}
    </p>
    ${objection.left ? html`<p class="small muted">${asGivenWords()}</p>` : objection.disposition && !objection.reply ? html`<p class="small muted">${unrepliedWords()}</p>` : nothing}
    <dl class="pairs">
      ${labelled(msg("record.reason"), objection, "reason", objection.reason)}
      ${labelled(msg("record.remedy"), objection, "remedy", objection.remedy)}
      ${objection.earlier.map((before, n) => answers(objection, before, n))}
      ${labelled(msg("record.answer"), objection, `answer:${objection.earlier.length}`, objection.answer)}
    </dl>
  </li>`
  return html`<section class="stack">
    <h2>${msg("record.objections")}</h2>
    <ul role="list" class="stack">${list.map(one)}</ul>
  </section>`
}

type ErratumActs = (erratum: Erratum) => TemplateResult | typeof nothing

function errata(record: RecordRow, reader: SaidReader, name: NameThen, acts: ErratumActs) {
  if (record.errata.length === 0) return nothing
  return html`<section class="stack"><h2>${msg("erratum.title")}</h2>${errataOf(record, citiesOf(reader.state), reader, name, acts)}</section>`
}

/** The members who signed in and countersigned the record, each once. An entry has a name and a time, and no text. */
function countersigned({ countersigned: list }: RecordRow, name: NameThen) {
  if (list.length === 0) return nothing
  const one = ({ by, at }: RecordRow["countersigned"][number]) =>
    html`<li><strong>${nameShown(name(by, at))}</strong> <time class="muted small">${moment(at)}</time></li>`
  return html`<section class="stack">
    <h2>${msg("record.countersigned")}</h2>
    <ul role="list" class="stack tight">${list.map(one)}</ul>
  </section>`
}

/**
 * The members' texts about the record: reservations, dissents and objections. They are printed in the original language
 * and never summarised.
 */
export function voicesBesideRecord(
  record: RecordRow,
  state: State,
  name: NameThen,
  acts: { me?: SaidReader["me"]; erratum: ErratumActs; addition: AdditionActs },
) {
  const reader = { state, me: acts.me ?? null }
  const added = (of: AdditionKind, list: readonly Addition[]): Voice[] =>
    list.map(one => ({ ...one, key: additionKey(record.id, one.seq), acts: acts.addition(one, of) }))
  const nameOf = ({ by, at }: Voice) => name(by, at ?? record.declaredAt)
  const before = record.body.dissents.map(one => ({
    ...one,
    key: reasonKey(record.body.round, one.by, one.text.text),
    at: null,
  }))
  const dissents: Voice[] = [...before, ...added("dissent", record.dissents)]
  return html`
    ${section(reader, msg("record.reservations"), [...withPosition(record, "reserve"), ...added("reservation", record.reservations)], nameOf)}
    ${section(reader, msg("record.disagreement"), withPosition(record, "disagree"), nameOf)}
    ${reasons(reader, record)}
    ${objections(reader, record, name)}
    ${section(reader, msg("record.dissents"), dissents, nameOf)}
    ${errata(record, reader, name, acts.erratum)}
    ${section(reader, msg("record.changes"), added("change", record.changes), nameOf)}
    ${countersigned(record, name)}
  `
}

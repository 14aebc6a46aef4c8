import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Addition, RecordRow as Card } from "../../../../shared/fold/recordState.ts"
import { languages } from "../../../../shared/model/terms.ts"
import type { Spoken } from "../../../../shared/model/texts.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import type { NameThen } from "../../../../shared/rules/people/namesOfTheDay.ts"
import { findRecord } from "../../../../shared/rules/readings/rows.ts"
import { type AdditionKind, stands } from "../../../../shared/rules/record/afterwards/additions.ts"
import { isReviewDue } from "../../../../shared/rules/record/living/reviews.ts"
import { proposalsOn } from "../../../../shared/rules/record/proposed.ts"
import { neverInForce } from "../../../../shared/rules/record/returning.ts"
import { additionKey } from "../../../../shared/rules/said/inRecords.ts"
import { askedAt, reasonKey } from "../../../../shared/rules/said/inRounds.ts"
import { day, list, moment } from "../../../i18n/formats.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { namesThen } from "../../../i18n/names.ts"
import { leftOutWords } from "../../../i18n/sentences/round/leftOutWords.ts"
import { additionWithdrawn, heldWords, outcomeName, recordStateName } from "../../../i18n/terms/outcomeTerms.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { derived } from "../../../signals/derived.ts"
import { Watching } from "../../../signals/watching.ts"
import { spokenMark, spokenShare } from "../../record/answers/spokenMark.ts"
import { errataOf } from "../../record/errata.ts"
import { livingChips, livingShown, reviewBanner } from "../../record/living.ts"
import { marksShown } from "../../record/marksShown.ts"
import { proposalsShown } from "../../record/proposalsShown.ts"
import { recordEnd } from "../../record/recordEnd.ts"
import { originalMark } from "../../record/texts/originalMark.ts"
import { type SaidBy, saidInSentence, saidShown } from "../../translating/saidShown.ts"
import { sessionStyles } from "../kit/sheet.ts"
import { changesSheet } from "../kit/wordChanges.ts"
import styles from "./plenary-record-card.css?inline"
import "../../record/answers/plenary-tally-bar.ts"
import "../statement/plenary-statement-texts.ts"
import "./plenary-drift-badge.ts"

/** All languages, English last, because English is seldom authentic in a panel that has other languages. */
const englishLast = languages.toSorted((a, b) => Number(a === "en") - Number(b === "en"))

/** The card of a record, titled CR-n. */
@customElement("plenary-record-card")
export class PlenaryRecordCard extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"now" | "present"> | null = null
  @property({ attribute: false }) record: Card | null = null
  /** whether the wording is hidden, because the statement's card already shows it */
  @property({ type: Boolean }) brief = false
  /** the address of the record's own page */
  @property() href = ""
  static override styles = [sessionStyles, changesSheet, unsafeCSS(styles)]

  override render() {
    const { scene, record } = this
    if (!scene || !record) return nothing
    const { body } = record
    const name = namesThen(scene.state)
    const waits = record.state === "declared" || proposalsOn(scene.state, record).length > 0
    const kind = waits ? "waiting" : record.state === "in_force" ? "" : "ended"
    return html`<article class="card record ${kind}" aria-labelledby="title">
      <header>
        <h3 id="title">${this.href ? html`<a href=${this.href}>CR-${record.number}</a>` : html`CR-${record.number}`} · ${body.label}</h3>
        ${neverInForce(record) ? nothing : html`<span class="level">${outcomeName(body.level)}</span>`}
        ${body.silence ? html`<span class="small muted">${msg("record.silence")}</span>` : nothing}
        <span class="chip ${record.state === "in_force" ? "good" : record.state === "declared" ? "warn" : ""}">${recordStateName(record.state)}</span>
      </header>
      ${this.brief ? nothing : html`<plenary-statement-texts .texts=${body.texts} .authentic=${body.texts.filter(({ authentic }) => authentic).map(({ lang }) => lang)}></plenary-statement-texts>`}
      <plenary-tally-bar .tally=${body.tally}></plenary-tally-bar>
      ${spokenShare(body)}
      ${this.#notes(record)} ${this.#reasons(scene, name, record)} ${this.#added(scene, name, record)} ${this.#fate(scene, record)}
      ${this.#recused(name, record)} ${this.#leftOut(scene, record)} ${this.#countersigned(name, record)} ${errataOf(
        record,
        citiesOf(scene.state, scene.session.cities),
        scene,
        name,
        erratum =>
          html`<plenary-record-acts .scene=${scene} .record=${record} .about=${{ kind: "erratum", erratum }}></plenary-record-acts>`,
      )}
      ${marksShown(record, scene, name, mark => html`<plenary-record-acts quiet .scene=${scene} .record=${record} .about=${{ kind: "mark", mark }}></plenary-record-acts>`)}
      ${proposalsShown(record, scene)} ${this.#living(scene, name, record)}
      <plenary-drift-badge .scene=${scene} .record=${record}></plenary-drift-badge>
      <plenary-record-desk quiet .scene=${scene} .record=${record}></plenary-record-desk>
    </article>`
  }

  async confirm(): Promise<void> {
    await this.updateComplete
    await this.renderRoot.querySelector("plenary-record-desk")?.confirm()
  }

  #living(scene: ViewWith<"now">, name: NameThen, record: Card) {
    const shown = livingShown(record, scene, name)
    if (shown === nothing) return nothing
    return html`${derived(() => isReviewDue(record, scene.now)) ? reviewBanner(record, scene.now) : nothing}
      <details class="small"><summary>${msg("living.title")} ${livingChips(record, scene.state, scene.now)}</summary>${shown}</details>`
  }

  #notes({ body }: Card) {
    const notes = Object.values(body.note).filter(text => text)
    return notes.length === 0
      ? nothing
      : html`<div class="small"><b>${msg("record.note")}</b>
          ${englishLast.map(lang => (body.note[lang] ? html`<p class="text" lang=${domLang(lang)}>${body.note[lang]}</p>` : nothing))}</div>`
  }

  #reasons(scene: View, name: NameThen, { body, declaredAt }: Card) {
    const given = body.positions.filter(({ position }) => position.reason !== "")
    return given.map(({ member, position, spoken }) => {
      const held = heldWords(position)
      const key = reasonKey(body.round, member, position.reason)
      const words = { key, lang: position.lang, text: position.reason, by: member, at: askedAt(scene.state, body) }
      return this.#quote(scene, name(member, declaredAt), spoken ? `${held} · ${spokenMark()}` : held, words)
    })
  }

  #added(scene: View, name: NameThen, record: Card) {
    const { body, declaredAt, reservations, dissents, changes } = record
    const added = (of: AdditionKind, one: Addition, what: string) => {
      if (!stands(one)) return this.#withdrawn(name(one.by, one.at), what, moment(one.withdrawn ?? one.at))
      const words = { key: additionKey(record.id, one.seq), ...one.text, by: one.by, at: one.at }
      return html`${this.#quote(scene, name(one.by, one.at), what, words)}
        <plenary-record-acts quiet .scene=${scene} .record=${record} .about=${{ kind: "addition", addition: one, of }}></plenary-record-acts>`
    }
    const dissent = msg("record.dissentName")
    const change = msg("record.changeName")
    return [
      ...reservations.map(one => added("reservation", one, msg("record.reservation"))),
      ...body.dissents.map(({ by, text }) => {
        const key = reasonKey(body.round, by, text.text)
        return this.#quote(scene, name(by, declaredAt), dissent, { key, ...text, by, at: askedAt(scene.state, body) })
      }),
      ...dissents.map(one => added("dissent", one, dissent)),
      ...changes.map(one => added("change", one, `${change} · ${day(one.at)}`)),
    ]
  }

  #withdrawn(name: string, what: string, time: string) {
    return html`<p class="quote small muted"><span><b>${name}</b> · ${what} · ${additionWithdrawn(time)}</span></p>`
  }

  #quote(scene: View, name: string, what: string, words: SaidBy & Spoken) {
    const { lang, text } = words
    const plain = html`${originalMark(lang)}<p class="text" lang=${domLang(lang)}>${text}</p>`
    return html`<div class="quote"><span class="small muted"><b>${name}</b> · ${what}</span> ${saidShown(scene, words, plain)}</div>`
  }

  #fate(scene: View, record: Card) {
    const later = findRecord(scene.state, record.supersededBy)
    const date = record.endedAt ? day(record.endedAt) : ""
    if (record.state === "superseded" && later)
      return html`<p class="small">${msg("record.superseded", { n: later.number, date })} ${this.#link(later)}</p>`
    if (record.state === "withdrawn")
      return html`<p class="small">${saidInSentence(scene, recordEnd(record), reason => msg("record.withdrawn", { date, reason }))}</p>`
    const earlier = findRecord(scene.state, record.body.supersedes)
    if (earlier && record.state === "in_force")
      return html`<p class="small">${msg("record.supersedesNow", { n: earlier.number })} ${this.#link(earlier)}</p>`
    if (!record.reason) return nothing
    const plain = html`<p class="small muted" lang=${record.reasonLang ? domLang(record.reasonLang) : nothing}>${record.reason}</p>`
    return saidShown(scene, recordEnd(record), plain)
  }

  /** A link to another record, on a card in the room. A record's own page has such links in its banners. */
  #link({ number }: Card) {
    return this.href ? html`<a href=${this.href.replace(/\d+$/, String(number))}>CR-${number}</a>` : nothing
  }

  #recused(name: NameThen, { body, declaredAt }: Card) {
    if (body.recused.length === 0) return nothing
    const names = list(body.recused.map(id => name(id, declaredAt)))
    return html`<p class="small muted">${msg("statement.recused", { names })}</p>`
  }

  #leftOut({ state }: View, { body }: Card) {
    return body.recusedSides ? html`<p class="small muted">${leftOutWords(body.recusedSides, state)}</p>` : nothing
  }

  #countersigned(name: NameThen, { countersigned }: Card) {
    if (countersigned.length === 0) return nothing
    const names = list(countersigned.map(({ by, at }) => name(by, at)))
    return html`<p class="small muted">${msg("statement.countersigned", { names })}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-record-card": PlenaryRecordCard
  }
}

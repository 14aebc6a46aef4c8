import { localized, msg, str } from "@lit/localize"
import { css, html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { RecordCard as Card } from "../../../../shared/fold/state.ts"
import type { Spoken } from "../../../../shared/model/texts.ts"
import type { Scene } from "../../../../shared/rules/nextAction/scene.ts"
import { awaited, mayConfirm } from "../../../../shared/rules/nextAction/session.ts"
import { clock, day, list } from "../../../i18n/formats.ts"
import { domLang } from "../../../i18n/language.ts"
import { outcomeName, positionName, recordStateName } from "../../../i18n/outcomeTerms.ts"
import { Asking } from "../kit/asking.ts"
import { sheet } from "../kit/sheet.ts"
import "../../record/tally-bar.ts"
import "../statement/statementTexts.ts"

/** CR-n, the same card at the same moment for everyone. */
@localized()
@customElement("plenary-record-card")
export class RecordCard extends LitElement {
  @property({ attribute: false }) scene: Scene | null = null
  @property({ attribute: false }) record: Card | null = null
  /** without the wording, where the statement's card shows it */
  @property({ type: Boolean }) brief = false
  /** address of the record's own page */
  @property() href = ""
  readonly #asking = new Asking(this)

  static override styles = [
    sheet,
    css`
      article.card { display: grid; gap: 0.75rem; border-inline-start: 4px solid var(--green); }
      article.card.waiting { border-inline-start-color: var(--amber); }
      article.card.ended { border-inline-start-color: var(--line-strong); }
      header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 0.6rem; }
      h3 { font-size: 1.0625rem; } a { color: inherit; text-underline-offset: 0.2em; }
      .level { font-weight: 650; }
      .quote { display: grid; gap: 0.15rem; padding-inline-start: 0.75rem; border-inline-start: 2px solid var(--line-strong); font-size: 0.9375rem; }
    `,
  ]

  override render() {
    const { scene, record } = this
    if (!scene || !record) return nothing
    const { body } = record
    const kind = record.state === "declared" ? "waiting" : record.state === "in_force" ? "" : "ended"
    return html`<article class="card ${kind}" aria-labelledby="title">
      <header>
        <h3 id="title">${this.href ? html`<a href=${this.href}>CR-${record.number}</a>` : html`CR-${record.number}`} · ${body.label}</h3>
        <span class="level">${outcomeName(body.level)}</span>
        <span class="chip ${record.state === "in_force" ? "good" : record.state === "declared" ? "warn" : ""}">${recordStateName(record.state)}</span>
      </header>
      ${this.brief ? nothing : html`<plenary-statement-texts .texts=${body.texts} .authentic=${body.texts.filter(({ authentic }) => authentic).map(({ lang }) => lang)}></plenary-statement-texts>`}
      <tally-bar .tally=${body.tally}></tally-bar>
      ${this.#notes(record)} ${this.#reasons(scene, record)} ${this.#added(scene, record)} ${this.#fate(scene, record)}
      ${this.#acts(scene, record)} ${this.#asking.trouble}
    </article>`
  }

  #notes({ body }: Card) {
    const notes = Object.values(body.note).filter(text => text)
    return notes.length === 0
      ? nothing
      : html`<div class="small"><b>${msg("Explanatory note", { id: "record.note" })}</b>
          ${(["zh", "ja", "en"] as const).map(lang => (body.note[lang] ? html`<p class="text" lang=${domLang(lang)}>${body.note[lang]}</p>` : nothing))}</div>`
  }

  #reasons(scene: Scene, { body }: Card) {
    const spoken = body.positions.filter(({ position }) => position.reason !== "")
    return spoken.map(({ member, position }) =>
      this.#quote(scene, member, positionName(position.position), { lang: position.lang, text: position.reason }),
    )
  }

  #added(scene: Scene, record: Card) {
    return [
      ...record.reservations.map(({ by, text }) =>
        this.#quote(scene, by, msg("Reservation", { id: "record.reservation" }), text),
      ),
      ...record.body.dissents.map(({ by, text }) =>
        this.#quote(scene, by ?? "", msg("Dissent", { id: "record.dissentName" }), text),
      ),
      ...record.dissents.map(({ by, text }) =>
        this.#quote(scene, by, msg("Dissent", { id: "record.dissentName" }), text),
      ),
    ]
  }

  #quote(scene: Scene, by: string, what: string, { lang, text }: Spoken) {
    const name = Object.values(scene.state.members).find(({ id }) => id === by)?.name ?? ""
    return html`<div class="quote"><span class="small muted"><b>${name}</b> · ${what}</span>
      <p class="text" lang=${domLang(lang)}>${text}</p></div>`
  }

  #fate(scene: Scene, record: Card) {
    const later = Object.values(scene.state.records).find(({ id }) => id === record.supersededBy)
    const date = record.endedAt ? day(record.endedAt) : ""
    const reason = record.reason
    if (record.state === "superseded" && later)
      return html`<p class="small">${msg(str`Superseded by CR-${later.number} on ${date}. The old text stays readable.`, { id: "record.superseded" })}</p>`
    if (record.state === "withdrawn")
      return html`<p class="small">${msg(str`Withdrawn on ${date}: ${reason}`, { id: "record.withdrawn" })}</p>`
    if (record.drift)
      return html`<p class="small chip warn">${this.#drift(record.number, clock(record.drift.since))}</p>`
    return record.reason ? html`<p class="small muted">${record.reason}</p>` : nothing
  }

  #drift(n: number, time: string): string {
    return msg(str`The note has differed from CR-${n} since ${time}. The record has not changed.`, {
      id: "drift.badge",
    })
  }

  #acts(scene: Scene, record: Card) {
    if (mayConfirm(scene, record))
      return html`<div class="row">
        <button class="filled" ?disabled=${this.#asking.busy} @click=${() => this.#asking.command("confirm-record", { record: record.id })}>
          ${msg("Confirm as co-moderator", { id: "declare.confirm" })}</button>
        <button @click=${() => this.#asking.act({ do: "return-record", record })}>${msg("Return it with a reason", { id: "act.return" })}</button>
      </div>`
    const names = list(awaited(scene.state, record).map(({ name }) => name))
    const waits = record.state === "declared" && names !== ""
    return html`
      ${waits ? html`<p class="small muted">${msg(str`Waiting for ${names} to confirm`, { id: "declare.wait" })}</p>` : nothing}
      ${this.#mayAdd(scene, record) ? this.#adding(record) : nothing}`
  }

  #mayAdd(scene: Scene, { state, body }: Card): boolean {
    const elector = body.electorate.some(({ member }) => member === scene.me.member)
    return elector && (state === "declared" || state === "in_force")
  }

  #adding(record: Card) {
    return html`<div class="row">
      <button class="quiet small" @click=${() => this.#asking.act({ do: "add-reservation", record })}>${msg("Add a reservation", { id: "record.reserve" })}</button>
      <button class="quiet small" @click=${() => this.#asking.act({ do: "add-dissent", record })}>${msg("Submit a dissent", { id: "record.dissent" })}</button>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-record-card": RecordCard
  }
}

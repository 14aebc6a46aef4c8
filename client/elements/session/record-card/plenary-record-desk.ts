import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { carriedWithdrawal } from "../../../../shared/rules/record/afterwards/withdrawing.ts"
import { proposalsOn } from "../../../../shared/rules/record/proposed.ts"
import { toConfirmRecord, toReturn } from "../../../acts/record/record.ts"
import { day, list, moment } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { personName } from "../../../i18n/names.ts"
import {
  erratumWords,
  proposalSaid,
  proposalWords,
  reasonWords,
} from "../../../i18n/sentences/proposal/proposalText.ts"
import { wordsRead } from "../../../i18n/texts.ts"
import { askedToConfirm, mayConfirm } from "../../../rules/offers/record/confirming.ts"
import { recordActs } from "../../../rules/offers/record/recordActs.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { derived } from "../../../signals/derived.ts"
import { Watching } from "../../../signals/watching.ts"
import { siteAddress } from "../../../site/site.ts"
import { recordEnd } from "../../record/recordEnd.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-record-desk.css?inline"
import "../../forms/plenary-copy-text.ts"
import "../notice/plenary-notice.ts"
import "./plenary-act-row.ts"

/** The acts on a record for a reader with a seat, in the room and on the record's own page. */
@customElement("plenary-record-desk")
export class RecordDesk extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"now" | "present"> | null = null
  @property({ attribute: false }) record: RecordRow | null = null
  @property({ type: Boolean }) cut = false
  /** whether the buttons of the acts are less prominent, as on a card among other cards */
  @property({ type: Boolean }) quiet = false
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { scene, record } = this
    if (!scene || !record) return nothing
    if (mayConfirm(scene, record)) return this.#confirming(scene, record)
    return html`
      ${this.#waiting(scene, record)} ${this.#telling(scene, record)}
      <plenary-act-row ?quiet=${this.quiet} .scene=${scene} .acts=${derived(() => recordActs(scene, record))} ?cut=${this.cut}></plenary-act-row>`
  }

  /** Scrolls to the first button and focuses it, because other members wait for the reader's confirmation. */
  async confirm(): Promise<void> {
    await this.updateComplete
    const row = this.renderRoot.querySelector("plenary-act-row")
    await row?.updateComplete
    const button = (row?.renderRoot ?? this.renderRoot).querySelector("button")
    button?.scrollIntoView({ block: "center" })
    button?.focus()
  }

  /** Names the members whose confirmation a declaration awaits. A reader who may send a notice can remind them here. */
  #waiting(scene: ViewWith<"present">, record: RecordRow) {
    const asked = derived(() => askedToConfirm(scene, record))
    if (asked.length === 0 || asked.some(({ id }) => id === scene.me.member)) return nothing
    const names = list(asked.map(personName))
    const tells = scene.mails && right(scene.me.role, "send a notice") === "yes"
    return html`
      <p class="small muted">${msg("declare.wait", { names })}</p>
      ${tells ? html`<plenary-notice optional .state=${scene.state} .about=${{ of: "record", record: record.id }} .mails=${true}></plenary-notice>` : nothing}`
  }

  /**
   * The notices about proposals, errata and a withdrawal, for readers who may send notices. If no mail server is
   * configured, each notice has a text to copy.
   */
  #telling(scene: ViewWith<"now">, record: RecordRow) {
    const { state, me, mails } = scene
    if (right(me.role, "send a notice") !== "yes") return nothing
    const url = `${siteAddress}/w/${state.workspace?.slug ?? ""}/r/${record.number}`
    const proposals = proposalsOn(state, record).map(one => ({
      about: { of: "proposal" as const, proposal: one.id },
      text: `${proposalWords(state, one)} ${reasonWords(wordsRead(state, proposalSaid(one)))} ${url}`,
    }))
    const open = derived(() => record.errata.filter(one => one.state === "proposed" && one.endsAt > scene.now))
    const errata = (record.state === "in_force" ? open : []).map(({ id, endsAt }) => ({
      about: { of: "erratum" as const, record: record.id, erratum: id },
      text: `${erratumWords(record.number, moment(endsAt))} ${url}`,
    }))
    const withdrawn = carriedWithdrawal(state, record)
      ? [{ about: { of: "withdrawn" as const, record: record.id }, text: `${withdrawnWords(record, state)} ${url}` }]
      : []
    const label = msg("proposal.notice")
    return [...proposals, ...errata, ...withdrawn].map(
      ({
        about,
        text,
      }) => html`${mails ? nothing : html`<plenary-copy-text .text=${text} .label=${label}></plenary-copy-text>`}
        <plenary-notice optional .state=${state} .about=${about} .mails=${mails ?? false}></plenary-notice>`,
    )
  }

  #confirming({ me }: View, record: RecordRow) {
    const words = me.role === "moderator" ? msg("declare.confirm") : msg("deputy.confirm")
    return html`<div class="row">
        <button ${this.#asking.presses(toConfirmRecord(record))} class="filled" ?disabled=${this.cut || this.#asking.busy}>
          ${words}</button>
        <button ${this.#asking.presses(toReturn(record))} ?disabled=${this.cut}>${msg("act.return")}</button>
      </div>
      ${this.#asking.trouble}`
  }
}

function withdrawnWords(record: RecordRow, state: State): string {
  const { number, endedAt } = record
  const date = day(endedAt ?? 0)
  const reason = wordsRead(state, recordEnd(record))
  return `CR-${number}: ${msg("record.withdrawn", { date, reason })}`
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-record-desk": RecordDesk
  }
}

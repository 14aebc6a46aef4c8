import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import { groupedReasons, type PlacedReason, placed } from "../../../../../shared/rules/round/reasons.ts"
import { reasonKey } from "../../../../../shared/rules/said/inRounds.ts"
import { domLang } from "../../../../i18n/language.ts"
import { localized } from "../../../../i18n/localized.ts"
import { msg } from "../../../../i18n/msg.ts"
import { namesThen } from "../../../../i18n/names.ts"
import { reading } from "../../../../i18n/texts.ts"
import { originalMark } from "../../../record/texts/originalMark.ts"
import { type SaidReader, saidShown } from "../../../translating/saidShown.ts"
import { Asking } from "../../kit/asking.ts"
import { sessionStyles } from "../../kit/sheet.ts"
import styles from "./plenary-reason-list.css?inline"

/** The most reasons that a list shows without a press. */
const shownAtOnce = 12

/**
 * The reasons for the scores of a result, sorted by score and wording. If the secretary has grouped them, the list
 * shows the groups, and one press shows all reasons by score.
 */
@customElement("plenary-reason-list")
@localized()
export class ReasonList extends LitElement {
  /** the page's reader, and the state by which a named reason gets the name of its author */
  @property({ attribute: false }) reader: SaidReader | null = null
  @property({ attribute: false }) round: Round | null = null
  /** whether the list offers its reader to group the reasons */
  @property({ type: Boolean }) grouping = false
  @state() private byScore = false
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { reader, round } = this
    const all = round ? placed(round) : []
    if (!reader || !round || all.length === 0) return nothing
    return html`<details ?open=${all.length <= shownAtOnce}>
      <summary>${msg("reasons.title", { n: all.length })}</summary>
      <div class="reasons">
        ${this.#isGrouped(round) ? this.#groups(reader, round) : this.#list(reader, round, all)}
        ${this.#acts(round)} ${this.#asking.trouble}
      </div>
    </details>`
  }

  #isGrouped({ grouped }: Round): boolean {
    return (grouped?.groups.length ?? 0) > 0 && !this.byScore
  }

  #groups(reader: SaidReader, round: Round) {
    const { groups, others } = groupedReasons(round)
    return html`${groups.map(({ title, reasons }) => {
      const { lang, text } = reading(title)
      return html`<section><h4 lang=${domLang(lang)}>${text}</h4>${this.#list(reader, round, reasons)}</section>`
    })}
    ${others.length > 0 ? html`<section><h4>${msg("reasons.others")}</h4>${this.#list(reader, round, others)}</section>` : nothing}`
  }

  #list(reader: SaidReader, round: Round, reasons: readonly PlacedReason[]) {
    const name = namesThen(reader.state)
    return html`<ul>${reasons.map(
      one => html`<li>
        <b class="score">${one.score}</b>
        <div>${one.member ? html`<b>${name(one.member, round.revealedAt ?? Infinity)}</b> ` : nothing}${this.#reason(reader, round, one)}</div>
      </li>`,
    )}</ul>`
  }

  #reason(reader: SaidReader, { id, openedAt, anonymity }: Round, { reason, lang, member }: PlacedReason) {
    const hidden = anonymity !== "named"
    const by = hidden ? null : member
    const plain = html`${originalMark(lang)}<p class="text" lang=${domLang(lang)}>${reason}</p>`
    return saidShown(reader, { key: reasonKey(id, by, reason), lang, text: reason, by, at: openedAt, hidden }, plain)
  }

  #acts(round: Round) {
    const hasGroups = (round.grouped?.groups.length ?? 0) > 0
    if (!hasGroups && !this.grouping) return nothing
    const turn = () => (this.byScore = !this.byScore)
    return html`<div class="row acts">
      ${hasGroups ? html`<button class="quiet small" aria-pressed=${this.byScore} @click=${turn}>${this.byScore ? msg("reasons.inGroups") : msg("reasons.byScore")}</button>` : nothing}
      ${this.grouping ? html`<button ${this.#asking.presses({ kind: "group-reasons", round })} class="quiet small" ?disabled=${this.#asking.busy}>${msg("reasons.group")}</button>` : nothing}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-reason-list": ReasonList
  }
}

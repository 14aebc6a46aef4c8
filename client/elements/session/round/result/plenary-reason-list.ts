import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../../shared/fold/state.ts"
import { groupedReasons, type PlacedReason, placed } from "../../../../../shared/rules/round/reasons.ts"
import { labelOf } from "../../../../acts/acts.ts"
import { toGroupReasons } from "../../../../acts/round/round.ts"
import { domLang } from "../../../../i18n/language.ts"
import { localized } from "../../../../i18n/localized.ts"
import { msg } from "../../../../i18n/msg.ts"
import { namesThen } from "../../../../i18n/names.ts"
import { reading } from "../../../../i18n/texts.ts"
import { originalMark } from "../../../record/originalMark.ts"
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
  /** the panel's state, by which a named reason gets the name of its author */
  @property({ attribute: false }) known: State | null = null
  @property({ attribute: false }) round: Round | null = null
  /** whether the list offers its reader to group the reasons */
  @property({ type: Boolean }) grouping = false
  @state() private byScore = false
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { known, round } = this
    const all = round ? placed(round) : []
    if (!known || !round || all.length === 0) return nothing
    return html`<details ?open=${all.length <= shownAtOnce}>
      <summary>${msg("reasons.title", { n: all.length })}</summary>
      <div class="reasons">
        ${this.#isGrouped(round) ? this.#groups(known, round) : this.#list(known, round, all)}
        ${this.#acts(round)} ${this.#asking.trouble}
      </div>
    </details>`
  }

  #isGrouped({ grouped }: Round): boolean {
    return (grouped?.groups.length ?? 0) > 0 && !this.byScore
  }

  #groups(known: State, round: Round) {
    const { groups, others } = groupedReasons(round)
    return html`${groups.map(({ title, reasons }) => {
      const { lang, text } = reading(title)
      return html`<section><h4 lang=${domLang(lang)}>${text}</h4>${this.#list(known, round, reasons)}</section>`
    })}
    ${others.length > 0 ? html`<section><h4>${msg("reasons.others")}</h4>${this.#list(known, round, others)}</section>` : nothing}`
  }

  #list(known: State, { revealedAt }: Round, reasons: readonly PlacedReason[]) {
    const name = namesThen(known)
    return html`<ul>${reasons.map(
      ({ score, reason, lang, member }) => html`<li>
        <b class="score">${score}</b>
        <div>${member ? html`<b>${name(member, revealedAt ?? Infinity)}</b> ` : nothing}${originalMark(lang)}<p class="text" lang=${domLang(lang)}>${reason}</p></div>
      </li>`,
    )}</ul>`
  }

  #acts(round: Round) {
    const hasGroups = (round.grouped?.groups.length ?? 0) > 0
    const act = toGroupReasons(round)
    if (!hasGroups && !this.grouping) return nothing
    const turn = () => (this.byScore = !this.byScore)
    return html`<div class="row acts">
      ${hasGroups ? html`<button class="quiet small" aria-pressed=${this.byScore} @click=${turn}>${this.byScore ? msg("reasons.inGroups") : msg("reasons.byScore")}</button>` : nothing}
      ${this.grouping ? html`<button ${this.#asking.presses(act)} class="quiet small" ?disabled=${this.#asking.busy}>${labelOf(act)}</button>` : nothing}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-reason-list": ReasonList
  }
}

import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Loan } from "../../../../shared/fold/sessionState.ts"
import type { SideId } from "../../../../shared/model/ids.ts"
import { secondsToTakeBack } from "../../../../shared/rules/floor/budgets/lending.ts"
import { budgetNow } from "../../../../shared/rules/floor/budgets/sideTimes.ts"
import { isHeld } from "../../../../shared/rules/floor/held.ts"
import { countdown } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { plain } from "../../../i18n/texts.ts"
import { lendable } from "../../../rules/offers/lending.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { Watching } from "../../../signals/watching.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import { budgetsSheet } from "./budgetsSheet.ts"
import styles from "./plenary-side-budgets.css?inline"
import { sideBars } from "./sideBars.ts"

/**
 * The sides' speaking time beside the list of speakers: for the current item and for the session, with what was lent. A
 * moderator lends the time of the own side here and takes it back.
 */
@customElement("plenary-side-budgets")
export class SideBudgets extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"now"> | null = null
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, budgetsSheet, unsafeCSS(styles)]

  override render() {
    const scene = this.scene
    const budget = scene && isHeld(scene.session) ? budgetNow(scene.session) : null
    if (!scene || !budget) return nothing
    const whole = scene.session.sideTime?.budgets.some(({ item }) => item === null) ?? false
    const item = scene.session.items.find(({ id }) => id === budget.item)
    const lends = lendable(scene)
    return html`<section aria-labelledby="times">
      <h2 id="times">${msg("budget.title")}</h2>
      ${item ? html`<p class="small muted">${plain(item.title)}</p>${sideBars(scene, item.id)}` : nothing}
      ${whole ? html`${item ? html`<p class="small muted">${msg("budget.session")}</p>` : nothing}${sideBars(scene, null)}` : nothing}
      ${this.#loans(scene, [null, budget.item])}
      ${lends ? html`<div class="row"><button ${this.#asking.presses({ kind: "lend-time", item: lends.item })} class="small" ?disabled=${this.#asking.busy}>${msg("budget.lend")}</button></div>` : nothing}
      ${this.#asking.trouble}
    </section>`
  }

  #loans(scene: ViewWith<"now">, scopes: readonly Loan["item"][]) {
    const loans = scene.session.sideTime?.loans ?? []
    const shown = loans.filter(one => one.seconds > one.back && scopes.includes(one.item))
    if (shown.length === 0) return nothing
    return html`<ul class="loans" role="list">${shown.map(
      loan => html`<li><span>${loanWords(scene, loan)}</span>${this.#takingBack(scene, loan)}</li>`,
    )}</ul>`
  }

  #takingBack(scene: ViewWith<"now">, loan: Loan) {
    const { me, session, state, now } = scene
    if (me.role !== "moderator" || me.side !== loan.from) return nothing
    const seconds = secondsToTakeBack(state, session, now, loan)
    if (seconds === 0) return nothing
    const time = countdown(seconds * 1_000)
    return html`<button ${this.#asking.sends("take-back-time", { session: session.id, loan: loan.id })} class="quiet small" ?disabled=${this.#asking.busy}>${msg("budget.takeBack", { time })}</button>`
  }
}

function loanWords({ state }: View, { from, to, seconds, back }: Loan): string {
  const title = (side: SideId) => plain(state.sides.find(({ id }) => id === side)?.title ?? {})
  const time = countdown((seconds - back) * 1_000)
  return msg("budget.loan", { from: title(from), to: title(to), time })
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-side-budgets": SideBudgets
  }
}

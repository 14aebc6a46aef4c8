import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { budgetNow } from "../../../../shared/rules/floor/budgets/sideTimes.ts"
import { isHeld } from "../../../../shared/rules/floor/held.ts"
import { msg } from "../../../i18n/msg.ts"
import type { ViewWith } from "../../../scene/scene.ts"
import { Watching } from "../../../signals/watching.ts"
import { sessionStyles } from "../kit/sheet.ts"
import { budgetsSheet } from "./budgetsSheet.ts"
import styles from "./plenary-side-times.css?inline"
import { shortOfTime, sideBars } from "./sideBars.ts"

/** One line of small bars with the sides' speaking time, for the room's bar and the wall. */
@customElement("plenary-side-times")
export class SideTimesLine extends Watching(LitElement) {
  @property({ attribute: false }) scene: Pick<ViewWith<"now">, "state" | "session" | "now"> | null = null

  static override styles = [sessionStyles, budgetsSheet, unsafeCSS(styles)]

  override render() {
    const scene = this.scene
    const budget = scene && isHeld(scene.session) ? budgetNow(scene.session) : null
    if (!scene || !budget) return nothing
    return html`<div role="group" aria-label=${msg("budget.title")}>${sideBars(scene, budget.item)}</div>
      <p class="unseen" role="status">${shortOfTime(scene, budget.item)}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-side-times": SideTimesLine
  }
}

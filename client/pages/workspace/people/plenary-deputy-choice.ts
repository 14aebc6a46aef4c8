import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { SideId } from "../../../../shared/model/ids.ts"
import { deputyOf, mayDeputise } from "../../../../shared/rules/people/consent/deputy.ts"
import { findMember } from "../../../../shared/rules/readings/rows.ts"
import { optionSearch } from "../../../elements/forms/plenary-option-search.ts"
import { msg } from "../../../i18n/msg.ts"
import { personName } from "../../../i18n/names.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { OnLivePage } from "../../frame/onLivePage.ts"

/**
 * The form with which a co-moderator chooses the panelist who confirms records for the side while the moderator is
 * away.
 */
@customElement("plenary-deputy-choice")
export class DeputyChoice extends OnLivePage {
  @property({ attribute: false }) side: SideId | null = null
  private readonly problem = signal("")

  private async choose(side: SideId, event: Event): Promise<void> {
    if (!(event.target instanceof HTMLSelectElement)) return
    const wanted = event.target.value
    const state = this.live.state.peek()
    const member = findMember(state, wanted)?.id ?? null
    const answered = await this.here.send("name-deputy", { side, member })
    this.problem.value = answered.ok ? "" : refusalText(answered.refusal, state)
  }

  protected override render() {
    const { side } = this
    const state = this.live.state.value
    if (side === null) return nothing
    const now = deputyOf(state, side)?.id ?? ""
    const able = Object.values(state.members).filter(member => mayDeputise(member, side))
    return html`<div class="field">
      <label for="deputy-${side}">${msg("deputy.label")}</label>
      ${optionSearch(able.length)}<select id="deputy-${side}" @change=${(event: Event) => this.choose(side, event)}>
        <option value="" ?selected=${now === ""}>${msg("deputy.nobody")}</option>
        ${able.map(member => html`<option value=${member.id} ?selected=${member.id === now}>${personName(member)}</option>`)}
      </select>
      ${this.problem.value ? html`<p class="problem" role="alert">${this.problem.value}</p>` : nothing}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-deputy-choice": DeputyChoice
  }
}

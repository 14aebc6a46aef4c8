import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { SpokenFor } from "../../../../../shared/contract/live.ts"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import { type PositionValue, positions } from "../../../../../shared/model/terms.ts"
import { mayHear } from "../../../../../shared/rules/round/electorate/hearing.ts"
import { msg } from "../../../../i18n/msg.ts"
import { memberName } from "../../../../i18n/names.ts"
import { positionName } from "../../../../i18n/terms/outcomeTerms.ts"
import type { ViewWith } from "../../../../scene/scene.ts"
import { Watching } from "../../../../signals/watching.ts"
import { Asking } from "../../kit/asking.ts"
import { sessionStyles } from "../../kit/sheet.ts"
import styles from "./plenary-spoken-form.css?inline"

/**
 * Asks a second officer which position a panelist spoke. The page does not have the position that was entered, so the
 * officer presses what they heard.
 */
@customElement("plenary-hear-spoken")
export class HearSpoken extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"answers"> | null = null
  @property({ attribute: false }) round: Round | null = null
  /** the position that the officer chose for each panelist, before it is sent */
  @state() private chosen: Readonly<Record<string, PositionValue>> = {}
  /** the panelist whose button was pressed before a position was chosen */
  @state() private lacks: string | null = null
  /** the outcomes of the officer's tries, by panelist */
  @state() private tried: ReadonlyMap<string, boolean> = new Map()
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { scene, round } = this
    if (!scene || !round) return nothing
    const waits = this.#spoken(scene, round).filter(one => one.is === "waits" && !this.tried.has(one.member))
    if (waits.length === 0 && this.tried.size === 0) return nothing
    return html`<section aria-labelledby="hear">
      <h3 id="hear">${msg("spoken.hear.title")}</h3>
      ${this.tried.size === 0 ? nothing : html`<ul role="status">${[...this.tried].map(([member, same]) => html`<li>${this.#outcome(scene, member, same)}</li>`)}</ul>`}
      ${waits.map(one => this.#asked(scene, one))} ${this.#asking.trouble}
    </section>`
  }

  #spoken({ state: panel, me, answers }: ViewWith<"answers">, { id }: Round): readonly SpokenFor[] {
    return (answers[id]?.spoken ?? []).filter(one => one.member !== me.member && mayHear(panel, me.member, one.by))
  }

  #outcome({ state: panel }: ViewWith<"answers">, member: string, same: boolean): string {
    const name = memberName(panel, member)
    return same ? msg("spoken.hear.counts", { name }) : msg("spoken.hear.other", { name })
  }

  #asked({ state: panel }: ViewWith<"answers">, { member, by }: SpokenFor) {
    const name = memberName(panel, member)
    const chosen = this.chosen[member]
    return html`<form @submit=${(event: Event) => void this.#press(event, member)}>
      <fieldset>
        <legend>${msg("spoken.ask", { name })}</legend>
        <p class="small muted">${msg("spoken.hear.help", { by: memberName(panel, by) })}</p>
        <div class="positions">${positions.map(
          position => html`<label class="choice"><input type="radio" name=${`heard-${member}`} .value=${position} .checked=${chosen === position}
            @change=${() => (this.chosen = { ...this.chosen, [member]: position })} /> <span>${positionName(position)}</span></label>`,
        )}</div>
      </fieldset>
      ${this.lacks === member && chosen === undefined ? html`<p class="trouble" role="alert">${msg("answer.chooseFirst")}</p>` : nothing}
      <div class="row"><button class="outlined" ?disabled=${this.#asking.busy}>${msg("spoken.hear.submit", { name })}</button></div>
    </form>`
  }

  async #press(event: Event, member: string): Promise<void> {
    event.preventDefault()
    const heard = this.chosen[member]
    this.lacks = heard === undefined ? member : null
    if (!this.round || heard === undefined) return
    const receipt = await this.#asking.command("confirm-spoken", { round: this.round.id, member, heard })
    if (receipt) this.tried = new Map([...this.tried, [member, receipt.made["counts"] === 1]])
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-hear-spoken": HearSpoken
  }
}

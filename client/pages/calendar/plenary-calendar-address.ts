import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import { msg } from "../../i18n/msg.ts"
import "../../elements/forms/plenary-copy-text.ts"
import { moment } from "../../i18n/formats.ts"
import { Watching } from "../../signals/watching.ts"
import { CalendarAddress } from "../../state/fetched/seat/calendarAddress.ts"
import { failureText } from "../problem/failureText.ts"

/**
 * The secret address of the reader's own calendar, or of the panel's. The element says whether there is one, makes a new
 * one, which is shown once, and ends it (DOMAIN X2, X3).
 */
@customElement("plenary-calendar-address")
export class PlenaryCalendarAddress extends Watching(LitElement) {
  @property() slug = ""
  @property() of: "own" | "workspace" = "own"
  private kept: CalendarAddress | null = null

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.kept) return
    this.kept = new CalendarAddress(this.slug, this.of)
    void this.kept.look()
  }

  private readonly look = (): Promise<void> => this.thenFocus(this.kept?.look())
  private readonly make = (): Promise<void> => this.thenFocus(this.kept?.make())
  private readonly end = (): Promise<void> => this.thenFocus(this.kept?.end())

  /** Focuses what can be pressed next, because the pressed button is gone. */
  private async thenFocus(asked: Promise<void> | undefined): Promise<void> {
    await asked
    await this.updateComplete
    this.querySelector<HTMLElement>("a.button, button")?.focus()
  }

  private made(address: string) {
    return html`<div class="notice good"><div class="stack tight grow">
      <plenary-copy-text .text=${address} .label=${msg("calendar.address")}></plenary-copy-text>
      <p class="small">${msg("calendar.once")}</p>
      <p><a class="button small" href=${address.replace(/^https?:/, "webcal:")}>${msg("calendar.subscribe")}</a></p>
    </div></div>`
  }

  private rest(madeAt: number | null, ended: boolean) {
    const make = html`<button class="small" type="button" @click=${this.make}>${
      madeAt === null ? msg("calendar.make") : msg("calendar.renew")
    }</button>`
    if (madeAt === null)
      return html`<p class="hint">${ended ? msg("calendar.ended") : msg("calendar.none")}</p><p>${make}</p>`
    return html`<p class="hint">${msg("calendar.since", { when: moment(madeAt) })}</p>
      <div class="row">${make}
        <button class="small quiet" type="button" @click=${this.end}>${msg("calendar.end")}</button></div>`
  }

  private content() {
    const now = this.kept?.now.value
    switch (now?.state) {
      case "made":
        return this.made(now.address)
      case "rest":
        return this.rest(now.madeAt, now.ended)
      case "failed":
        return html`<p class="problem" role="alert">${failureText(now.failure)}</p>
          <p><button class="small" type="button" @click=${this.look}>${msg("problem.again")}</button></p>`
      case "loading":
        return html`<p class="muted">${msg("calendar.loading")}</p>`
      case undefined:
        return nothing
      default:
        return now satisfies never
    }
  }

  protected override render() {
    return html`<div class="stack tight">
      <p class="hint">${this.of === "own" ? msg("calendar.does") : msg("calendar.panelDoes")}</p>
      <div class="stack tight" aria-live="polite">${this.content()}</div>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-calendar-address": PlenaryCalendarAddress
  }
}

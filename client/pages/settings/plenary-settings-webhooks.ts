import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import { type WebhookMessage, type WebhookShown, webhookEvents } from "../../../shared/contract/queries/webhooks.ts"
import { written } from "../../elements/forms/written.ts"
import "../../elements/forms/plenary-copy-text.ts"
import { day, moment } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import { Watching } from "../../signals/watching.ts"
import { PanelWebhooks } from "../../state/fetched/panel/webhooks.ts"
import { failureText } from "../problem/failureText.ts"
import { eventName, stateWords } from "./webhookWords.ts"

/**
 * The webhooks of a panel: where they send and what, how their last messages were answered, and the forms to make one,
 * test it, pause it and end it. A secret is shown only once (DOMAIN WH1 to WH4).
 */
@customElement("plenary-settings-webhooks")
export class SettingsWebhooks extends Watching(LitElement) {
  @property() slug = ""
  private kept: PanelWebhooks | null = null
  /** the webhook that the reader has pressed to end, until they confirm it */
  private readonly ending = signal<string | null>(null)
  private readonly choosesNone = signal(false)

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.kept) return
    this.kept = new PanelWebhooks(this.slug)
    void this.kept.look()
  }

  private async make(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const given = new FormData(form)
    const events = webhookEvents.filter(one => given.getAll("events").includes(one))
    this.choosesNone.value = events.length === 0
    if (events.length === 0) return
    if (await this.kept?.make(written(given, "address"), events)) form.reset()
  }

  private async end(id: string): Promise<void> {
    await this.kept?.end(id)
    this.ending.value = null
    await this.updateComplete
    // the pressed button is gone with its webhook
    this.querySelector<HTMLElement>("#webhook-address")?.focus()
  }

  private form(busy: boolean) {
    return html`<form class="stack" @submit=${this.make}>
      <div class="field"><label for="webhook-address">${msg("webhooks.address")}</label>
        <input id="webhook-address" name="address" type="url" required maxlength="2000" autocomplete="off" spellcheck="false"
          placeholder="https://" aria-describedby="webhook-address-hint" />
        <p class="hint" id="webhook-address-hint">${msg("webhooks.addressHint")}</p></div>
      <fieldset class="stack tight"><legend>${msg("webhooks.events")}</legend>
        ${webhookEvents.map(
          one =>
            html`<label class="row check"><input type="checkbox" name="events" .value=${one} ?checked=${one === "record.declared"} /> ${eventName(one)}</label>`,
        )}
        ${this.choosesNone.value ? html`<p class="problem" role="alert">${msg("webhooks.chooseOne")}</p>` : nothing}
      </fieldset>
      <div class="row"><button class="filled" ?disabled=${busy}>${busy ? msg("webhooks.making") : msg("webhooks.make")}</button></div>
    </form>`
  }

  private message(hook: WebhookShown, message: WebhookMessage, busy: boolean) {
    return html`<li class="list-row">
      <span>${eventName(message.type)} <span class="muted small">${moment(message.at)} · ${stateWords(message, hook.paused !== null)}</span></span>
      ${
        message.state === "open"
          ? nothing
          : html`<button class="small" ?disabled=${busy} @click=${() => this.kept?.repeat(hook.id, message.id)}>
              ${msg("webhooks.repeat")}<span class="visually-hidden"> ${eventName(message.type)} ${moment(message.at)}</span>
            </button>`
      }
    </li>`
  }

  private standing({ paused, pausedAt }: WebhookShown) {
    const values = { day: day(pausedAt ?? 0) }
    switch (paused) {
      case null:
        return html`<p><span class="chip">${msg("webhooks.active")}</span></p>`
      case "by hand":
        return html`<p><span class="chip warn">${msg("webhooks.pausedByHand")}</span></p>`
      case "failures":
        return html`<p class="notice bad">${msg("webhooks.pausedFailures", values)}</p>`
      case "maker":
        return html`<p class="notice bad">${msg("webhooks.pausedMaker", values)}</p>`
      case "restored":
        return html`<p class="notice warn">${msg("webhooks.pausedRestored", values)}</p>`
      default:
        return paused satisfies never
    }
  }

  private buttons({ id, address, paused }: WebhookShown, busy: boolean) {
    if (this.ending.value === id)
      return html`<div class="notice bad" role="alert"><div class="stack tight grow"><p>${msg("webhooks.endSure")}</p>
        <div class="row"><button class="small danger" ?disabled=${busy} @click=${() => this.end(id)}>${msg("webhooks.end")}</button>
          <button class="small quiet" @click=${() => (this.ending.value = null)}>${msg("dialog.cancel")}</button></div></div></div>`
    const named = html`<span class="visually-hidden"> ${address}</span>`
    return html`<div class="row">
      <button class="small" ?disabled=${busy} @click=${() => this.kept?.test(id)}>${msg("webhooks.test")}${named}</button>
      ${
        paused === "maker"
          ? nothing
          : html`<button class="small" ?disabled=${busy} @click=${() => this.kept?.pause(id, paused === null)}>${
              paused === null ? msg("webhooks.pause") : msg("webhooks.goOn")
            }${named}</button>`
      }
      <button class="small quiet" ?disabled=${busy} @click=${() => this.kept?.look()}>${msg("webhooks.look")}${named}</button>
      <button class="small danger" ?disabled=${busy} @click=${() => (this.ending.value = id)}>${msg("webhooks.end")}${named}</button>
    </div>`
  }

  private one(hook: WebhookShown, busy: boolean) {
    return html`<li class="webhook stack tight">
      <p class="webhook-address"><bdi>${hook.address}</bdi></p>
      <p class="muted small">${hook.events.map(one => html`<span class="chip">${eventName(one)}</span> `)}</p>
      ${this.standing(hook)}
      ${this.buttons(hook, busy)}
      <details ?open=${hook.messages.some(({ state }) => state === "failed")}><summary>${msg("webhooks.messages")}</summary>
        ${
          hook.messages.length === 0
            ? html`<p class="muted">${msg("webhooks.noMessages")}</p>`
            : html`<ul class="list" role="list">${hook.messages.map(message => this.message(hook, message, busy))}</ul>`
        }</details>
    </li>`
  }

  private content() {
    const now = this.kept?.now.value
    if (!now) return nothing
    const { list, busy, made, failure } = now
    return html`${failure ? html`<p class="problem" role="alert">${failureText(failure)}</p>` : nothing}
      ${
        list === null
          ? failure
            ? html`<p><button class="small" @click=${() => this.kept?.look()}>${msg("problem.again")}</button></p>`
            : html`<p class="muted">${msg("webhooks.loading")}</p>`
          : list.length === 0
            ? html`<p class="muted">${msg("webhooks.none")}</p>`
            : html`<ul class="stack" role="list">${list.map(hook => this.one(hook, busy))}</ul>`
      }
      ${
        made
          ? html`<div class="notice good"><div class="stack tight grow"><p>${msg("webhooks.once")}</p>
              <plenary-copy-text .text=${made.secret} .label=${msg("webhooks.secret")}></plenary-copy-text></div></div>`
          : nothing
      }
      ${list === null ? nothing : this.form(busy)}`
  }

  protected override render() {
    return html`<section class="card stack" aria-labelledby="webhooks">
      <h2 id="webhooks">${msg("webhooks.title")}</h2>
      <p class="hint">${msg("webhooks.help")}</p>
      <div class="stack" aria-live="polite">${this.content()}</div>
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-settings-webhooks": SettingsWebhooks
  }
}

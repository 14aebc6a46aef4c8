import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { PressLink, Session } from "../../../../shared/fold/sessionState.ts"
import { isPressLinkGood } from "../../../../shared/rules/readings/embargo.ts"
import { written } from "../../../elements/forms/written.ts"
import { siteAddress } from "../../../site/site.ts"
import "../../../elements/forms/plenary-copy-text.ts"
import { day, moment } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { namesThen } from "../../../i18n/names.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { Watching } from "../../../signals/watching.ts"
import type { SessionConnection } from "../../../state/live.ts"
import { SendsHere } from "../../frame/sendsHere.ts"

type Making =
  | { state: "asking" | "busy" }
  | { state: "made"; address: string }
  | { state: "lost"; press: string }
  | { state: "refused"; text: string }

/** The links by which the press reads under the embargo. A link is shown only once, when it is made (DOMAIN EM4). */
@customElement("plenary-press-links")
export class PressLinks extends Watching(LitElement) {
  @property({ attribute: false }) live!: SessionConnection
  @property({ attribute: false }) session!: Session
  private readonly here = new SendsHere(this, () => this.live)
  private readonly making = signal<Making>({ state: "asking" })

  protected override createRenderRoot() {
    return this
  }

  private async make(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const given = new FormData(form)
    this.making.value = { state: "busy" }
    const answered = await this.here.send("make-press-link", {
      session: this.session.id,
      name: written(given, "name"),
      days: Number(given.get("days")) || 7,
    })
    this.making.value = answered.ok
      ? madeOf(answered.made)
      : { state: "refused", text: refusalText(answered.refusal, this.live.state.peek()) }
    if (answered.ok) form.reset()
  }

  private async revoke(press: string): Promise<void> {
    const answered = await this.here.send("revoke-press-link", { session: this.session.id, press })
    this.making.value = answered.ok
      ? { state: "asking" }
      : { state: "refused", text: refusalText(answered.refusal, this.live.state.peek()) }
  }

  private form() {
    return html`<form class="stack" @submit=${this.make}>
      <div class="row">
        <div class="field grow"><label for="press-name">${msg("press.for")}</label>
          <input id="press-name" name="name" required maxlength="100" autocomplete="off" /></div>
        <div class="field"><label for="press-days">${msg("tokens.days")}</label>
          <input id="press-days" name="days" type="number" min="1" max="90" required value="7" /></div>
      </div>
      <div class="row"><button ?disabled=${this.making.value.state === "busy"}>${msg("press.make")}</button></div>
    </form>`
  }

  private outcome(making: Making) {
    switch (making.state) {
      case "asking":
      case "busy":
        return nothing
      case "refused":
        return html`<p class="problem" role="alert">${making.text}</p>`
      case "lost":
        return html`<div class="notice bad" role="alert">
          <p>${msg("press.lost")}</p>
          <div class="row"><button class="small danger" @click=${() => this.revoke(making.press)}>${msg("tokens.revoke")}</button></div>
        </div>`
      case "made":
        return html`<div class="notice good">
          <p>${msg("press.once")}</p>
          <plenary-copy-text class="grow" .text=${making.address} .label=${msg("press.link")}></plenary-copy-text>
        </div>`
      default:
        return making satisfies never
    }
  }

  private line(link: PressLink) {
    const { id, name, ended, until, opened, by, at } = link
    const maker = namesThen(this.live.state.value)(by, at)
    const isGood = isPressLinkGood(link, this.live.now())
    const stands = isGood
      ? msg("tokens.until", { day: day(until) })
      : ended?.by
        ? msg("tokens.revokedOn", { day: day(ended.at) })
        : msg("tokens.endedOn", { day: day(until) })
    const last = opened.at(-1)
    const used = msg("press.opened", { n: opened.length, time: last === undefined ? "" : moment(last) })
    return html`<li class="list-row">
      <span>${name} <span class="muted small">${msg("press.by", { name: maker })} · ${stands} · ${used}</span></span>
      ${
        isGood
          ? html`<button class="small danger" @click=${() => this.revoke(id)}>
              ${msg("tokens.revoke")}<span class="visually-hidden"> ${name}</span>
            </button>`
          : nothing
      }
    </li>`
  }

  protected override render() {
    const { press = [] } = this.session
    return html`<section class="card stack no-print" aria-labelledby="press">
      <h2 id="press">${msg("press.title")}</h2>
      <p class="hint">${msg("press.help")}</p>
      ${press.length === 0 ? nothing : html`<ul class="list" role="list">${press.map(one => this.line(one))}</ul>`}
      ${this.form()}
      <div aria-live="polite">${this.outcome(this.making.value)}</div>
    </section>`
  }
}

/** The outcome of a made link. Only the first receipt has it, so a command that was sent again gets none. */
const madeOf = ({ press, token }: Partial<Record<string, unknown>>): Making =>
  typeof token === "string"
    ? { state: "made", address: `${siteAddress}/press#${token}` }
    : { state: "lost", press: String(press) }

declare global {
  interface HTMLElementTagNameMap {
    "plenary-press-links": PressLinks
  }
}

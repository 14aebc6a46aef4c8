import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { HostSignIn } from "../../../shared/contract/queries/host/host.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import { day, list, moment, number } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import { plain } from "../../i18n/texts.ts"
import { Watching } from "../../signals/watching.ts"
import { sitePath } from "../../site/site.ts"
import { endOfSignIn, loadSignIns } from "../../state/fetched/host/host.ts"
import { failureText } from "../problem/failureText.ts"
import { HostChanged } from "./hostChanged.ts"

const dayMs = 86_400_000

/** The people who are signed in, with their seats; each sign-in can be ended. */
@customElement("plenary-admin-sign-ins")
export class AdminSignIns extends Watching(LitElement) {
  private readonly list = loadSignIns()
  /** the sign-in that the reader has pressed to end, until they confirm it */
  private readonly ending = signal<string | null>(null)
  private readonly problem = signal("")
  private readonly words = signal("")

  protected override createRenderRoot() {
    return this
  }

  private async end({ id, own }: HostSignIn): Promise<void> {
    const failed = await endOfSignIn(id)
    this.ending.value = null
    this.problem.value = failed ? failureText(failed.failure) : ""
    if (own && !failed) return location.assign(`${sitePath}/`)
    this.dispatchEvent(new HostChanged())
    await this.list.anew()
    await this.updateComplete
    // the pressed button is gone with its sign-in
    this.querySelector<HTMLElement>("#sign-ins")?.focus()
  }

  private who({ administrator, account, seats }: HostSignIn): string {
    const names = [...new Set([account, ...seats.map(({ name }) => name)])].filter(Boolean)
    if (names.length > 0) return list(names)
    return administrator ? msg("admin.administrator") : msg("admin.noSeat")
  }

  private button(one: HostSignIn) {
    if (this.ending.value !== one.id)
      return html`<button class="small" @click=${() => (this.ending.value = one.id)} aria-label=${msg("admin.endOf", { name: this.who(one) })}>${msg("admin.end")}</button>`
    return html`<div class="row"><button class="small danger" @click=${() => this.end(one)}>${msg("admin.endSure")}</button>
      <button class="small quiet" @click=${() => (this.ending.value = null)}>${msg("admin.endNot")}</button></div>`
  }

  private line(one: HostSignIn) {
    const panels = one.seats.map(({ title, slug }) => plain(title) || slug)
    return html`<li>
      <p>${day(one.usedOn * dayMs, "UTC")}<br /><span class="muted small">${msg("admin.since", { at: moment(one.createdAt) })}</span></p>
      <p>${this.who(one)} ${one.administrator && this.who(one) !== msg("admin.administrator") ? html`<span class="chip">${msg("admin.administrator")}</span>` : nothing}
        ${one.own ? html`<span class="chip accent">${msg("admin.own")}</span>` : nothing}
        ${panels.length > 0 ? html`<br /><span class="muted small">${list(panels)}</span>` : nothing}
        ${one.device ? html`<br /><span class="muted small">${one.device}</span>` : nothing}</p>
      ${this.button(one)}
    </li>`
  }

  private shown() {
    const now = this.list.now.value
    if (now.state === "loading") return html`<plenary-page-skeleton .rows=${2}></plenary-page-skeleton>`
    if (now.state === "failed")
      return html`<p class="problem" role="alert">${failureText(now.failure)}</p>
        <div><button @click=${() => void this.list.again()}>${msg("home.again")}</button></div>`
    const words = this.words.value.trim().toLowerCase()
    const found = now.value.signIns.filter(one =>
      [this.who(one), one.device, ...one.seats.map(({ title }) => plain(title))]
        .join(" ")
        .toLowerCase()
        .includes(words),
    )
    if (found.length === 0) return html`<p class="muted">${msg("admin.noSignIns")}</p>`
    return html`<ul class="lines" role="list">${found.map(one => this.line(one))}</ul>
      ${now.value.more ? html`<p class="muted small">${msg("admin.signInsMore", { n: number(now.value.signIns.length) })}</p>` : nothing}`
  }

  protected override render() {
    const typed = ({ target }: Event) => (this.words.value = target instanceof HTMLInputElement ? target.value : "")
    return html`<section class="stack" aria-labelledby="sign-ins">
      <h2 id="sign-ins" tabindex="-1">${msg("admin.signIns")}</h2>
      <p class="muted">${msg("admin.signInsHelp")}</p>
      <div class="field"><label for="sign-in-words">${msg("admin.signInsFind")}</label>
        <input id="sign-in-words" type="search" autocomplete="off" @input=${typed} /></div>
      ${this.shown()}
      ${this.problem.value ? html`<p class="problem" role="alert">${this.problem.value}</p>` : nothing}
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-admin-sign-ins": AdminSignIns
  }
}

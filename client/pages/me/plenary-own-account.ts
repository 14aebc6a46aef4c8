import { signal } from "@preact/signals-core"
import { html, LitElement, nothing, type TemplateResult } from "lit"
import { customElement } from "lit/decorators.js"
import type { AccountAnswer, AccountShown, SeatListed } from "../../../shared/contract/queries/people/accounts.ts"
import { written } from "../../elements/forms/written.ts"
import { day, list } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { reading } from "../../i18n/texts.ts"
import { Watching } from "../../signals/watching.ts"
import { OwnAccount } from "../../state/account/ownAccount.ts"
import { knowsPasskeys } from "../../state/account/passkeys.ts"
import { ByService } from "../../state/account/signingIn.ts"
import type { Failure } from "../../state/loading/loading.ts"
import { failureText } from "../problem/failureText.ts"
import { keptSaid } from "./keptSaid.ts"

const dayMs = 86_400_000

/** The reader's account: what it says, the seats that it keeps, and the browsers that are signed in to it. */
@customElement("plenary-own-account")
export class OwnAccountElement extends Watching(LitElement) {
  private readonly own = new OwnAccount()
  private readonly service = new ByService()
  private readonly saved = signal(false)
  /** True while the page asks the reader to confirm that every sign-in ends. */
  private readonly ending = signal(false)
  /** True while the page asks the reader to confirm the deletion. */
  private readonly dropping = signal(false)

  protected override createRenderRoot() {
    return this
  }

  private readonly describe = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const given = new FormData(event.currentTarget)
    const said = { name: written(given, "name").trim(), affiliation: written(given, "affiliation").trim() }
    this.saved.value = await this.own.describe(said)
  }

  private facts({ name, affiliation, email, verifiedBy, services }: AccountShown) {
    const service = services[0] ?? ""
    const verified =
      verifiedBy === "service" ? msg("account.verifiedByService", { service }) : msg("account.verifiedByLink")
    return html`<dl class="facts">
        <div><dt>${msg("account.email")}</dt><dd>${email || msg("account.noEmail")} ${email ? html`<span class="muted small">${verified}</span>` : nothing}</dd></div>
      </dl>
      <form class="stack tight" @submit=${this.describe}>
        <label class="field"><span class="label">${msg("account.name")}</span>
          <input name="name" maxlength="200" autocomplete="name" .value=${name} /></label>
        <label class="field"><span class="label">${msg("account.affiliation")}</span>
          <input name="affiliation" maxlength="200" autocomplete="organization" .value=${affiliation} /></label>
        <div class="row"><button class="small">${msg("me.save")}</button>
          <span role="status" class="muted small">${this.saved.value ? msg("me.saved") : ""}</span></div>
      </form>`
  }

  /** The sign-in services that vouch for the reader, and those that the reader may add. */
  private services({ proved, services }: AccountShown, { services: offered }: AccountAnswer["ways"]) {
    if (offered.length === 0) return nothing
    const step = this.service.step.value
    const connect = ({ id, name }: (typeof offered)[number]) =>
      html`<button class="small" @click=${() => void this.service.go(id, "/me", true)}>${msg("account.connect", { name })}</button>`
    return html`<h3>${msg("account.services")}</h3>
      ${services.length > 0 ? html`<p>${list(services)}</p>` : nothing}
      ${step.state === "failed" ? failed(step.failure) : nothing}
      ${this.adding(
        proved,
        html`<div class="row">${offered.filter(({ name }) => !services.includes(name)).map(connect)}</div>`,
        offered.some(({ name }) => !services.includes(name)),
      )}`
  }

  private readonly addPasskey = (): void => void this.own.addPasskey("")

  private readonly namePasskey = (event: Event): void => {
    const { target } = event
    if (!(target instanceof HTMLInputElement) || target.value.trim() === "") return
    void this.own.namePasskey(target.dataset["id"] ?? "", target.value.trim())
  }

  /** Offers what adds a way to sign in, or says how the reader gets to add one (DOMAIN SI13). */
  private adding(proved: boolean, add: TemplateResult, isOffered: boolean) {
    if (!isOffered) return nothing
    if (proved) return add
    return html`<p class="hint">${msg("account.proveFirst")}</p>
      <p><a class="button small" href="/sign-in?to=/me">${msg("account.signInAgain")}</a></p>`
  }

  private passkeys({ proved, passkeys }: AccountShown, { passkeys: offered }: AccountAnswer["ways"]) {
    if (!offered && passkeys.length === 0) return nothing
    const row = ({ id, name, usedAt }: AccountShown["passkeys"][number]) => {
      const remove = `${msg("account.removePasskey")}: ${name}`
      return html`<li class="list-row"><label class="field"><span class="label">${msg("account.passkeyName")}</span>
          <input maxlength="80" data-id=${id} .value=${name} @change=${this.namePasskey} /></label>
        <span class="muted small">${usedAt === null ? msg("account.unused") : msg("account.lastUsed", { when: day(usedAt) })}</span>
        <button class="small" aria-label=${remove} @click=${() => void this.own.dropPasskey(id)}>${msg("account.removePasskey")}</button></li>`
    }
    return html`<h3>${msg("account.passkeys")}</h3>
      <p class="hint">${msg("account.passkeysHelp")}</p>
      ${passkeys.length > 0 ? html`<ul class="list" role="list">${passkeys.map(row)}</ul>` : nothing}
      ${this.adding(proved, html`<p><button class="small" @click=${this.addPasskey}>${msg("account.addPasskey")}</button></p>`, offered && knowsPasskeys())}`
  }

  private seat({ slug, title, name }: SeatListed, act: { label: string; do: () => void }) {
    const panel = reading(title)
    return html`<li class="list-row"><span>${name} <span class="muted small" lang=${domLang(panel.lang)}>${panel.text}</span></span>
      <button class="small" aria-label=${`${act.label}: ${panel.text}`} data-slug=${slug} @click=${act.do}>${act.label}</button></li>`
  }

  private seats(seats: readonly SeatListed[], free: readonly SeatListed[]) {
    const kept = (one: SeatListed) =>
      this.seat(one, { label: msg("account.release"), do: () => void this.own.release(one.slug) })
    const open = (one: SeatListed) =>
      this.seat(one, { label: msg("account.keep"), do: () => void this.own.keep(one.slug) })
    return html`<h3>${msg("account.seats")}</h3>
      ${seats.length > 0 ? html`<ul class="list" role="list">${seats.map(kept)}</ul>` : html`<p class="muted">${msg("account.seatless")}</p>`}
      ${free.length > 0 ? html`<h3>${msg("account.free")}</h3><p class="hint">${msg("account.freeHelp")}</p><ul class="list" role="list">${free.map(open)}</ul>` : nothing}`
  }

  private signIns(signIns: AccountShown["signIns"]) {
    const row = ({ id, device, usedOn, here }: AccountShown["signIns"][number]) => {
      const name = device || msg("account.unknownDevice")
      const when = day(usedOn * dayMs, "UTC")
      return html`<li class="list-row"><span>${name} ${here ? html`<span class="chip accent">${msg("account.thisBrowser")}</span>` : nothing}
          <span class="muted small">${msg("account.lastUsed", { when })}</span></span>
        ${here ? nothing : html`<button class="small" aria-label=${`${msg("account.end")}: ${name}`} @click=${() => void this.own.end(id)}>${msg("account.end")}</button>`}</li>`
    }
    return html`<h3>${msg("account.signIns")}</h3>
      <ul class="list" role="list">${signIns.map(row)}</ul>
      <div class="row">
        ${signIns.length > 1 ? html`<button class="small" @click=${() => void this.own.end("others")}>${msg("account.endOthers")}</button>` : nothing}
        <button class="small danger" @click=${() => (this.ending.value = true)}>${msg("account.endAll")}</button>
      </div>
      ${this.ending.value ? this.endAll() : nothing}`
  }

  /** Asks before the sign-ins of all devices end, because this browser then deletes what it keeps. */
  private endAll() {
    return html`<div class="notice warn stack tight" role="alert">
      <p>${msg("account.endAllSure")}</p>
      ${keptSaid()}
      <div class="row">
        <button class="filled small" @click=${() => (this.ending.value = false)}>${msg("account.stayIn")}</button>
        <button class="danger small" @click=${this.own.endAll}>${msg("me.signOutNow")}</button>
      </div>
    </div>`
  }

  private drop() {
    if (!this.dropping.value)
      return html`<p><button class="small danger" @click=${() => (this.dropping.value = true)}>${msg("account.delete")}</button></p>`
    return html`<div class="notice warn stack tight" role="alert">
      <p>${msg("account.deleteSure")}</p>
      <div class="row">
        <button class="filled small" @click=${() => (this.dropping.value = false)}>${msg("account.stay")}</button>
        <button class="danger small" @click=${() => void this.own.drop()}>${msg("account.deleteNow")}</button>
      </div>
    </div>`
  }

  private content({ account, ways, free }: AccountAnswer) {
    if (!account) {
      if (!ways.mail && ways.services.length === 0) return html`<p class="muted">${msg("account.none")}</p>`
      return html`<p class="hint">${msg("account.why")}</p>
        <p><a class="button" href="/sign-in?to=/me">${msg("account.signIn")}</a></p>`
    }
    return html`${this.facts(account)} ${this.passkeys(account, ways)} ${this.services(account, ways)} ${this.seats(account.seats, free)} ${this.signIns(account.signIns)} ${this.drop()}`
  }

  protected override render() {
    const now = this.own.answer.now.value
    const failure = this.own.failure.value
    const said = failure ? failed(failure) : nothing
    if (now.state === "loading") return html`<p class="muted">${msg("join.entering")}</p>`
    if (now.state === "failed")
      return html`<p class="problem" role="alert">${failureText(now.failure)}</p>
        <p><button class="small" @click=${() => void this.own.answer.again()}>${msg("problem.again")}</button></p>`
    return html`<div class="stack tight own-account">${said} ${this.content(now.value)}</div>`
  }
}

/** Says why an act failed, and offers a new sign-in if the act needs one (DOMAIN SI13). */
const failed = (failure: Failure) =>
  html`<p class="problem" role="alert">${failureText(failure)}
    ${failure.code === "sign-in-again" ? html`<a class="button small" href="/sign-in?to=/me">${msg("account.signInAgain")}</a>` : nothing}</p>`

declare global {
  interface HTMLElementTagNameMap {
    "plenary-own-account": OwnAccountElement
  }
}

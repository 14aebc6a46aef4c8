import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { Need } from "../../../shared/contract/queries.ts"
import { type Lang, languages } from "../../../shared/model/terms.ts"
import { msg } from "../../i18n/msg.ts"
import { needs } from "../home/needs.ts"
import "../../elements/shell/plenary-person-mark.ts"
import "../../elements/shell/plenary-text-size.ts"
import { number } from "../../i18n/formats.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { ownName, roleName } from "../../i18n/terms/terms.ts"
import { reading } from "../../i18n/texts.ts"
import { Watching } from "../../signals/watching.ts"
import { leaveAll, loadWorkspaces } from "../../state/fetched/panel/workspaces.ts"
import { bell, chooseBell, chooseLang, chooseTheme, scale, type Theme, theme } from "../../state/kept/preferences.ts"
import { pageTitle } from "../../state/page/title.ts"
import "../calendar/plenary-calendar-address.ts"
import "../return/plenary-own-return-link.ts"
import "./plenary-leave-panel.ts"
import "./plenary-own-account.ts"
import "./plenary-own-address.ts"
import "./plenary-own-data.ts"
import { failureText } from "../problem/failureText.ts"
import { keptSaid } from "./keptSaid.ts"
import "./me.css"

const themes: readonly Theme[] = ["system", "light", "dark"]

const themeName = (one: Theme): string =>
  ({
    system: () => msg("theme.system"),
    light: () => msg("theme.light"),
    dark: () => msg("theme.dark"),
  })[one]()

/**
 * True if the need is a notice about a change that others made to the reader's data. This page shows such notices,
 * because they concern the seat and not the panel's work.
 */
const isOfOneself = ({ need }: Need): boolean =>
  need === "translation" || need === "renamed" || need === "interest" || need === "address"

/** `/me`: the language, theme and text size of this browser, and the seats that it holds. */
@customElement("plenary-me-page")
export class MePage extends Watching(LitElement) {
  private readonly workspaces = loadWorkspaces()
  /** True while the page asks the reader to confirm that this browser signs out. */
  private readonly leaving = signal(false)
  /** the sentence that says why the last attempt to sign out failed; empty if it did not */
  private readonly failed = signal("")

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    pageTitle.value = msg("me.title")
  }

  private languages() {
    const choice = (lang: Lang) => html`<label class="choice">
      <input type="radio" name="lang" .checked=${lang === currentLang()} @change=${() => chooseLang(lang)} />
      <span lang=${domLang(lang)}>${ownName[lang]}</span>
    </label>`
    return html`<fieldset class="stack tight">
      <legend><h2>${msg("lang.choice")}</h2></legend>
      <div class="row">${languages.map(choice)}</div>
    </fieldset>`
  }

  private themes() {
    const choice = (one: Theme) => html`<label class="choice">
      <input type="radio" name="theme" .checked=${one === theme.value} @change=${() => chooseTheme(one)} />
      <span>${themeName(one)}</span>
    </label>`
    return html`<fieldset class="stack tight">
      <legend><h2>${msg("me.theme")}</h2></legend>
      <div class="row">${themes.map(choice)}</div>
    </fieldset>`
  }

  private size() {
    return html`<section class="stack tight">
      <h2>${msg("me.size")}</h2>
      <div class="row"><plenary-text-size></plenary-text-size> <span class="muted">${number(scale.value, { style: "percent" })}</span></div>
    </section>`
  }

  private sound() {
    const chosen = ({ target }: Event) => target instanceof HTMLInputElement && chooseBell(target.checked)
    return html`<section class="stack tight">
      <h2>${msg("me.sound")}</h2>
      <label class="check"><input type="checkbox" .checked=${bell.value === true} @change=${chosen} />
        <span>${msg("me.bell")}</span></label>
    </section>`
  }

  private seats() {
    const now = this.workspaces.now.value
    const held = now.state === "ready" ? now.value.workspaces.filter(one => one.me.member) : []
    if (held.length === 0)
      return html`<p class="muted">${msg("me.seatless")}</p>
        <p><a class="button" href="/return">${msg("return.title")}</a></p>`
    const row = ({ slug, title, me, needs: waiting }: (typeof held)[number]) => {
      const name = reading(title)
      return html`<li><a class="list-row" href=${`/w/${slug}`}>
        <span class="row"><plenary-person-mark .member=${me.member ?? ""} .name=${me.name}></plenary-person-mark> ${me.name} <span class="chip">${roleName(me.role)}</span></span>
        <span class="muted small" lang=${domLang(name.lang)}>${name.text}</span>
      </a>${needs(waiting.filter(isOfOneself), slug)}<div class="own-seat stack tight"><plenary-own-address .slug=${slug}></plenary-own-address><h3>${msg("return.link")}</h3><plenary-own-return-link .slug=${slug}></plenary-own-return-link><h3>${msg("calendar.own")}</h3><plenary-calendar-address .slug=${slug}></plenary-calendar-address><plenary-own-data .slug=${slug} @panel-left=${this.again}></plenary-own-data><plenary-leave-panel .slug=${slug} .panel=${name.text} .seatRole=${me.role} @panel-left=${this.again}></plenary-leave-panel></div></li>`
    }
    return html`<ul class="list" role="list">${held.map(row)}</ul>
      ${this.leave()}`
  }

  /**
   * The button that signs out. The page first says how to return, because the reader then needs a return link or a
   * code.
   */
  private leave() {
    const first = msg("me.signOutFirst")
    if (!this.leaving.value)
      return html`<p class="hint">${first}</p>
        <p><button class="danger" @click=${this.ask}>${msg("me.signOut")}</button></p>`
    return html`<div class="notice warn stack tight" role="alert">
      <p>${msg("me.leaveSure")}</p>
      ${keptSaid()}
      ${this.failed.value ? html`<p class="problem">${this.failed.value}</p>` : nothing}
      <div class="row">
        <button class="filled" @click=${this.stay}>${msg("me.stay")}</button>
        <button class="danger" @click=${this.leaveNow}>${msg("me.signOutNow")}</button>
      </div>
    </div>`
  }

  private readonly again = (): void => void this.workspaces.again()

  private readonly ask = (): void => {
    this.leaving.value = true
  }

  private readonly leaveNow = async (): Promise<void> => {
    const failure = await leaveAll()
    this.failed.value = failure ? failureText(failure) : ""
  }

  private readonly stay = (): void => {
    this.leaving.value = false
    this.querySelector<HTMLElement>("plenary-own-return-link button")?.focus()
  }

  protected override render() {
    return html`<div class="page narrow me">
      <h1>${msg("me.title")}</h1>
      ${this.languages()} ${this.themes()} ${this.size()} ${this.sound()}
      <section class="stack tight"><h2>${msg("account.title")}</h2><plenary-own-account></plenary-own-account></section>
      <section class="stack tight"><h2>${msg("me.seats")}</h2>${this.seats()}</section>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-me-page": MePage
  }
}

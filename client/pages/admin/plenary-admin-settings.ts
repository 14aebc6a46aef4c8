import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { HostSettingsRead } from "../../../shared/contract/queries/host/host.ts"
import { leastContrast, lowestContrast } from "../../../shared/model/host/accent.ts"
import type { StoredFace } from "../../../shared/model/host/face.ts"
import { languages } from "../../../shared/model/terms.ts"
import { written } from "../../elements/forms/written.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import { number } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { ownName } from "../../i18n/terms/terms.ts"
import { Watching } from "../../signals/watching.ts"
import { sitePath } from "../../site/site.ts"
import { changeSettings, loadSettings } from "../../state/fetched/host/host.ts"
import { failureText } from "../problem/failureText.ts"
import { HostChanged } from "./hostChanged.ts"

/** The accent of Plenary itself, from which a choice begins. */
const ownAccent = { light: "#26457f", dark: "#9db8f0" } as const
const linkNames = ["privacy", "accessibility", "imprint", "contact"] as const

const linkLabel = (name: (typeof linkNames)[number]): string =>
  ({
    privacy: () => msg("foot.privacy"),
    accessibility: () => msg("foot.accessibility"),
    imprint: () => msg("foot.imprint"),
    contact: () => msg("foot.contact"),
  })[name]()

/** The settings of the instance: its name, logo, accent, line at the foot, and the statements that it links. */
@customElement("plenary-admin-settings")
export class AdminSettings extends Watching(LitElement) {
  private readonly settings = loadSettings()
  private readonly busy = signal(false)
  private readonly told = signal<{ text: string; done: boolean } | null>(null)
  /** the accent that is chosen but not saved; null: Plenary's own */
  private readonly accent = signal<StoredFace["accent"] | undefined>(undefined)

  protected override createRenderRoot() {
    return this
  }

  private async change(wanted: Parameters<typeof changeSettings>[0]): Promise<void> {
    this.busy.value = true
    this.told.value = null
    const done = await changeSettings(wanted)
    this.busy.value = false
    if ("failure" in done) {
      this.told.value = { text: failureText(done.failure), done: false }
      return
    }
    this.settings.now.value = { state: "ready", value: done }
    if ("face" in wanted) this.accent.value = undefined
    this.told.value = { text: msg("settings.saved"), done: true }
    this.dispatchEvent(new HostChanged())
  }

  private save(event: SubmitEvent, { face, revision }: HostSettingsRead): void {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const form = new FormData(event.currentTarget)
    const foot = Object.fromEntries(
      languages.flatMap(lang => {
        const text = written(form, `foot-${lang}`)
        return text === "" ? [] : [[lang, text]]
      }),
    )
    const [privacy, accessibility, imprint, contact] = linkNames.map(name => linkOf(written(form, name), name))
    void this.change({
      face: {
        name: written(form, "name"),
        accent: this.accent.value === undefined ? face.accent : this.accent.value,
        foot,
        links: {
          privacy: privacy ?? "",
          accessibility: accessibility ?? "",
          imprint: imprint ?? "",
          contact: contact ?? "",
        },
      },
      seen: revision,
    })
  }

  private readonly pickLogo = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return
    const [file] = target.files ?? []
    target.value = ""
    if (file) void this.change({ logo: file })
  }

  private accentFields(stored: StoredFace["accent"]) {
    const now = this.accent.value === undefined ? stored : this.accent.value
    const own = now === null
    const chosen = now ?? ownAccent
    const pick =
      (mode: "light" | "dark") =>
      ({ target }: Event) =>
        (this.accent.value = { ...chosen, [mode]: target instanceof HTMLInputElement ? target.value : chosen[mode] })
    const field = (mode: "light" | "dark", label: string) => {
      const figure = lowestContrast(chosen[mode], mode)
      const figured = { n: number(Math.floor(figure * 10) / 10), least: number(leastContrast) }
      return html`<div class="field"><label for=${`accent-${mode}`}>${label}</label>
        <input id=${`accent-${mode}`} type="color" .value=${chosen[mode]} @input=${pick(mode)} aria-describedby=${`contrast-${mode}`} />
        <p id=${`contrast-${mode}`} class=${figure < leastContrast ? "problem" : "hint"} aria-live="polite">
          ${figure < leastContrast ? msg("admin.face.tooLow", figured) : msg("admin.face.contrast", figured)}</p></div>`
    }
    return html`<fieldset class="stack"><legend>${msg("admin.face.accent")}</legend>
      <label class="choice"><input type="checkbox" .checked=${own}
        @change=${() => (this.accent.value = own ? { ...ownAccent } : null)} /> ${msg("admin.face.ownAccent")}</label>
      ${own ? nothing : html`<div class="filters">${field("light", msg("theme.light"))} ${field("dark", msg("theme.dark"))}</div>`}
    </fieldset>`
  }

  private logo({ logo }: HostSettingsRead) {
    return html`<div class="field"><label for="logo">${msg("admin.face.logo")}</label>
      ${
        logo
          ? html`<div class="row"><img class="logo" src=${sitePath + logo} alt=${msg("admin.face.logoNow")} />
        <button type="button" class="small" ?disabled=${this.busy.value} @click=${() => this.change({ logo: null })}>${msg("admin.face.logoDrop")}</button></div>`
          : nothing
      }
      <input id="logo" type="file" accept="image/png,image/svg+xml" ?disabled=${this.busy.value} @change=${this.pickLogo} aria-describedby="logo-hint" />
      <p class="hint" id="logo-hint">${msg("admin.face.logoHelp")}</p></div>`
  }

  private form(settings: HostSettingsRead) {
    const { face } = settings
    const told = this.told.value
    return html`${this.logo(settings)}
      <form class="stack" @submit=${(event: SubmitEvent) => this.save(event, settings)}>
        <div class="field"><label for="house-name">${msg("admin.face.name")}</label>
          <input id="house-name" name="name" maxlength="80" autocomplete="off" placeholder="Plenary" .value=${face.name} />
          <p class="hint">${msg("admin.face.nameHelp")}</p></div>
        ${this.accentFields(face.accent)}
        <fieldset class="stack"><legend>${msg("admin.face.foot")}</legend>
          ${languages.map(
            lang => html`<div class="field"><label for=${`foot-${lang}`}>${ownName[lang]}</label>
            <input id=${`foot-${lang}`} name=${`foot-${lang}`} maxlength="300" lang=${domLang(lang)} .value=${face.foot[lang] ?? ""} /></div>`,
          )}</fieldset>
        <fieldset class="stack"><legend>${msg("foot.links")}</legend><p class="hint">${msg("admin.face.linksHelp")}</p>
          ${linkNames.map(
            name => html`<div class="field"><label for=${`link-${name}`}>${linkLabel(name)}</label>
            <input id=${`link-${name}`} name=${name} type=${name === "contact" ? "text" : "url"} maxlength="2000" autocomplete="off" spellcheck="false"
              placeholder=${name === "contact" ? "mailto:" : "https://"} .value=${face.links[name]} /></div>`,
          )}</fieldset>
        <div class="row"><button class="filled" ?disabled=${this.busy.value}>${msg("person.save")}</button>
          ${told ? html`<span class=${told.done ? "muted" : "problem"} role=${told.done ? "status" : "alert"}>${told.text}</span>` : nothing}
          ${told?.done === false ? html`<button type="button" class="quiet" @click=${() => void this.settings.again()}>${msg("admin.face.again")}</button>` : nothing}</div>
      </form>`
  }

  private shown() {
    const now = this.settings.now.value
    if (now.state === "loading") return html`<plenary-page-skeleton .rows=${3}></plenary-page-skeleton>`
    if (now.state === "failed")
      return html`<p class="problem" role="alert">${failureText(now.failure)}</p>
        <div><button @click=${() => void this.settings.again()}>${msg("home.again")}</button></div>`
    return this.form(now.value)
  }

  protected override render() {
    return html`<section class="stack" aria-labelledby="instance">
      <h2 id="instance">${msg("admin.instance")}</h2>
      <p class="muted">${msg("admin.instanceHelp")}</p>
      ${this.shown()}
    </section>`
  }
}

/** The link that a typed text stands for: a bare e-mail address is a contact, too. */
const linkOf = (typed: string, name: (typeof linkNames)[number]): string =>
  name === "contact" && /^[^\s:/@]+@[^\s/@]+$/.test(typed) ? `mailto:${typed}` : typed

declare global {
  interface HTMLElementTagNameMap {
    "plenary-admin-settings": AdminSettings
  }
}

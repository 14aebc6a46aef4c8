import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import { limits } from "../../../shared/contract/limits.ts"
import type { WorkspaceOpened } from "../../../shared/contract/queries.ts"
import { msg } from "../../i18n/msg.ts"
import "../../elements/forms/plenary-copy-text.ts"
import "../../elements/forms/plenary-kept-words.ts"
import { written } from "../../elements/forms/written.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { Watching } from "../../signals/watching.ts"
import { siteAddress } from "../../site/site.ts"
import { newWorkspace } from "../../state/fetched/panel/workspaces.ts"
import { go } from "../../state/page/router.ts"
import { HostChanged } from "../admin/hostChanged.ts"
import { failureText } from "../problem/failureText.ts"

/** The ways to fill a chair: not yet, with the administrator, or with another person who gets a link. */
const choices = ["later", "me", "other"] as const
type Choice = (typeof choices)[number]

/**
 * The form with which an administrator opens a workspace for another panel, names its two sides, and fills its chairs. The
 * browser then goes to the workspace's page. If other people take a chair, it first shows the links for them.
 */
@customElement("plenary-new-workspace")
export class PlenaryNewWorkspace extends Watching(LitElement) {
  private readonly problem = signal("")
  private readonly busy = signal(false)
  /** the names of the sides as they are typed */
  private readonly sides = signal<readonly [string, string]>(["", ""])
  private readonly chosen = signal<readonly [Choice, Choice]>(["later", "later"])
  /** the panel that was opened, while its links are shown */
  private readonly opened = signal<WorkspaceOpened | null>(null)

  protected override createRenderRoot() {
    return this
  }

  /** Whether the panel gets two sides. */
  private get sided(): boolean {
    return this.sides.value.every(name => name.trim() !== "")
  }

  private async open(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const given = new FormData(form)
    this.busy.value = true
    const sides = this.sided ? this.sides.value.map(name => name.trim()) : []
    const chairs = this.chosen.value.slice(0, Math.max(1, sides.length)).map((choice, n) => {
      const name = written(given, `chair-${n}`)
      return choice === "later" || name === "" ? null : { name, own: choice === "me" }
    })
    const opened = await newWorkspace({ lang: currentLang(), title: written(given, "title"), sides, chairs })
    this.busy.value = false
    if ("failure" in opened) {
      this.problem.value = failureText(opened.failure)
      return
    }
    form.reset()
    this.problem.value = ""
    this.sides.value = ["", ""]
    this.chosen.value = ["later", "later"]
    if (opened.links.length === 0) return go(`/w/${opened.slug}`)
    this.opened.value = opened
    this.dispatchEvent(new HostChanged())
    await this.updateComplete
    // the form was longer than the links, so the page may have moved away from them
    this.querySelector("h2")?.focus()
  }

  private choose(n: 0 | 1, value: string): void {
    const choice = choices.find(one => one === value) ?? "later"
    const next: [Choice, Choice] = [...this.chosen.value]
    next[n] = choice
    // one person holds one seat of a panel
    if (choice === "me" && next[1 - n] === "me") next[1 - n] = "later"
    this.chosen.value = next
  }

  private chair(n: 0 | 1) {
    const chosen = this.chosen.value[n]
    const label = this.sided ? msg("home.chairOf", { side: this.sides.value[n] }) : msg("home.chair")
    return html`<div class="field">
        <label for="new-chair-${n}">${label}</label>
        <select id="new-chair-${n}" @change=${({ target }: Event) => target instanceof HTMLSelectElement && this.choose(n, target.value)}>
          ${choices.map(one => html`<option value=${one} .selected=${one === chosen}>${choiceWords(one)}</option>`)}
        </select>
      </div>
      ${
        chosen === "later"
          ? nothing
          : html`<div class="field">
              <label for="new-chair-name-${n}">${msg("home.chairName")}</label>
              <input id="new-chair-name-${n}" name="chair-${n}" required maxlength=${limits.name} pattern=".*\\S.*" />
              ${chosen === "me" ? html`<p class="hint">${msg("home.chairConsent")}</p>` : nothing}
            </div>`
      }`
  }

  private sideField(n: 0 | 1, label: string) {
    return html`<div class="field">
      <label for="new-side-${n}">${label}</label>
      <input id="new-side-${n}" maxlength="300" .value=${this.sides.value[n]} ?required=${this.sides.value[1 - n]?.trim() !== ""} lang=${domLang(currentLang())} @input=${({
        target,
      }: Event) => {
        if (!(target instanceof HTMLInputElement)) return
        const [first, second] = this.sides.value
        this.sides.value = n === 0 ? [target.value, second] : [first, target.value]
      }} />
    </div>`
  }

  /** The links to the chairs, which are shown once. */
  private links({ slug, links }: WorkspaceOpened) {
    return html`<section class="card stack">
      <h2 tabindex="-1">${msg("home.openTitle")}</h2>
      <p>${msg("home.chairLinks")}</p>
      ${links.map(
        ({ name, token }) => html`<div class="field"><span>${msg("home.chairLink", { name })}</span>
          <plenary-copy-text .text=${`${siteAddress}/join#${token}`} .label=${msg("home.chairLink", { name })}></plenary-copy-text></div>`,
      )}
      <p><a class="button filled" href=${`/w/${slug}`}>${msg("home.toPanel")}</a></p>
    </section>`
  }

  protected override render() {
    if (this.opened.value) return this.links(this.opened.value)
    return html`<form class="card stack" @submit=${this.open}><plenary-kept-words .place=${"new workspace"}></plenary-kept-words>
      <h2>${msg("home.openTitle")}</h2>
      <div class="field">
        <label for="new-title">${msg("home.openName")}</label>
        <input id="new-title" name="title" required maxlength="300" pattern=".*\\S.*" lang=${domLang(currentLang())} />
        <p class="hint">${msg("home.openHelp")}</p>
      </div>
      ${this.sideField(0, msg("home.sideA"))} ${this.sideField(1, msg("home.sideB"))}
      ${this.chair(0)} ${this.sided ? this.chair(1) : nothing}
      <div><button class="filled" ?disabled=${this.busy.value}>${msg("home.openDo")}</button></div>
      ${this.problem.value ? html`<p class="problem" role="alert">${this.problem.value}</p>` : nothing}
    </form>`
  }
}

function choiceWords(choice: Choice): string {
  switch (choice) {
    case "later":
      return msg("home.chairLater")
    case "me":
      return msg("home.chairMe")
    case "other":
      return msg("home.chairOther")
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-new-workspace": PlenaryNewWorkspace
  }
}

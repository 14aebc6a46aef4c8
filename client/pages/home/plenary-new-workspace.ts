import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import { msg } from "../../i18n/msg.ts"
import "../../elements/forms/plenary-kept-words.ts"
import { written } from "../../elements/forms/written.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { Watching } from "../../signals/watching.ts"
import { newWorkspace } from "../../state/fetched/workspaces.ts"
import { go } from "../../state/router.ts"
import { failureText } from "../problem/failureText.ts"

/**
 * The form with which an administrator opens a workspace for another panel. The browser then goes to the workspace's
 * page.
 */
@customElement("plenary-new-workspace")
export class PlenaryNewWorkspace extends Watching(LitElement) {
  private readonly problem = signal("")
  private readonly busy = signal(false)

  protected override createRenderRoot() {
    return this
  }

  private async open(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    this.busy.value = true
    const opened = await newWorkspace(currentLang(), written(new FormData(form), "title"))
    this.busy.value = false
    if ("failure" in opened) this.problem.value = failureText(opened.failure)
    else {
      form.reset()
      go(`/w/${opened.slug}`)
    }
  }

  protected override render() {
    return html`<form class="card stack" @submit=${this.open}><plenary-kept-words .place=${"new workspace"}></plenary-kept-words>
      <h2>${msg("home.openTitle")}</h2>
      <div class="field">
        <label for="new-title">${msg("home.openName")}</label>
        <input id="new-title" name="title" required maxlength="300" pattern=".*\\S.*" lang=${domLang(currentLang())} />
        <p class="hint">${msg("home.openHelp")}</p>
      </div>
      <div><button class="filled" ?disabled=${this.busy.value}>${msg("home.openDo")}</button></div>
      ${this.problem.value ? html`<p class="problem" role="alert">${this.problem.value}</p>` : nothing}
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-new-workspace": PlenaryNewWorkspace
  }
}

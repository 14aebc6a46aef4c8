import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement, query } from "lit/decorators.js"
import { right } from "../../../shared/rules/policy.ts"
import { msg } from "../../i18n/msg.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { go } from "../../state/page/router.ts"
import { OnLivePage } from "../frame/onLivePage.ts"

type Removing = { state: "asking" } | { state: "removing" } | { state: "refused"; text: string }

/** Says that the workspace is a demo. A reader who may remove the workspace can do so after a confirmation. */
@customElement("plenary-workspace-demo")
export class WorkspaceDemo extends OnLivePage {
  @query("dialog") private dialog!: HTMLDialogElement | null
  private readonly removing = signal<Removing>({ state: "asking" })

  private async removeAll(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (this.removing.peek().state === "removing") return
    this.removing.value = { state: "removing" }
    const answered = await this.here.send("remove-workspace", {})
    if (answered.ok) go("/", "replace")
    else this.removing.value = { state: "refused", text: refusalText(answered.refusal, this.live.state.peek()) }
  }

  protected override render() {
    const mayRemove = right(this.live.me.value?.role ?? "public", "remove a demo") === "yes"
    return html`<div class="notice">
        <span class="chip accent">${msg("workspace.demo")}</span>
        <span class="grow">${msg("workspace.demoText")}</span>
        ${mayRemove ? html`<button class="small danger" @click=${() => this.dialog?.showModal()}>${removeWords()}</button>` : nothing}
      </div>
      ${mayRemove ? this.question(this.removing.value) : nothing}`
  }

  private question(removing: Removing) {
    return html`<dialog aria-labelledby="demo-remove">
      <form class="stack" @submit=${this.removeAll}>
        <h2 id="demo-remove">${removeWords()}</h2>
        <p>${msg("demo.removeAsk")}</p>
        ${removing.state === "refused" ? html`<p class="problem" role="alert">${removing.text}</p>` : nothing}
        <div class="row">
          <button type="button" @click=${() => this.dialog?.close()}>${msg("dialog.cancel")}</button>
          <button class="danger" aria-disabled=${removing.state === "removing" ? "true" : nothing}>${removeWords()}</button>
        </div>
      </form>
    </dialog>`
  }
}

const removeWords = (): string => msg("demo.remove")

declare global {
  interface HTMLElementTagNameMap {
    "plenary-workspace-demo": WorkspaceDemo
  }
}

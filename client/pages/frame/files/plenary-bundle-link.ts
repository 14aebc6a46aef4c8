import { html, LitElement, nothing } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import "../../../elements/icons/plenary-icon.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { saveFile } from "../../../state/fetched/files/file.ts"
import type { Failure } from "../../../state/loading/loading.ts"
import { failureText } from "../../problem/failureText.ts"

/**
 * The button that takes the bundle of a panel away, in its zip. The server makes a large one as a job, which the tray
 * then shows.
 */
@customElement("plenary-bundle-link")
@localized()
export class BundleLink extends LitElement {
  /** the address part of the panel */
  @property() slug = ""
  /** the words on the button */
  @property() label = ""
  @state() private busy = false
  @state() private failure: Failure | null = null

  protected override createRenderRoot() {
    return this
  }

  private get href(): string {
    return `/api/workspaces/${this.slug}/export.zip`
  }

  private readonly save = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (this.busy) return
    this.busy = true
    this.failure = null
    const saved = await saveFile(this.href)
    this.busy = false
    if (saved.kind === "failed") this.failure = saved.failure
    if (saved.kind === "later") (await import("./plenary-own-jobs.ts")).showOwnJobs(saved.job)
  }

  protected override render() {
    return html`<a class="button" download href=${this.href} aria-disabled=${this.busy} @click=${this.save}><plenary-icon name="download"></plenary-icon> ${this.label}</a>
      <span class="small muted" role="status">${this.busy ? msg("files.writing") : nothing}</span>
      ${this.failure === null ? nothing : html`<p class="notice bad small" role="alert">${failureText(this.failure)}</p>`}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-bundle-link": BundleLink
  }
}

import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import "../../elements/forms/plenary-copy-text.ts"
import { msg } from "../../i18n/msg.ts"
import { Watching } from "../../signals/watching.ts"
import { siteAddress } from "../../site/site.ts"
import { linkForAdministrator } from "../../state/fetched/host/host.ts"
import { failureText } from "../problem/failureText.ts"
import { HostChanged } from "./hostChanged.ts"

/** The link by which another administrator signs in. It is shown only once. */
@customElement("plenary-admin-links")
export class AdminLinks extends Watching(LitElement) {
  private readonly link = signal("")
  private readonly problem = signal("")
  private readonly busy = signal(false)

  protected override createRenderRoot() {
    return this
  }

  private readonly make = async (): Promise<void> => {
    this.busy.value = true
    const made = await linkForAdministrator()
    this.busy.value = false
    this.problem.value = "failure" in made ? failureText(made.failure) : ""
    if (!("token" in made)) return
    this.link.value = `${siteAddress}/join#${made.token}`
    this.dispatchEvent(new HostChanged())
  }

  protected override render() {
    return html`<section class="stack" aria-labelledby="administrators">
      <h2 id="administrators">${msg("admin.administrators")}</h2>
      <p>${msg("admin.administratorsHelp")}</p>
      <div><button ?disabled=${this.busy.value} @click=${this.make}>${msg("admin.administratorsDo")}</button></div>
      ${
        this.link.value
          ? html`<p role="status">${msg("admin.administratorsOnce")}</p>
        <plenary-copy-text .text=${this.link.value} .label=${msg("admin.administratorsOnce")}></plenary-copy-text>`
          : nothing
      }
      ${this.problem.value ? html`<p class="problem" role="alert">${this.problem.value}</p>` : nothing}
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-admin-links": AdminLinks
  }
}

import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import { msg } from "../../i18n/msg.ts"
import "../../elements/forms/plenary-copy-text.ts"
import "../../elements/plenary-qr-code.ts"
import { moment } from "../../i18n/formats.ts"
import { Watching } from "../../signals/watching.ts"
import { OwnReturnLink } from "../../state/fetched/seat/ownReturnLink.ts"
import { failureText } from "../problem/failureText.ts"
import "./own-return-link.css"

/**
 * The return link of the reader's seat. The element says whether a link exists, and makes a new link, which is shown
 * once.
 */
@customElement("plenary-own-return-link")
export class OwnReturnLinkElement extends Watching(LitElement) {
  @property() slug = ""
  /** Makes a new link at once, which ends an earlier link. The join page sets this after joining. */
  @property({ type: Boolean }) fresh = false
  private kept: OwnReturnLink | null = null

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.kept) return
    this.kept = new OwnReturnLink(this.slug)
    if (this.fresh) this.kept.make()
    else this.kept.look()
  }

  private readonly make = (): void => this.kept?.make()

  private made(link: string) {
    return html`<div class="notice good return-link">
      <div class="stack tight grow">
        <p>${msg("return.does")}</p>
        <plenary-copy-text .text=${link} .label=${msg("return.link")}></plenary-copy-text>
        <p class="small">${msg("return.once")}</p>
        <p><button class="small" type="button" @click=${() => print()}>${msg("return.print")}</button></p>
      </div>
      <plenary-qr-code .text=${link} .label=${msg("return.code")}></plenary-qr-code>
    </div>`
  }

  private rest(madeAt: number | null) {
    const when = madeAt === null ? "" : moment(madeAt)
    return html`<p class="hint">${madeAt === null ? msg("return.none") : msg("return.since", { when })}</p>
    <p><button class="small" type="button" @click=${this.make}>${
      madeAt === null ? msg("return.make") : msg("return.renew")
    }</button></p>`
  }

  private content() {
    const now = this.kept?.now.value
    switch (now?.state) {
      case "made":
        return this.made(now.link)
      case "rest":
        return this.rest(now.madeAt)
      case "failed":
        return html`<p class="problem" role="alert">${failureText(now.failure)}</p>
          <p><button class="small" type="button" @click=${this.make}>${msg("problem.again")}</button></p>`
      case "making":
      case "loading":
        return html`<p class="muted">${msg("join.entering")}</p>`
      case undefined:
        return nothing
      default:
        return now satisfies never
    }
  }

  protected override render() {
    return html`<div class="own-return-link" aria-live="polite">${this.content()}</div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-own-return-link": OwnReturnLinkElement
  }
}

import { signal } from "@preact/signals-core"
import { html, LitElement, type TemplateResult } from "lit"
import "../../elements/shell/plenary-page-skeleton.ts"
import { Watching } from "../../signals/watching.ts"
import { takeToken } from "../../state/fetched/seat/joining.ts"
import type { Failure, Loading } from "../../state/loading/loading.ts"
import { pageTitle } from "../../state/page/title.ts"

/**
 * A page that is opened by a link with a token in its hash. It shows a preview, and a press on its button uses the
 * token.
 */
export abstract class LinkPage<Preview, Opening extends { preview: Loading<Preview> }> extends Watching(LitElement) {
  /** The link that is being opened. Null if the address has no token. */
  protected readonly opening = signal<Opening | null>(null)

  protected abstract titled(): string
  protected abstract begin(token: string): Opening
  protected abstract content(preview: Preview): TemplateResult
  /** a token that this browser kept for the page; "" if it kept none */
  protected keptToken(): string {
    return ""
  }
  /** the content if the address has no token */
  protected abstract without(): TemplateResult
  protected abstract failed(failure: Failure): TemplateResult

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    pageTitle.value = this.titled()
    this.start()
    // A second link that is opened in this tab changes only the hash, and the browser does not load the page again.
    addEventListener("hashchange", this.start)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener("hashchange", this.start)
  }

  private readonly start = (): void => {
    const token = takeToken() || this.keptToken()
    if (token) this.opening.value = this.begin(token)
  }

  protected override render() {
    const now = this.opening.value?.preview.now.value
    if (!now) return linkSheet(this.without())
    switch (now.state) {
      case "loading":
        return html`<div class="page narrow"><plenary-page-skeleton></plenary-page-skeleton></div>`
      case "failed":
        return this.failed(now.failure)
      case "ready":
        return linkSheet(this.content(now.value))
    }
  }
}

/** The layout of a page that is opened by a link: one narrow column. */
export const linkSheet = (content: TemplateResult): TemplateResult =>
  html`<div class="page narrow"><div class="stack">${content}</div></div>`

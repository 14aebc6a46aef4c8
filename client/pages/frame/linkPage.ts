import { signal } from "@preact/signals-core"
import { html, LitElement, type TemplateResult } from "lit"
import "../../elements/shell/plenary-page-skeleton.ts"
import { Watching } from "../../signals/watching.ts"
import { takeToken } from "../../state/fetched/joining.ts"
import type { Failure, Loading } from "../../state/loading/loading.ts"
import { pageTitle } from "../../state/title.ts"

/** A page that a link opens by the token in its hash: looked at first, then used by a press. */
export abstract class LinkPage<Preview, Opening extends { preview: Loading<Preview> }> extends Watching(LitElement) {
  /** null: this address has no token */
  protected readonly opening = signal<Opening | null>(null)

  protected abstract titled(): string
  protected abstract begin(token: string): Opening
  protected abstract content(preview: Preview): TemplateResult
  /** what stands here without a token */
  protected abstract without(): TemplateResult
  protected abstract failed(failure: Failure): TemplateResult

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    pageTitle.value = this.titled()
    this.start()
    // a second link opened in this tab changes the hash alone
    addEventListener("hashchange", this.start)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener("hashchange", this.start)
  }

  private readonly start = (): void => {
    const token = takeToken()
    if (token) this.opening.value = this.begin(token)
  }

  protected override render() {
    const now = this.opening.value?.preview.now.value
    if (!now) return linkSheet(this.without())
    switch (now.at) {
      case "loading":
        return html`<div class="page narrow"><plenary-page-skeleton></plenary-page-skeleton></div>`
      case "failed":
        return this.failed(now.failure)
      case "ready":
        return linkSheet(this.content(now.value))
    }
  }
}

/** One narrow column, as every page of a link has. */
export const linkSheet = (content: TemplateResult): TemplateResult =>
  html`<div class="page narrow"><div class="stack">${content}</div></div>`

import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import { msg } from "../../i18n/msg.ts"
import { Watching } from "../../signals/watching.ts"
import { IndexWatched } from "../../state/fetched/host/indexWatched.ts"
import { failureText } from "../problem/failureText.ts"

/** The administrator's part of the search page: how many texts the index has, and a button that writes it anew. */
@customElement("plenary-search-index")
export class SearchIndexPart extends Watching(LitElement) {
  private readonly index = new IndexWatched()

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.index.look()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.index.end()
  }

  protected override render() {
    const now = this.index.now.value
    const failure = this.index.failure.value
    if (!now && !failure) return nothing
    return html`<details class="no-print"><summary>${msg("search.index")}</summary>
      <div class="stack tight">
        ${failure ? html`<p class="notice warn" role="alert">${failureText(failure)}</p>` : nothing}
        ${now ? html`<p>${msg("search.indexed", { n: now.texts })}</p>` : nothing}
        <div role="status">${
          now?.reading
            ? html`<p>${msg("search.reading", now.reading)}</p>
          <progress max=${Math.max(1, now.reading.all)} .value=${now.reading.done} aria-label=${msg("search.index")}></progress>`
            : nothing
        }</div>
        <p class="small muted">${msg("search.rebuildHelp")}</p>
        <p><button ?disabled=${Boolean(now?.reading)} @click=${() => void this.index.rebuild()}>${msg("search.rebuild")}</button></p>
      </div></details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-search-index": SearchIndexPart
  }
}

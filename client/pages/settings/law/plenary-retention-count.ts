import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { RetentionPeriods } from "../../../../shared/contract/events/law/retention.ts"
import type { RetentionCount } from "../../../../shared/contract/queries/law/retention.ts"
import { moment } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { retainedCounts } from "../../../i18n/terms/retentionTerms.ts"
import { Watching } from "../../../signals/watching.ts"
import { retentionCount } from "../../../state/fetched/host/deletions.ts"
import { failureText } from "../../problem/failureText.ts"

type Counted = { state: "rest" | "busy" } | { state: "failed"; text: string } | { state: "done"; found: RetentionCount }

/**
 * Counts how much of each kind the periods of its form would erase now, whether they are saved or not (DOMAIN RT5). A
 * count is shown until the form changes.
 */
@customElement("plenary-retention-count")
export class RetentionCounter extends Watching(LitElement) {
  @property() slug = ""
  @property({ attribute: false }) read!: (form: FormData) => RetentionPeriods
  private readonly counted = signal<Counted>({ state: "rest" })
  #form: HTMLFormElement | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    this.#form = this.closest("form")
    this.#form?.addEventListener("change", this.forget)
  }

  override disconnectedCallback(): void {
    this.#form?.removeEventListener("change", this.forget)
    super.disconnectedCallback()
  }

  protected override createRenderRoot() {
    return this
  }

  private readonly forget = (): void => {
    this.counted.value = { state: "rest" }
  }

  private readonly count = async (): Promise<void> => {
    if (!this.#form) return
    const asked: Counted = { state: "busy" }
    this.counted.value = asked
    const found = await retentionCount(this.slug, this.read(new FormData(this.#form)))
    // the periods were changed meanwhile
    if (this.counted.peek() !== asked) return
    this.counted.value =
      "failure" in found ? { state: "failed", text: failureText(found.failure) } : { state: "done", found }
  }

  private found({ counts, backupsUntil }: RetentionCount) {
    const lines = retainedCounts(counts)
    if (lines.length === 0) return html`<p>${msg("retention.nothing")}</p>`
    return html`<p>${msg("retention.today")}</p>
      <ul>${lines.map(line => html`<li>${line}</li>`)}</ul>
      <p class="hint">${backupsUntil === null ? msg("retention.noSchedule") : msg("retention.backups", { time: moment(backupsUntil) })}</p>`
  }

  protected override render() {
    const counted = this.counted.value
    return html`<div class="stack tight">
      <p><button type="button" class="small" aria-disabled=${counted.state === "busy" ? "true" : nothing} @click=${this.count}>${counted.state === "busy" ? msg("retention.counting") : msg("retention.countNow")}</button></p>
      <div aria-live="polite">${counted.state === "done" ? this.found(counted.found) : nothing}</div>
      ${counted.state === "failed" ? html`<p class="problem" role="alert">${counted.text}</p>` : nothing}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-retention-count": RetentionCounter
  }
}

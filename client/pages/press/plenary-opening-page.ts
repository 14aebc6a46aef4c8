import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { OpeningPreview } from "../../../shared/contract/queries/people/openings.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { inOwnZone } from "../../i18n/sentences/embargoWords.ts"
import { reading } from "../../i18n/texts.ts"
import { OpeningNo } from "../../state/fetched/seat/openingNo.ts"
import type { Failure } from "../../state/loading/loading.ts"
import { LinkPage, linkSheet } from "../frame/linkPage.ts"
import { failureText } from "../problem/failureText.ts"

/** `/opening#token`: whoever contributed says that what is theirs is not shown to people without a seat (DOMAIN C10). */
@customElement("plenary-opening-page")
export class OpeningPage extends LinkPage<OpeningPreview, OpeningNo> {
  protected override titled(): string {
    return msg("opening.pageTitle")
  }

  protected override begin(token: string): OpeningNo {
    return new OpeningNo(token)
  }

  private readonly say = (): void => void this.opening.peek()?.say()

  protected override content({ workspace, at, minutes }: OpeningPreview) {
    const panel = reading(workspace.title)
    const step = this.opening.value?.step.value
    const time = inOwnZone(at)
    return html`<header class="stack tight">
        <p class="overline" lang=${domLang(panel.lang)}>${panel.text}</p>
        <h1>${msg("opening.pageTitle")}</h1>
        <p class="lead">${minutes ? msg("opening.pageMinutes", { time }) : msg("opening.pagePanel", { time })}</p>
      </header>
      <div class="card stack">
        <p>${msg("opening.pageNo")}</p>
        <p class="hint">${msg("opening.pageStays")}</p>
        ${step?.state === "failed" ? html`<p class="problem" role="alert">${failureText(step.failure)}</p>` : nothing}
        ${
          step?.state === "said"
            ? html`<p class="notice good" role="status">${msg("opening.pageSaid")}</p>`
            : html`<button class="filled" aria-disabled=${step?.state === "sending" ? "true" : nothing} @click=${this.say}>${msg("opening.say")}</button>`
        }
      </div>`
  }

  protected override without() {
    return html`<header class="stack tight">
      <h1>${msg("opening.pageTitle")}</h1>
      <p class="lead">${msg("opening.pageWithout")}</p>
    </header>`
  }

  private readonly again = (): void => void this.opening.peek()?.preview.again()

  /** The token is no longer in the address, so that a reload would not ask again. */
  protected override failed(failure: Failure) {
    return linkSheet(html`<p class="problem" role="alert">${failureText(failure)}</p>
      ${failure.code === "opening-past" ? nothing : html`<div class="row"><button @click=${this.again}>${msg("problem.again")}</button></div>`}`)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-opening-page": OpeningPage
  }
}

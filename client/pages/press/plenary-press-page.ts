import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { PressPreview } from "../../../shared/contract/queries.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { inOwnZone } from "../../i18n/sentences/embargoWords.ts"
import { reading } from "../../i18n/texts.ts"
import { PressReading } from "../../state/fetched/seat/pressReading.ts"
import type { Failure } from "../../state/loading/loading.ts"
import { go } from "../../state/page/router.ts"
import { LinkPage, linkSheet } from "../frame/linkPage.ts"
import { failureText } from "../problem/failureText.ts"

/** `/press#token` opens a panel to the press under its embargo, after a press on a button. */
@customElement("plenary-press-page")
export class PressPage extends LinkPage<PressPreview, PressReading> {
  protected override titled(): string {
    return msg("press.pageTitle")
  }

  protected override begin(token: string): PressReading {
    return new PressReading(token)
  }

  private readonly enter = async (): Promise<void> => {
    const to = await this.opening.peek()?.enter()
    if (to) go(to, "replace")
  }

  protected override content({ workspace, session, embargo, until }: PressPreview) {
    const [panel, title] = [reading(workspace.title), reading(session.title)]
    const step = this.opening.value?.step.value
    return html`<header class="stack tight">
        <p class="overline" lang=${domLang(panel.lang)}>${panel.text}</p>
        <h1>${msg("press.pageTitle")}</h1>
        <p class="lead" lang=${domLang(title.lang)}>${title.text}</p>
      </header>
      <div class="card stack">
        ${embargo === null ? html`<p>${msg("press.pageOver")}</p>` : html`<p class="notice warn">${msg("press.pageUntil", { time: inOwnZone(embargo) })}</p>`}
        ${step?.state === "failed" ? html`<p class="problem" role="alert">${failureText(step.failure)}</p>` : nothing}
        <button class="filled large" aria-disabled=${step?.state === "entering" ? "true" : nothing} @click=${this.enter}>${msg("press.pageOpen")}</button>
      </div>
      <p class="hint">${msg("press.pageNoted", { time: inOwnZone(until) })}</p>`
  }

  protected override without() {
    return html`<header class="stack tight">
      <h1>${msg("press.pageTitle")}</h1>
      <p class="lead">${msg("press.pageWithout")}</p>
    </header>`
  }

  protected override failed(failure: Failure) {
    return linkSheet(html`<p class="problem" role="alert">${failureText(failure)}</p> ${this.without()}`)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-press-page": PressPage
  }
}

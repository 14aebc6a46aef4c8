import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { ReturnPreview } from "../../../shared/contract/queries.ts"
import { written } from "../../elements/forms/written.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { roleName } from "../../i18n/terms/terms.ts"
import { reading } from "../../i18n/texts.ts"
import { destination } from "../../state/fetched/seat/joining.ts"
import { ByCode, Returning } from "../../state/fetched/seat/returning.ts"
import type { Failure } from "../../state/loading/loading.ts"
import { go } from "../../state/page/router.ts"
import { LinkPage, linkSheet } from "../frame/linkPage.ts"
import { failureText } from "../problem/failureText.ts"
import { accountName } from "../signIn/accountName.ts"
import { codeForm } from "./codeForm.ts"

/** `/return#token` returns the owner to their seat. `/return` says how to return without a link. */
@customElement("plenary-return-page")
export class ReturnPage extends LinkPage<ReturnPreview, Returning> {
  private readonly byCode = new ByCode()

  protected override titled(): string {
    return msg("return.title")
  }

  protected override begin(token: string): Returning {
    return new Returning(token)
  }

  private readonly enter = async (): Promise<void> => this.enterBy("")

  private async enterBy(code: string): Promise<void> {
    const to = await this.opening.peek()?.enter(code)
    if (to) go(to, "replace")
  }

  /** Asks for the code that is mailed to the seat's confirmed address, before the link opens the seat here. */
  private confirming(label: string) {
    const opening = this.opening.value
    const now = opening?.code.value
    const step = opening?.step.value
    const isSent = now?.state === "sent"
    return html`<p>${msg("return.confirms")}</p>
      ${now?.state === "failed" ? html`<p class="problem" role="alert">${failureText(now.failure)}</p>` : nothing}
      <p><button class=${isSent ? "small" : "filled large"} aria-disabled=${now?.state === "asking" ? "true" : nothing} @click=${() => void opening?.askForCode()}>${isSent ? msg("code.again") : msg("code.send")}</button></p>
      ${
        isSent
          ? html`<p role="status">${msg("me.codeSent")}</p>
              ${codeForm({
                label,
                busy: step?.state === "entering",
                problem: step?.state === "failed" ? failureText(step.failure) : "",
                answer: code => void this.enterBy(code),
              })}`
          : nothing
      }`
  }

  private readonly ask = (event: SubmitEvent): void => {
    event.preventDefault()
    if (event.currentTarget instanceof HTMLFormElement)
      void this.byCode.ask(written(new FormData(event.currentTarget), "email"))
  }

  private async open(code: string): Promise<void> {
    const to = await this.byCode.open(code)
    if (to) go(to, "replace")
  }

  /** Says that the browser leaves the account that is signed in here, which may be another person's. */
  private leaving(left: ReturnPreview["leaves"]) {
    return left === null ? nothing : html`<p class="notice">${msg("return.leaves", { who: accountName(left) })}</p>`
  }

  private way(preview: ReturnPreview) {
    const { seated, name } = preview
    const step = this.opening.value?.step.value
    const enter = preview.session ? msg("join.enter") : msg("join.enterWorkspace")
    if (seated?.own) {
      const to = destination({
        workspace: preview.workspace.slug,
        session: preview.session?.id ?? null,
        role: preview.role,
      })
      return html`<p>${msg("join.here", { name })}</p>
        <a class="button filled large" href=${to}>${enter}</a>`
    }
    const other = seated?.name ?? ""
    const leaving = this.leaving(preview.leaves)
    const warning = seated ? html`<p class="notice warn">${msg("return.other", { name: other })}</p>` : nothing
    if (preview.confirms) return html`${warning} ${leaving} ${this.confirming(enter)}`
    return html`${warning} ${leaving}
      ${step?.state === "failed" ? html`<p class="problem" role="alert">${failureText(step.failure)}</p>` : nothing}
      <button class="filled large" aria-disabled=${step?.state === "entering" ? "true" : nothing} @click=${this.enter}>${enter}</button>`
  }

  protected override content(preview: ReturnPreview) {
    const title = reading(preview.workspace.title)
    const { name } = preview
    const role = roleName(preview.role)
    return html`<header class="stack tight">
        <p class="overline" lang=${domLang(title.lang)}>${title.text}</p>
        <h1>${msg("return.welcome")}</h1>
        <p class="lead">${msg("return.as", { name, role })}</p>
      </header>
      <div class="card stack">${this.way(preview)}</div>
      <p class="hint">${msg("return.others")}</p>`
  }

  private codes() {
    const ways = this.byCode.ways.now.value
    if (ways.state !== "ready" || !ways.value.codes) return nothing
    const now = this.byCode.now.value
    const busy = now.state === "asking"
    return html`<section class="card stack">
      <h2>${msg("return.byCode")}</h2>
      ${this.leaving(ways.value.leaves)}
      <form class="stack tight" @submit=${this.ask}>
        <div class="field">
          <label for="return-email">${msg("return.email")}</label>
          <input id="return-email" type="email" name="email" required maxlength="254" autocomplete="email" />
        </div>
        ${now.state === "failed" ? html`<p class="problem" role="alert">${failureText(now.failure)}</p>` : nothing}
        <p><button ?disabled=${busy}>${msg("code.send")}</button></p>
      </form>
      ${
        now.state === "sent" || now.state === "checking" || now.state === "wrong"
          ? html`<p role="status">${msg("return.sent")}</p>
              ${codeForm({
                label: msg("return.open"),
                busy: now.state === "checking",
                problem: now.state === "wrong" ? failureText(now.failure) : "",
                answer: code => void this.open(code),
              })}`
          : nothing
      }
    </section>`
  }

  protected override without() {
    return html`<header class="stack tight">
        <h1>${msg("return.title")}</h1>
        <p class="lead">${msg("return.lead")}</p>
      </header>
      <section class="card stack tight">
        <h2>${msg("return.byLink")}</h2>
        <p>${msg("return.byLinkHelp")}</p>
      </section>
      ${this.codes()}
      <section class="card stack tight">
        <h2>${msg("return.neither")}</h2>
        <p>${msg("return.neitherHelp")}</p>
      </section>`
  }

  /** The page for a link that cannot be opened: a message, then the other ways to return. */
  protected override failed(failure: Failure) {
    return linkSheet(html`<p class="problem" role="alert">${failureText(failure)}</p> ${this.without()}`)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-return-page": ReturnPage
  }
}

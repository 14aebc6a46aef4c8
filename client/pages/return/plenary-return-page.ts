import { msg, str } from "@lit/localize"
import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { ReturnPreview } from "../../../shared/contract/queries.ts"
import { written } from "../../elements/forms/written.ts"
import { domLang } from "../../i18n/language.ts"
import { roleName } from "../../i18n/terms/terms.ts"
import { reading } from "../../i18n/texts.ts"
import { destination } from "../../state/fetched/joining.ts"
import { ByCode, Returning } from "../../state/fetched/returning.ts"
import type { Failure } from "../../state/loading/loading.ts"
import { go } from "../../state/router.ts"
import { LinkPage, linkSheet } from "../frame/linkPage.ts"
import { failureText } from "../problem/failureText.ts"
import { codeForm } from "./codeForm.ts"

/** `/return#token` opens its owner's seat; `/return` says how somebody without a link comes back. */
@customElement("plenary-return-page")
export class ReturnPage extends LinkPage<ReturnPreview, Returning> {
  private readonly byCode = new ByCode()

  protected override titled(): string {
    return msg("Come back to your seat", { id: "return.title" })
  }

  protected override begin(token: string): Returning {
    return new Returning(token)
  }

  private readonly enter = async (): Promise<void> => {
    const to = await this.opening.peek()?.enter()
    if (to) go(to, "replace")
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

  private way(preview: ReturnPreview) {
    const { seated, name } = preview
    const step = this.opening.value?.step.value
    const enter = preview.session
      ? msg("Enter the session", { id: "join.enter" })
      : msg("Enter the workspace", { id: "join.enterWorkspace" })
    if (seated?.own) {
      const to = destination({
        workspace: preview.workspace.slug,
        session: preview.session?.id ?? null,
        role: preview.role,
      })
      return html`<p>${msg(str`You are here as ${name}.`, { id: "join.here" })}</p>
        <a class="button filled large" href=${to}>${enter}</a>`
    }
    const other = seated?.name ?? ""
    return html`${seated ? html`<p class="notice warn">${msg(str`This browser sits as ${other} now. One browser holds one seat of a panel: to come back to that one you need its own return link.`, { id: "return.other" })}</p>` : nothing}
      ${step?.at === "failed" ? html`<p class="problem" role="alert">${failureText(step.failure)}</p>` : nothing}
      <button class="filled large" aria-disabled=${step?.at === "entering" ? "true" : nothing} @click=${this.enter}>${enter}</button>`
  }

  protected override content(preview: ReturnPreview) {
    const title = reading(preview.workspace.title)
    const { name } = preview
    const role = roleName(preview.role)
    return html`<header class="stack tight">
        <p class="overline" lang=${domLang(title.lang)}>${title.text}</p>
        <h1>${msg("Welcome back", { id: "return.welcome" })}</h1>
        <p class="lead">${msg(str`You come back as ${name} (${role}).`, { id: "return.as" })}</p>
      </header>
      <div class="card stack">${this.way(preview)}</div>
      <p class="hint">${msg("Other devices that sit in this seat stay signed in.", { id: "return.others" })}</p>`
  }

  private codes() {
    const ways = this.byCode.ways.now.value
    if (ways.at !== "ready" || !ways.value.codes) return nothing
    const now = this.byCode.now.value
    const busy = now.at === "asking"
    return html`<section class="card stack">
      <h2>${msg("By a code to your e-mail address", { id: "return.byCode" })}</h2>
      <form class="stack tight" @submit=${this.ask}>
        <div class="field">
          <label for="return-email">${msg("The address that you confirmed", { id: "return.email" })}</label>
          <input id="return-email" type="email" name="email" required maxlength="254" autocomplete="email" />
        </div>
        ${now.at === "failed" ? html`<p class="problem" role="alert">${failureText(now.failure)}</p>` : nothing}
        <p><button ?disabled=${busy}>${msg("Send a code", { id: "code.send" })}</button></p>
      </form>
      ${
        now.at === "sent" || now.at === "checking" || now.at === "wrong"
          ? html`<p role="status">${msg("If a seat has confirmed this address, a code is on its way to it. It is good for 15 minutes.", { id: "return.sent" })}</p>
              ${codeForm({
                label: msg("Open my seat", { id: "return.open" }),
                busy: now.at === "checking",
                problem: now.at === "wrong" ? failureText(now.failure) : "",
                answer: code => void this.open(code),
              })}`
          : nothing
      }
    </section>`
  }

  protected override without() {
    return html`<header class="stack tight">
        <h1>${msg("Come back to your seat", { id: "return.title" })}</h1>
        <p class="lead">${msg("An invitation opens a seat once. After that its owner comes back by a proof of their own.", { id: "return.lead" })}</p>
      </header>
      <section class="card stack tight">
        <h2>${msg("By your return link", { id: "return.byLink" })}</h2>
        <p>${msg("Open the return link that you kept when you joined, or scan its code. A device that still sits in your seat makes a new one in its settings.", { id: "return.byLinkHelp" })}</p>
      </section>
      ${this.codes()}
      <section class="card stack tight">
        <h2>${msg("With neither", { id: "return.neither" })}</h2>
        <p>${msg("Ask who runs the panel. Its administrator, or two who chair, can give you the seat anew; the panel is told, and rounds that are open stay closed to you.", { id: "return.neitherHelp" })}</p>
      </section>`
  }

  /** A link that opens nothing is told above the other ways back. */
  protected override failed(failure: Failure) {
    return linkSheet(html`<p class="problem" role="alert">${failureText(failure)}</p> ${this.without()}`)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-return-page": ReturnPage
  }
}

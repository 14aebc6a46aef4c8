import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { AccountAnswer, LinkPreview, SignedIn } from "../../../shared/contract/queries/people/accounts.ts"
import { placeAfter } from "../../../shared/contract/queries/people/places.ts"
import { written } from "../../elements/forms/written.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { reading } from "../../i18n/texts.ts"
import { OwnAccount } from "../../state/account/ownAccount.ts"
import { knowsPasskeys } from "../../state/account/passkeys.ts"
import { AskingForLink, ByLink, ByPasskey, ByService, openedAfter } from "../../state/account/signingIn.ts"
import type { Failure } from "../../state/loading/loading.ts"
import { go } from "../../state/page/router.ts"
import { LinkPage, linkSheet } from "../frame/linkPage.ts"
import { failureText } from "../problem/failureText.ts"
import "./sign-in.css"

/** `/sign-in` offers the ways to sign in to an account. `/sign-in#token` signs in by a mailed link. */
@customElement("plenary-sign-in-page")
export class SignInPage extends LinkPage<LinkPreview, ByLink> {
  private readonly own = new OwnAccount()
  private readonly asking = new AskingForLink()
  private readonly service = new ByService()
  private readonly passkey = new ByPasskey()
  /** Why a sign-in service did not let the reader in. Empty if none refused. */
  private readonly problem = new URLSearchParams(location.search).get("problem") ?? ""
  /** Whether a sign-in service has let the reader in to a browser that holds seats of somebody else. */
  private readonly isIn = new URLSearchParams(location.search).has("others")
  /** The page that asked for the sign-in, and that opens after it. */
  private readonly to = new URLSearchParams(location.search).get("to") ?? "/"

  protected override titled(): string {
    return msg("account.signIn")
  }

  protected override begin(token: string): ByLink {
    return new ByLink(token)
  }

  private readonly open = async (): Promise<void> => {
    const link = this.opening.peek()
    await link?.open()
    const step = link?.step.peek()
    if (step?.state === "done" && step.signed.others.length === 0) go(openedAfter(step.signed), "replace")
  }

  private readonly ask = (event: SubmitEvent): void => {
    event.preventDefault()
    if (event.currentTarget instanceof HTMLFormElement)
      void this.asking.ask(written(new FormData(event.currentTarget), "email").trim(), currentLang(), this.to)
  }

  /** The result of a sign-in, where this browser holds seats of somebody else. */
  private done(signed: SignedIn) {
    const other = ({ title, name }: SignedIn["others"][number]) => {
      const panel = reading(title)
      return html`<li lang=${domLang(panel.lang)}>${msg("account.other", { panel: panel.text, name })}</li>`
    }
    return html`<h1>${msg("account.in")}</h1>
      <div class="notice warn stack tight"><p>${msg("account.others")}</p><ul>${signed.others.map(other)}</ul></div>
      <p><a class="button filled large" href=${openedAfter(signed)}>${msg("account.goOn")}</a></p>`
  }

  protected override content({ email, compare, own }: LinkPreview) {
    const step = this.opening.value?.step.value
    if (step?.state === "done") return this.done(step.signed)
    return html`<header class="stack tight">
        <h1>${msg("account.signIn")}</h1>
        <p class="lead">${msg("account.as", { email })}</p>
      </header>
      <div class="card stack">
        ${own ? nothing : html`<p class="notice warn">${msg("account.otherBrowser")}</p>`}
        <p class="compare"><span class="label">${msg("account.number")}</span> <strong>${compare}</strong></p>
        ${step?.state === "failed" ? html`<p class="problem" role="alert">${failureText(step.failure)}</p>` : nothing}
        <p><button class="filled large" aria-disabled=${step?.state === "busy" ? "true" : nothing} @click=${this.open}>${msg("account.signIn")}</button></p>
      </div>`
  }

  private mail() {
    const now = this.asking.now.value
    if (now.state === "sent")
      return html`<section class="card stack" role="status">
        <h2>${msg("account.sent")}</h2>
        <p>${msg("account.sentTo", { email: now.email })}</p>
        <p class="compare"><span class="label">${msg("account.number")}</span> <strong>${now.asked.compare}</strong></p>
        <p class="hint">${msg("account.sentHelp")}</p>
      </section>`
    return html`<section class="card stack">
      <h2>${msg("account.byMail")}</h2>
      <form class="stack tight" @submit=${this.ask}>
        <div class="field">
          <label for="sign-in-email">${msg("account.email")}</label>
          <input id="sign-in-email" type="email" name="email" required maxlength="254" autocomplete="email webauthn" aria-describedby="sign-in-help" />
          <p class="hint" id="sign-in-help">${msg("account.byMailHelp")}</p>
        </div>
        ${now.state === "failed" ? html`<p class="problem" role="alert">${failureText(now.failure)}</p>` : nothing}
        <p><button class="filled" aria-disabled=${now.state === "asking" ? "true" : nothing}>${msg("account.sendLink")}</button></p>
      </form>
    </section>`
  }

  private services(services: AccountAnswer["ways"]["services"]) {
    const step = this.service.step.value
    const button = ({ id, name }: (typeof services)[number]) =>
      html`<p><button class="filled" aria-disabled=${step.state === "busy" ? "true" : nothing} @click=${() => void this.service.go(id, this.to, false)}>${msg("account.byService", { name })}</button></p>`
    return html`<section class="card stack">
      <h2>${msg("account.services")}</h2>
      ${step.state === "failed" ? html`<p class="problem" role="alert">${failureText(step.failure)}</p>` : nothing}
      ${services.map(button)}
    </section>`
  }

  private readonly openPasskey = async (): Promise<void> => {
    await this.passkey.open(this.to)
    const step = this.passkey.step.peek()
    if (step.state === "done" && step.signed.others.length === 0) go(openedAfter(step.signed), "replace")
  }

  private passkeys() {
    const step = this.passkey.step.value
    if (step.state === "done" && step.signed.others.length > 0)
      return html`<section class="card stack">${this.done(step.signed)}</section>`
    return html`<section class="card stack">
      <h2>${msg("account.byPasskey")}</h2>
      <p class="hint">${msg("account.byPasskeyHelp")}</p>
      ${step.state === "failed" ? html`<p class="problem" role="alert">${failureText(step.failure)}</p>` : nothing}
      <p><button class="filled" aria-disabled=${step.state === "busy" ? "true" : nothing} @click=${this.openPasskey}>${msg("account.usePasskey")}</button></p>
    </section>`
  }

  private ways({ ways, account }: AccountAnswer) {
    const here =
      account &&
      html`<section class="card stack tight">
        <p>${msg("account.here", { who: account.email || account.name })}</p>
        <p class="row"><a class="button filled" href="/">${msg("account.goOn")}</a> <a class="button" href="/me">${msg("me.title")}</a></p>
      </section>`
    const none = !ways.mail && ways.services.length === 0
    return html`${here ?? nothing} ${ways.services.length > 0 ? this.services(ways.services) : nothing} ${ways.passkeys && knowsPasskeys() ? this.passkeys() : nothing} ${ways.mail ? this.mail() : nothing}
      ${none ? html`<p class="card">${msg("account.none")}</p>` : nothing}`
  }

  protected override without() {
    const now = this.own.answer.now.value
    if (this.isIn && now.state === "ready" && now.value.others.length > 0)
      return this.done({ to: placeAfter(this.to), seats: [], others: now.value.others })
    return html`<header class="stack tight">
        <h1>${msg("account.signIn")}</h1>
        <p class="lead">${msg("account.lead")}</p>
      </header>
      ${this.problem ? html`<p class="problem" role="alert">${problemText(this.problem)}</p>` : nothing}
      ${
        now.state === "ready"
          ? this.ways(now.value)
          : now.state === "failed"
            ? html`<div class="card stack"><p class="problem" role="alert">${failureText(now.failure)}</p>
                <p><button @click=${() => void this.own.answer.again()}>${msg("problem.again")}</button></p></div>`
            : html`<plenary-page-skeleton .rows=${2}></plenary-page-skeleton>`
      }
      <p class="hint">${msg("account.noAccount")} <a href="/return">${msg("return.lost")}</a></p>`
  }

  protected override failed(failure: Failure) {
    return linkSheet(html`<p class="problem" role="alert">${failureText(failure)}</p> ${this.without()}`)
  }
}

/** The sentence of a refusal with which a sign-in service's answer led here. */
const problemText = (code: string): string =>
  refusalText({ code: refusals.find(one => one === code) ?? "service-wrong", params: {} })

const refusals = ["service-away", "service-denied", "service-state", "service-taken", "service-unknown"] as const

declare global {
  interface HTMLElementTagNameMap {
    "plenary-sign-in-page": SignInPage
  }
}

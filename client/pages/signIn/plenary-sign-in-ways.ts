import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { SignedIn } from "../../../shared/contract/queries/people/accounts.ts"
import type { SignInWays } from "../../../shared/contract/queries/people/joining.ts"
import { opensAccounts } from "../../../shared/rules/people/seats/accounts.ts"
import { written } from "../../elements/forms/written.ts"
import { currentLang } from "../../i18n/language.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { Watching } from "../../signals/watching.ts"
import { knowsPasskeys } from "../../state/account/passkeys.ts"
import { AskingForLetter, ByPasskey, ByService } from "../../state/account/signingIn.ts"
import { failureText } from "../problem/failureText.ts"
import { codeForm } from "../return/codeForm.ts"
import "./sign-in.css"

/**
 * Offers the ways to sign in at this server: its services, a link by e-mail, and a passkey. The passkey is the last,
 * because it opens no account for a person who has none.
 */
@customElement("plenary-sign-in-ways")
@localized()
export class SignInWaysElement extends Watching(LitElement) {
  @property({ attribute: false }) ways: SignInWays = { mail: false, passkeys: false, services: [] }
  /** The page to open after the sign-in. */
  @property() to = "/"
  /** Called before the reader leaves the page, or asks for a link. */
  @property({ attribute: false }) leaving: () => void = () => {}
  /** Called after a sign-in on this page. */
  @property({ attribute: false }) signed: (signed: SignedIn) => void = () => {}
  private readonly asking = new AskingForLetter()
  private readonly service = new ByService()
  private readonly passkey = new ByPasskey()

  protected override createRenderRoot() {
    return this
  }

  private readonly ask = (event: SubmitEvent): void => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    this.leaving()
    void this.asking.ask(written(new FormData(event.currentTarget), "email").trim(), currentLang(), this.to)
  }

  private async byCode(code: string): Promise<void> {
    await this.asking.open(code)
    const step = this.asking.step.peek()
    if (step.state === "done") this.signed(step.signed)
  }

  /** The page where the letter was asked for: its code is typed here, wherever the letter is read. */
  private sent(email: string) {
    const step = this.asking.step.value
    return html`<section class="card stack">
      <div class="stack tight" role="status">
        <h2>${msg("account.sent")}</h2>
        <p>${msg("account.sentTo", { email })}</p>
      </div>
      ${codeForm({
        label: msg("account.signIn"),
        busy: step.state === "busy",
        problem: step.state === "failed" ? failureText(step.failure) : "",
        answer: code => void this.byCode(code),
      })}
      <p class="hint">${msg("account.sentHelp")}</p>
      <p><button class="small" @click=${() => this.asking.again()}>${msg("account.askAgain")}</button></p>
    </section>`
  }

  private mail() {
    const now = this.asking.now.value
    if (now.state === "sent") return this.sent(now.email)
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

  private services(services: SignInWays["services"]) {
    const step = this.service.step.value
    const go = (id: string) => {
      this.leaving()
      void this.service.go(id, this.to, false)
    }
    const button = ({ id, name }: (typeof services)[number]) =>
      html`<p><button class="filled" aria-disabled=${step.state === "busy" ? "true" : nothing} @click=${() => go(id)}>${msg("account.byService", { name })}</button></p>`
    return html`<section class="card stack">
      <h2>${msg("account.services")}</h2>
      ${step.state === "failed" ? html`<p class="problem" role="alert">${failureText(step.failure)}</p>` : nothing}
      ${services.map(button)}
    </section>`
  }

  private readonly openPasskey = async (): Promise<void> => {
    await this.passkey.open(this.to)
    const step = this.passkey.step.peek()
    if (step.state === "done") this.signed(step.signed)
  }

  private passkeys() {
    const step = this.passkey.step.value
    return html`<section class="card stack">
      <h2>${msg("account.byPasskey")}</h2>
      <p class="hint">${msg("account.byPasskeyHelp")}</p>
      ${step.state === "failed" ? html`<p class="problem" role="alert">${failureText(step.failure)}</p>` : nothing}
      <p><button class="filled" aria-disabled=${step.state === "busy" ? "true" : nothing} @click=${this.openPasskey}>${msg("account.usePasskey")}</button></p>
    </section>`
  }

  protected override render() {
    const { ways } = this
    return html`<div class="stack">
      ${ways.services.length > 0 ? this.services(ways.services) : nothing}
      ${ways.mail ? this.mail() : nothing}
      ${ways.passkeys && knowsPasskeys() ? this.passkeys() : nothing}
      ${opensAccounts(ways) ? nothing : html`<p class="card">${msg("account.none")}</p>`}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-sign-in-ways": SignInWaysElement
  }
}

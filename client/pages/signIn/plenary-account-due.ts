import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import { opensAccounts } from "../../../shared/rules/people/seats/accounts.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { Watching } from "../../signals/watching.ts"
import { OwnAccount } from "../../state/account/ownAccount.ts"
import { failureText } from "../problem/failureText.ts"
import "./sign-in.css"

/**
 * Tells a reader whose seat votes, and that no account keeps, what they cannot do and how an account gets to keep the
 * seat (DOMAIN SI11).
 */
@customElement("plenary-account-due")
@localized()
export class AccountDue extends Watching(LitElement) {
  @property() slug = ""
  /** Called once an account keeps the seat. */
  @property({ attribute: false }) kept: () => void = () => {}
  private readonly own = new OwnAccount()

  protected override createRenderRoot() {
    return this
  }

  private readonly keep = async (): Promise<void> => {
    if (await this.own.keep(this.slug)) this.kept()
  }

  private way() {
    const now = this.own.answer.now.value
    if (now.state !== "ready") return nothing
    const { account, ways } = now.value
    if (account)
      return html`<p class="row"><span>${msg("account.here", { who: account.email || account.name })}</span>
        <button class="filled" aria-disabled=${this.own.busy.value ? "true" : nothing} @click=${this.keep}>${msg("accountDue.keep")}</button></p>`
    if (!opensAccounts(ways)) return html`<p>${msg("accountDue.none")}</p>`
    const to = encodeURIComponent(location.pathname)
    return html`<p><a class="button filled" href=${`/sign-in?to=${to}`}>${msg("account.signIn")}</a></p>`
  }

  protected override render() {
    const failure = this.own.failure.value
    return html`<div class="notice account-due stack tight" role="status">
      <p>${msg("accountDue.banner")}</p>
      ${this.way()}
      ${failure ? html`<p class="problem" role="alert">${failureText(failure)}</p>` : nothing}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-account-due": AccountDue
  }
}

import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { AccountAnswer, LinkPreview, SignedIn } from "../../../shared/contract/queries/people/accounts.ts"
import { placeAfter } from "../../../shared/contract/queries/people/places.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { reading } from "../../i18n/texts.ts"
import { OwnAccount } from "../../state/account/ownAccount.ts"
import { ByLink, openedAfter } from "../../state/account/signingIn.ts"
import type { Failure } from "../../state/loading/loading.ts"
import { go } from "../../state/page/router.ts"
import { LinkPage, linkSheet } from "../frame/linkPage.ts"
import { failureText } from "../problem/failureText.ts"
import "./plenary-sign-in-ways.ts"
import "./sign-in.css"

/** `/sign-in` offers the ways to sign in to an account. `/sign-in#token` signs in by a mailed link. */
@customElement("plenary-sign-in-page")
export class SignInPage extends LinkPage<LinkPreview, ByLink> {
  private readonly own = new OwnAccount()
  /** A sign-in on this page, where this browser holds seats of somebody else. */
  private readonly signed = signal<SignedIn | null>(null)
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

  /** The result of a sign-in, where this browser holds seats of somebody else. */
  private done(signed: SignedIn) {
    const other = ({ title, name }: SignedIn["others"][number]) => {
      const panel = reading(title)
      return html`<li lang=${domLang(panel.lang)}>${msg("account.other", { panel: panel.text, name })}</li>`
    }
    return html`<h1>${msg("account.in")}</h1>
      <div class="notice warn stack tight"><p>${msg("account.others")}</p><ul class="others">${signed.others.map(other)}</ul></div>
      <p class="row"><a class="button filled large" href=${openedAfter(signed)}>${msg("account.goOn")}</a>
        <a class="button large" href="/me">${msg("me.signOut")}</a></p>`
  }

  protected override content({ email, own }: LinkPreview) {
    const step = this.opening.value?.step.value
    if (step?.state === "done") return this.done(step.signed)
    if (!own)
      return html`<h1>${msg("account.signIn")}</h1>
        <p class="notice">${msg("account.otherBrowser")}</p>`
    return html`<header class="stack tight">
        <h1>${msg("account.signIn")}</h1>
        <p class="lead">${msg("account.as", { email })}</p>
      </header>
      <div class="card stack">
        ${step?.state === "failed" ? html`<p class="problem" role="alert">${failureText(step.failure)}</p>` : nothing}
        <p><button class="filled large" aria-disabled=${step?.state === "busy" ? "true" : nothing} @click=${this.open}>${msg("account.signIn")}</button></p>
      </div>`
  }

  private readonly finish = (signed: SignedIn): void => {
    if (signed.others.length === 0) go(openedAfter(signed), "replace")
    else this.signed.value = signed
  }

  private ways({ ways, account }: AccountAnswer) {
    const here =
      account &&
      html`<section class="card stack tight">
        <p>${msg("account.here", { who: account.email || account.name })}</p>
        <p class="row"><a class="button filled" href=${placeAfter(this.to)}>${msg("account.goOn")}</a> <a class="button" href="/me">${msg("me.title")}</a></p>
      </section>`
    return html`${here ?? nothing} <plenary-sign-in-ways .ways=${ways} .to=${this.to} .signed=${this.finish}></plenary-sign-in-ways>`
  }

  protected override without() {
    const now = this.own.answer.now.value
    if (this.signed.value) return this.done(this.signed.value)
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
  refusalText({
    code: refusals.find(one => one === code) ?? "service-wrong",
    params: { id: new URLSearchParams(location.search).get("id") ?? "" },
  })

const refusals = ["service-away", "service-denied", "service-state", "service-taken", "service-unknown"] as const

declare global {
  interface HTMLElementTagNameMap {
    "plenary-sign-in-page": SignInPage
  }
}

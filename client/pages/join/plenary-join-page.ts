import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import { keyed } from "lit/directives/keyed.js"
import type { InvitePreview } from "../../../shared/contract/queries.ts"
import { isLang, type Lang, languages } from "../../../shared/model/terms.ts"
import { opensAccounts } from "../../../shared/rules/people/seats/accounts.ts"
import { msg } from "../../i18n/msg.ts"
import "../../elements/forms/plenary-kept-words.ts"
import { written } from "../../elements/forms/written.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { oldestWords } from "../../i18n/sentences/oldestWords.ts"
import { agreement } from "../../i18n/terms/agreement.ts"
import { ownName, roleName } from "../../i18n/terms/terms.ts"
import { plain, reading } from "../../i18n/texts.ts"
import { isChatBrowser, Joining } from "../../state/fetched/seat/joining.ts"
import { keptEntering } from "../../state/kept/keptEntering.ts"
import { takeKeptLink } from "../../state/kept/keptLink.ts"
import { keepWords } from "../../state/kept/keptWords.ts"
import { chooseLang } from "../../state/kept/preferences.ts"
import type { Failure } from "../../state/loading/loading.ts"
import { go } from "../../state/page/router.ts"
import { LinkPage } from "../frame/linkPage.ts"
import { failureText } from "../problem/failureText.ts"
import { accountName } from "../signIn/accountName.ts"
import "../problem/plenary-problem-view.ts"
import "../signIn/plenary-sign-in-ways.ts"
import "../return/plenary-own-return-link.ts"
import "./join.css"
import { noticePart } from "./noticePart.ts"
import { interestField, leavingAccount, nameFields } from "./personFields.ts"
import { satDown } from "./satDown.ts"
import { enterWords, seatedHere } from "./seatedHere.ts"

/** Says in one sentence which session, role and side the link offers. */
function offer(preview: InvitePreview): string {
  const { name } = preview
  const session = plain(preview.session?.title ?? preview.workspace.title)
  const role = roleName(preview.role)
  const side = preview.side ? plain(preview.side.title) : ""
  if (!name) {
    return side
      ? msg("join.welcomeUnnamed", { session, role, side })
      : msg("join.welcomeUnnamedNoSide", { session, role })
  }
  return side ? msg("join.welcome", { name, session, role, side }) : msg("join.welcomeNoSide", { name, session, role })
}

/** `/join#token`: asks for a name, a language and one consent. The link determines the role and the side. */
@customElement("plenary-join-page")
export class JoinPage extends LinkPage<InvitePreview, Joining> {
  private readonly changing = signal(false)
  /** The region in which the person says that they are; "" if they have not said. */
  private readonly region = signal("")
  /**
   * Set when the person has taken the seat. The page then shows the return link once, with a link to the address `to`.
   */
  private readonly in = signal<{ to: string; slug: string; isKept: boolean } | null>(null)

  protected override titled(): string {
    return msg("join.title")
  }

  protected override begin(token: string): Joining {
    return new Joining(token)
  }

  private async enter(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const given = new FormData(event.currentTarget)
    const lang = given.get("lang")
    const seen = this.noticeSeen
    const mine = written(given, "region")
    const account = written(given, "account")
    const to = await this.opening.peek()?.enter({
      name: written(given, "name"),
      romanised: written(given, "romanised"),
      interest: written(given, "interest"),
      account,
      lang: isLang(lang) ? lang : currentLang(),
      ...(seen && {
        consent: { seen: seen.hash, lang: reading(seen.notice).lang, region: mine, transfer: given.has("transfer") },
      }),
    })
    this.goOn(to, account !== "")
  }

  private readonly enterAgain = (): void => {
    void this.opening
      .peek()
      ?.enterAgain()
      .then(to => this.goOn(to, false))
  }

  private goOn(to: string | null | undefined, isKept: boolean): void {
    if (!to) return
    keepWords(this.place, {})
    const slug = this.opening.peek()?.joined.peek()
    if (slug) this.in.value = { to, slug, isKept }
    else go(to, "replace")
  }

  /** The privacy notice that the page shows; null if it shows none. */
  private get noticeSeen(): InvitePreview["privacy"] {
    const now = this.opening.peek()?.preview.now.peek()
    return now?.state === "ready" ? now.value.privacy : null
  }

  protected override keptToken(): string {
    return takeKeptLink() || (keptEntering()?.token ?? "")
  }

  /** Whether the reader has asked for a link to sign in, which may open in another tab of this browser. */
  private asked = false
  private readonly keepLink = (): void => {
    this.asked = true
    this.opening.peek()?.keepLink()
  }
  private readonly seenAgain = (): void => {
    if (this.asked && document.visibilityState === "visible") void this.opening.peek()?.preview.anew()
  }
  private readonly signedIn = (): void => void this.opening.peek()?.preview.anew()

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener("visibilitychange", this.seenAgain)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener("visibilitychange", this.seenAgain)
  }

  /**
   * The key under which the tab keeps the text typed in this form. It is made from the link's workspace, role and name,
   * so that the form shows the text again when the link is opened again.
   */
  private get place(): string {
    const now = this.opening.peek()?.preview.now.peek()
    return now?.state === "ready" ? `join ${now.value.workspace.slug} ${now.value.role} ${now.value.name}` : "join"
  }

  private languageField() {
    const changed = (event: Event) => {
      const lang = event.target instanceof HTMLSelectElement ? event.target.value : ""
      if (isLang(lang)) chooseLang(lang)
    }
    const option = (lang: Lang) =>
      html`<option value=${lang} lang=${domLang(lang)} ?selected=${lang === currentLang()}>${ownName[lang]}</option>`
    return html`<div class="field">
      <label for="join-lang">${msg("lang.choice")}</label>
      <select id="join-lang" name="lang" @change=${changed}>${languages.map(option)}</select>
    </div>`
  }

  private consent(preview: InvitePreview) {
    // A consent applies only to the attribution policy that is shown with it. If the policy changes, the box is
    // unticked again.
    return keyed(
      preview.attribution,
      html`<label class="check"><input type="checkbox" name="consent" required /> <span>${agreement(preview)}</span></label>`,
    )
  }

  private readonly change = (): void => {
    this.changing.value = true
  }

  private way(preview: InvitePreview) {
    const { seated } = preview
    if (!seated || this.changing.value) return this.signingIn(preview)
    const presses = { opening: this.opening.value, enterAgain: this.enterAgain, another: this.change }
    return seated.own ? seatedHere(preview, seated, presses) : this.seated(preview, seated.name)
  }

  /** The ways to sign in, above the form; the seat may need an account, and else they fold. */
  private signingIn(preview: InvitePreview) {
    const { required, signedIn, ways } = preview.account
    if (preview.role === "admin") return html`${leavingAccount(signedIn)} ${this.form(preview)}`
    if (signedIn !== null)
      return html`<p class="notice">${msg("joinAccount.signedIn", { who: accountName(signedIn) })}
          <a href="/sign-in?to=/join" @click=${this.keepLink}>${msg("joinAccount.other")}</a></p>
        ${this.form(preview)}`
    const offered = html`<plenary-sign-in-ways .ways=${ways} .to=${"/join"} .leaving=${this.keepLink} .signed=${this.signedIn}></plenary-sign-in-ways>`
    if (required)
      return html`<p class="notice">${msg("joinAccount.required")}</p> ${offered} ${this.declining(preview)}`
    if (!opensAccounts(ways)) return this.form(preview)
    return html`<details class="stack join-ways"><summary>${msg("joinAccount.offered")}</summary>
        <p class="hint">${msg("joinAccount.optional")}</p> ${offered}</details>
      ${this.form(preview)}`
  }

  /**
   * Asks whether the account that this browser is signed in to keeps the seat. It may be another person's, so the answer
   * is no unless somebody signed in to it here a moment ago.
   */
  private keeping({ role, account: { required, signedIn } }: InvitePreview) {
    if (signedIn === null || role === "admin") return nothing
    const { id, proved } = signedIn
    const box = html`<label class="check"><input type="checkbox" name="account" .value=${id} ?checked=${proved} ?required=${required} aria-describedby="join-account-help" /> <span>${msg("joinAccount.keep", { who: accountName(signedIn) })}</span></label>
      <p class="hint" id="join-account-help">${required ? msg("joinAccount.needed") : msg("joinAccount.keepHelp")}</p>`
    return html`<div class="field">${keyed(`${id} ${proved}`, box)}</div>`
  }

  private form(preview: InvitePreview) {
    const step = this.opening.value?.step.value
    const entering = step?.state === "entering"
    return html`<form class="card stack" @submit=${this.enter}>
      ${preview.role === "admin" ? html`<input type="hidden" name="name" value="-" />` : nameFields(preview)}
      ${this.languageField()} ${preview.role === "panelist" ? interestField() : nothing} ${this.keeping(preview)} ${preview.role === "admin" ? nothing : this.consent(preview)}
      ${preview.privacy && preview.role !== "admin" ? noticePart(preview.privacy, this.region) : nothing}
      <plenary-kept-words .place=${this.place}></plenary-kept-words>
      ${step?.state === "failed" ? html`<p class="problem" role="alert">${failureText(step.failure)}</p>` : nothing}
      <button class="filled large" aria-disabled=${entering ? "true" : nothing}>
        ${entering ? msg("join.entering") : enterWords(preview)}
      </button>
      ${this.declining(preview)}
    </form>`
  }

  /** The answer of a person who was invited by a letter and cannot take part. */
  private declining({ invited }: InvitePreview) {
    if (!invited) return nothing
    if (invited.declined) return html`<p class="notice" role="status">${msg("join.declined")}</p>`
    return html`<button type="button" @click=${() => this.opening.peek()?.decline(true)}>${msg("join.decline")}</button>`
  }

  /**
   * The page for the link of another seat. A browser holds only one seat in a workspace, so the page asks before the
   * new seat replaces the present one.
   */
  private seated(preview: InvitePreview, name: string) {
    const role = roleName(preview.role)
    return html`<div class="card stack">
      <p>${msg("join.seated", { name })}</p>
      <p class="hint">${msg("join.seatedReturn", { role })}</p>
      <div class="row">
        <a class="button filled" href=${`/w/${preview.workspace.slug}`}>${msg("join.stay", { name })}</a>
        <button @click=${this.change}>${msg("join.change")}</button>
      </div>
    </div>`
  }

  /**
   * Shows a return link after joining. The reader can skip this step, because the page `/me` also makes return links.
   */
  private kept({ to, slug, isKept }: { to: string; slug: string; isKept: boolean }, preview: InvitePreview) {
    return html`<header class="stack tight">
        <h1>${msg("join.in")}</h1>
        <p class="lead">${msg("join.keepLink")}</p>
      </header>
      <plenary-own-return-link .slug=${slug} .fresh=${true}></plenary-own-return-link>
      <p><a class="button filled large" href=${to}>${enterWords(preview)}</a></p>
      <p class="hint">${msg("join.skip")}</p>
      <p>${isKept ? msg("joinAccount.kept") : html`<a href="/sign-in?to=/me">${msg("account.homeLink")}</a>`}</p>`
  }

  protected override content(preview: InvitePreview) {
    const seated = this.in.value
    if (seated) return this.kept(seated, preview)
    const title = reading(preview.workspace.title)
    return html`
      <header class="stack tight">
        <p class="overline" lang=${domLang(title.lang)}>${title.text}</p>
        <h1>${msg("join.title")}</h1>
        ${preview.sat ? nothing : html`<p class="lead">${offer(preview)}</p>`}
      </header>
      ${isChatBrowser() ? html`<p class="notice warn">${msg("join.browser")}</p>` : nothing}
      ${preview.sat && this.opening.value ? satDown(preview.sat, this.opening.value) : this.way(preview)}
      <p class="hint">${oldestWords()}</p>
    `
  }

  protected override without() {
    return html`<h1>${msg("join.title")}</h1>
      <p class="lead">${msg("join.noToken")}</p>
      <p class="row"><a class="button" href="/">${msg("problem.home")}</a>
        ${lostWords()}</p>`
  }

  protected override failed(failure: Failure) {
    const problem = { kind: "failed" as const, failure }
    return html`<plenary-problem-view .problem=${problem}></plenary-problem-view>
      <p class="page narrow">${lostWords()}</p>`
  }
}

const lostWords = () => html`<a href="/return">${msg("return.lost")}</a>`

declare global {
  interface HTMLElementTagNameMap {
    "plenary-join-page": JoinPage
  }
}

import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, query, state } from "lit/decorators.js"
import type { ConsentSubject } from "../../../shared/contract/events/law/privacy.ts"
import type { RetentionPeriods } from "../../../shared/contract/events/law/retention.ts"
import type { Consents, PrivacyNotice } from "../../../shared/fold/lawState.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { regionName } from "../../i18n/terms/regionName.ts"
import { reading } from "../../i18n/texts.ts"
import { Asking } from "../session/kit/asking.ts"
import { sessionStyles } from "../session/kit/sheet.ts"
import { changesSheet, wordChanges } from "../session/kit/wordChanges.ts"
import { noticeFacts, noticeText, regionOptions } from "./noticeShown.ts"
import styles from "./plenary-attribution-consent.css?inline"

/**
 * Asks a person for the consent that they owe: to the privacy notice, with what changed in it since their consent, or
 * to the transfer of their data to another region (DOMAIN PN2, PN4).
 */
@customElement("plenary-privacy-consent")
@localized()
export class PrivacyConsent extends LitElement {
  @property({ attribute: false }) privacy!: PrivacyNotice
  /** the periods after which data is erased */
  @property({ attribute: false }) periods: RetentionPeriods = {}
  @property({ attribute: false }) consents: Consents = {}
  @property() due: ConsentSubject = "notice"
  @query("dialog") private readonly dialog!: HTMLDialogElement | null
  @state() private region = ""
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, changesSheet, unsafeCSS(styles)]

  protected override firstUpdated(): void {
    if (this.privacy.blocks) this.open()
  }

  /** Opens the dialog at its beginning, so that the notice is read before the fields below it. */
  private readonly open = (): void => {
    this.dialog?.showModal()
    this.dialog?.querySelector("h2")?.focus()
  }

  private readonly later = (): void => this.dialog?.close()

  private readonly chosen = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) this.region = target.value
  }

  private get mine(): string {
    return this.region || (this.consents.notice?.region ?? "")
  }

  /** Sends the consent. Without a region the browser shows the field that is still to be filled in. */
  private readonly give = (): void => {
    if (this.dialog?.querySelector("select")?.reportValidity() === false) return
    const { hash, notice } = this.privacy
    // the consent names the language of the text that was shown, which may differ from that of the page
    const { lang } = reading(notice)
    if (this.mine !== "")
      void this.#asking.command("give-consent", { of: this.due, seen: hash, lang, region: this.mine })
  }

  /** The notice, and where the person consented to an earlier version, what differs from that one. */
  private notice() {
    const { notice, version, former = [] } = this.privacy
    const { lang, text } = reading(notice)
    const seen = former.find(({ hash }) => hash === this.consents.notice?.hash)
    const was = seen?.notice[lang]
    const now = { ...this.privacy, periods: this.periods }
    return html`<h2 id="title" tabindex="-1">${msg("privacyConsent.title", { version })}</h2>
      ${seen && was !== undefined ? html`<h3>${msg("privacyConsent.changes", { version: seen.version })}</h3>${noticeFacts(now, seen)}${wordChanges(was, text, lang)}` : html`${noticeFacts(now)}${noticeText(this.privacy)}`}
      <label class="field"><span class="label">${msg("privacyConsent.mine")}</span>
        <select @change=${this.chosen} required>${regionOptions(this.privacy, this.mine)}</select></label>`
  }

  private transfer() {
    const { responsible } = this.privacy
    const region = regionName(this.privacy.region)
    return html`<h2 id="title" tabindex="-1">${msg("privacyConsent.transferTitle", { region })}</h2>
      <p>${msg("privacyConsent.transferText", { mine: regionName(this.mine), region, responsible })}</p>`
  }

  override render() {
    const isNotice = this.due === "notice"
    const banner = isNotice
      ? this.consents.notice
        ? msg("privacyConsent.bannerChanged")
        : msg("privacyConsent.banner")
      : msg("privacyConsent.transferTitle", { region: regionName(this.privacy.region) })
    return html`<div class="banner" role="status">
        <p>${banner} ${this.privacy.blocks ? msg("privacyConsent.bannerBlocks") : nothing}</p>
        <button class="filled" @click=${this.open}>${msg("privacyConsent.open")}</button>
      </div>
      <dialog aria-labelledby="title">
        ${isNotice ? this.notice() : this.transfer()}
        ${this.#asking.trouble}
        <div class="row end">
          <button class="quiet" @click=${this.later}>${msg("privacyConsent.later")}</button>
          <button class="filled" ?disabled=${this.#asking.busy} @click=${this.give}>${isNotice ? msg("privacyConsent.agree") : msg("privacyConsent.transferAgree")}</button>
        </div>
      </dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-privacy-consent": PrivacyConsent
  }
}

import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { ConsentSubject } from "../../../shared/contract/events/law/privacy.ts"
import type { Member } from "../../../shared/fold/peopleState.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import { moment } from "../../i18n/formats.ts"
import { currentLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { Watching } from "../../signals/watching.ts"
import { saveFile } from "../../state/fetched/files/file.ts"
import { OwnPrivacy } from "../../state/fetched/seat/ownPrivacy.ts"
import type { Failure } from "../../state/loading/loading.ts"
import { endsOf } from "../frame/outcomes.ts"
import { failureText } from "../problem/failureText.ts"
import { PanelLeft } from "./plenary-leave-panel.ts"

/** The reader's own data in one panel: to take it away, and to ask for its erasure (DOMAIN ER1, OD1). */
@customElement("plenary-own-data")
export class PlenaryOwnData extends Watching(LitElement) {
  @property() slug = ""
  private readonly withdrawing = signal<ConsentSubject | null>(null)
  private readonly saving = signal(false)
  /** why the file was not saved; null if it was */
  private readonly unsaved = signal<Failure | null>(null)
  private readonly own = signal<OwnPrivacy | null>(null)

  protected override createRenderRoot() {
    return this
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.own.peek()?.close()
    this.own.value = null
  }

  /** Saves the file, or follows the job that makes it in the tray, which stands on every page. */
  private async save(path: string): Promise<void> {
    if (this.saving.peek()) return
    this.saving.value = true
    this.unsaved.value = null
    const saved = await saveFile(path)
    this.saving.value = false
    if (saved.kind === "later") (await import("../frame/files/plenary-own-jobs.ts")).showOwnJobs(saved.job)
    if (saved.kind === "failed") this.unsaved.value = saved.failure
  }

  private readonly toggled = ({ target }: Event): void => {
    if (target instanceof HTMLDetailsElement && target.open) this.own.value ??= new OwnPrivacy(this.slug)
  }

  private erasure(own: OwnPrivacy, { id: member, erasure }: Member) {
    const asked = erasure && !erasure.declined
    const refused = own.refused.value
    return html`<div class="stack tight">
      <h3>${msg("ownData.eraseTitle")}</h3>
      <p class="hint">${msg("ownData.eraseHelp")}</p>
      ${asked ? html`<p role="status">${msg("ownData.asked", { time: moment(erasure.at) })}</p>` : nothing}
      ${erasure?.declined ? html`<p role="status">${msg("ownData.declined", { time: moment(erasure.declined.at), reason: erasure.declined.reason })}</p>` : nothing}
      ${refused ? html`<p class="problem" role="alert">${refusalText(refused, own.live.state.peek())}</p>` : nothing}
      <p>${
        asked
          ? html`<button class="small" ?disabled=${own.busy.value} @click=${() => own.send("take-back-erasure", { member })}>${msg("ownData.takeBack")}</button>`
          : html`<button class="small danger" ?disabled=${own.busy.value} @click=${() => own.send("ask-erasure", { member })}>${msg("ownData.erase")}</button>`
      }</p>
    </div>`
  }

  private consents(own: OwnPrivacy, { consents = {} }: Member) {
    const row = (of: ConsentSubject) => {
      const given = consents[of]
      if (!given) return nothing
      const values = { version: given.version, time: moment(given.at) }
      return html`<li class="stack tight"><p>${of === "notice" ? msg("ownConsent.notice", values) : msg("ownConsent.transfer", values)}</p>
        ${
          this.withdrawing.value === of
            ? html`<div class="notice warn stack tight" role="alert"><p>${msg("ownConsent.follows")}</p>
              <p class="row"><button class="small" @click=${() => (this.withdrawing.value = null)}>${msg("dialog.cancel")}</button>
                <button class="small danger" ?disabled=${own.busy.value} @click=${() => this.withdraw(own, of)}>${msg("ownConsent.sure")}</button></p></div>`
            : html`<p><button class="small" @click=${() => (this.withdrawing.value = of)}>${msg("ownConsent.withdraw")}…</button></p>`
        }</li>`
    }
    return html`<h3>${msg("ownConsent.title")}</h3>
      ${Object.keys(consents).length === 0 ? html`<p class="muted">${msg("ownConsent.none")}</p>` : html`<ul role="list" class="stack tight">${row("notice")} ${row("transfer")}</ul>`}`
  }

  private async withdraw(own: OwnPrivacy, of: ConsentSubject): Promise<void> {
    if (await own.send("withdraw-consent", { of })) this.dispatchEvent(new PanelLeft())
  }

  private content(own: OwnPrivacy) {
    const room = own.live.room.value
    if (room.state === "failed") return html`<p class="problem" role="alert">${failureText(room.failure)}</p>`
    const member = own.member.value
    if (!member) return html`<plenary-page-skeleton .rows=${2}></plenary-page-skeleton>`
    return html`${this.consents(own, member)} ${this.erasure(own, member)}`
  }

  protected override render() {
    const at = (format: string) => `/api/workspaces/${this.slug}/own-data.${format}?lang=${currentLang()}`
    const own = this.own.value
    return html`<details @toggle=${this.toggled}>
      <summary>${msg("ownData.title")}</summary>
      <div class="stack tight">
        <p class="hint">${msg("ownData.takeHelp")}</p>
        <p class="row">
          <button class="small" aria-disabled=${this.saving.value ? "true" : nothing} @click=${() => this.save(at("html"))}>${msg("ownData.html")}</button>
          <button class="small" aria-disabled=${this.saving.value ? "true" : nothing} @click=${() => this.save(at("json"))}>${msg("ownData.json")}</button>
        </p>
        ${this.unsaved.value ? html`<p class="problem" role="alert">${failureText(this.unsaved.value)}</p>` : nothing}
        ${own ? html`${endsOf(own.live)} ${this.content(own)}` : nothing}
      </div>
    </details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-own-data": PlenaryOwnData
  }
}

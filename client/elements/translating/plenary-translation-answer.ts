import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { limits } from "../../../shared/contract/limits.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { Translation } from "../../../shared/fold/translationState.ts"
import { findMember } from "../../../shared/rules/readings/rows.ts"
import { mayRead } from "../../../shared/rules/said/answering.ts"
import { domLang } from "../../i18n/language.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { personName } from "../../i18n/names.ts"
import { languageName } from "../../i18n/terms/terms.ts"
import { Asking } from "../session/kit/asking.ts"
import { sessionStyles } from "../session/kit/sheet.ts"
import styles from "./plenary-translation-answer.css?inline"

/** Asks an author about a translation of their words: accept, correct, decline, name a reader, or let it stand. */
@customElement("plenary-translation-answer")
@localized()
export class TranslationAnswerElement extends LitElement {
  @property({ attribute: false }) translation: Translation | null = null
  @property({ attribute: false }) state: State | null = null
  @property() member = ""
  /** whether the author named this member to answer */
  @property({ type: Boolean }) reader = false
  @state() private stage: "asked" | "correcting" | "naming" = "asked"
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { translation } = this
    if (!translation) return nothing
    const language = languageName(translation.lang)
    return html`<details>
      <summary class="small">${this.reader ? msg("said.asksReader", { language }) : msg("said.asks", { language })}</summary>
      ${
        this.stage === "correcting"
          ? html`<textarea lang=${domLang(translation.lang)} maxlength=${limits.statement} aria-label=${language} .value=${translation.text}></textarea>`
          : html`<p class="text" lang=${domLang(translation.lang)}>${translation.text}</p>`
      }
      ${this.#acts(translation)} ${this.#named(translation)} ${this.#asking.trouble}
    </details>`
  }

  #acts({ key, lang, revision }: Translation) {
    const on = { key, lang, revision }
    const { busy } = this.#asking
    const back = html`<button class="quiet small" @click=${() => (this.stage = "asked")}>${msg("dialog.cancel")}</button>`
    if (this.stage === "correcting")
      return html`<div class="row"><button class="filled small" ?disabled=${busy} @click=${() => void this.#correct(on)}>${msg("text.save")}</button>${back}</div>`
    if (this.stage === "naming")
      return html`<div class="row"><select aria-label=${msg("said.nameReader")}>${this.#readers().map(one => html`<option value=${one.id}>${personName(one)}</option>`)}</select>
        <button class="filled small" ?disabled=${busy} @click=${() => void this.#name(on)}>${msg("said.nameReader")}</button>${back}</div>`
    return html`<div class="row">
      <button ${this.#asking.sends("accept-translation", on)} class="outlined small" ?disabled=${busy}>${msg("said.accept")}</button>
      <button class="quiet small" @click=${() => (this.stage = "correcting")}>${msg("said.correct")}</button>
      <button ${this.#asking.sends("decline-translation", on)} class="quiet small" ?disabled=${busy}>${msg("said.decline")}</button>
      ${!this.reader && this.#readers().length > 0 ? html`<button class="quiet small" @click=${() => (this.stage = "naming")}>${msg("said.nameReader")}</button>` : nothing}
      <button ${this.#asking.sends("let-translation-stand", on)} class="quiet small" ?disabled=${busy}>${msg("said.letStand")}</button>
    </div>`
  }

  #named({ reader }: Translation) {
    const found = this.state && findMember(this.state, reader?.member)
    return found && !this.reader
      ? html`<p class="small muted">${msg("said.readerNamed", { name: personName(found) })}</p>`
      : nothing
  }

  #readers() {
    return Object.values(this.state?.members ?? {}).filter(
      one => mayRead(one) && one.id !== this.member && one.name !== "",
    )
  }

  async #correct(on: { key: string; lang: Translation["lang"]; revision: number }): Promise<void> {
    const text = this.renderRoot.querySelector("textarea")?.value ?? ""
    if (text.trim() !== "" && (await this.#asking.command("correct-translation", { ...on, text }))) this.stage = "asked"
  }

  async #name({ key, lang }: { key: string; lang: Translation["lang"] }): Promise<void> {
    const chosen = this.renderRoot.querySelector("select")?.value
    const member = this.#readers().find(({ id }) => id === chosen)?.id
    if (member && (await this.#asking.command("name-translation-reader", { key, lang, member }))) this.stage = "asked"
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-translation-answer": TranslationAnswerElement
  }
}

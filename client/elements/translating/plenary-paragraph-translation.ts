import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Placed } from "../../../shared/document/paragraphs/paragraphs.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { Translation } from "../../../shared/fold/translationState.ts"
import type { Role } from "../../../shared/model/terms.ts"
import { audienceOf } from "../../../shared/rules/audience.ts"
import { domLang } from "../../i18n/language.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { originWords } from "../../i18n/texts.ts"
import { sessionStyles } from "../session/kit/sheet.ts"
import "./plenary-translation-answer.ts"
import styles from "./plenary-paragraph-translation.css?inline"

/**
 * Shows the translation of a paragraph of a note below the paragraph, with its state, or that there is none yet. The
 * authors of the paragraph are asked about its translations.
 */
@customElement("plenary-paragraph-translation")
@localized()
export class ParagraphTranslationElement extends LitElement {
  /** the translations that are read; two where two paragraphs were joined */
  @property({ attribute: false }) read: readonly Placed<Translation>[] = []
  @property({ attribute: false }) toAnswer: readonly Translation[] = []
  @property({ attribute: false }) isMissing = false
  @property({ attribute: false }) state: State | null = null
  @property({ attribute: false }) me: { member: string | null; role: Role } | null = null

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const member = this.me?.member ?? ""
    return html`${this.isMissing ? html`<p class="mark small muted">${msg("said.notYet")}</p>` : nothing}
      ${this.read.map(one => this.#one(one))}
      ${this.toAnswer.map(
        row =>
          html`<plenary-translation-answer .translation=${row} .state=${this.state} .member=${member} ?reader=${row.reader?.member === member}></plenary-translation-answer>`,
      )}`
  }

  #one({ row, isLevel }: Placed<Translation>) {
    const mark =
      this.#isNeutral || !this.state
        ? isLevel
          ? ""
          : msg("said.behind")
        : originWords(this.state, row, !isLevel || undefined)
    return html`<div class="one">
      ${mark ? html`<p class="mark small muted">${mark}</p>` : nothing}
      <p class="words" lang=${domLang(row.lang)}>${row.text}</p>
    </div>`
  }

  /** Whether the reader is not told who drafted a translation, because names stay in the room (DOMAIN V6). */
  get #isNeutral(): boolean {
    return this.state?.workspace?.attribution !== "named" && audienceOf(this.me?.role ?? "public") === "gallery"
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-paragraph-translation": ParagraphTranslationElement
  }
}

import { html, LitElement, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { RecordBody } from "../../../../shared/model/consensus/record.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { ownName } from "../../../i18n/terms/terms.ts"
import styles from "./plenary-language-texts.css?inline"

/**
 * A recorded text in all its languages, side by side. The reader's language is first. Each text says whether it is
 * authentic.
 */
@customElement("plenary-language-texts")
@localized()
export class LanguageTexts extends LitElement {
  static override styles = unsafeCSS(styles)

  @property({ attribute: false }) texts: RecordBody["texts"] = []

  private standing(authentic: boolean): string {
    return authentic ? msg("text.authentic") : msg("text.translation")
  }

  protected override render() {
    const mine = currentLang()
    const rank = ({ lang, authentic }: RecordBody["texts"][number]) => (lang === mine ? 0 : authentic ? 1 : 2)
    return this.texts
      .toSorted((a, b) => rank(a) - rank(b))
      .map(
        ({ lang, text, authentic }) => html`<figure class=${authentic ? "authentic" : ""}>
          <figcaption><strong lang=${domLang(lang)}>${ownName[lang]}</strong> · ${this.standing(authentic)}</figcaption>
          <blockquote lang=${domLang(lang)}>${text}</blockquote>
        </figure>`,
      )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-language-texts": LanguageTexts
  }
}

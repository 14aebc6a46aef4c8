import { html, LitElement, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { isLang, type Lang, languages } from "../../../shared/model/terms.ts"
import { domLang } from "../../i18n/language.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { ownName } from "../../i18n/terms/terms.ts"
import { controlStyles } from "../forms/controls.ts"
import styles from "./plenary-language-choice.css?inline"

export class LangChosen extends Event {
  static readonly type = "lang-chosen"
  readonly lang: Lang

  constructor(lang: Lang) {
    super(LangChosen.type, { bubbles: true, composed: true })
    this.lang = lang
  }
}

/**
 * A select with the interface's languages, each named in its own language. A native select works with every input and
 * screen reader.
 */
@customElement("plenary-language-choice")
@localized()
export class LanguageChoice extends LitElement {
  static override styles = [controlStyles, unsafeCSS(styles)]

  @property() value: Lang = "en"

  private changed(event: Event): void {
    const chosen = event.target instanceof HTMLSelectElement ? event.target.value : ""
    if (isLang(chosen)) this.dispatchEvent(new LangChosen(chosen))
  }

  protected override render() {
    return html`<select aria-label=${msg("lang.choice")} @change=${this.changed}>
      ${languages.map(
        lang =>
          html`<option value=${lang} lang=${domLang(lang)} ?selected=${lang === this.value}>${ownName[lang]}</option>`,
      )}
    </select>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-language-choice": LanguageChoice
  }
  interface HTMLElementEventMap {
    "lang-chosen": LangChosen
  }
}

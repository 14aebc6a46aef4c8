import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Lang, TextState } from "../../../../shared/model/terms.ts"
import { firstText, isBehind } from "../../../../shared/rules/text/firstText.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { ownName, textStateName } from "../../../i18n/terms/terms.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-statement-texts.css?inline"

export interface ShownText {
  lang: Lang
  text: string
  /** absent in a record, whose texts all have the same state */
  state?: TextState
}

/**
 * A wording: first in the reader's language, in large letters, then in the other languages. Each text says whether it
 * is authentic.
 */
@customElement("plenary-statement-texts")
@localized()
export class StatementTexts extends LitElement {
  @property({ attribute: false }) texts: readonly ShownText[] = []
  @property({ attribute: false }) authentic: readonly Lang[] = []

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const shown = this.texts.filter(({ text }) => text !== "")
    const mine = firstText(shown, this.authentic, currentLang())
    if (!mine) return nothing
    const others = shown.filter(text => text !== mine)
    return html`
      <div>${this.#mark(mine)}<p class="text hero" lang=${domLang(mine.lang)}>${mine.text}</p></div>
      ${
        others.length === 0
          ? nothing
          : html`<div class="others">
              ${others.map(
                one => html`<div>${this.#mark(one)}<p class="text" lang=${domLang(one.lang)}>${one.text}</p></div>`,
              )}
            </div>`
      }
    `
  }

  #mark(shown: ShownText) {
    const { lang } = shown
    const kind = this.authentic.includes(lang) ? msg("text.authentic") : msg("text.translation")
    return html`<p class="mark"><b lang=${domLang(lang)}>${ownName[lang]}</b> · ${kind}${isBehind(shown) ? html` <span class="chip bad">${textStateName("out_of_date")}</span>` : nothing}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-statement-texts": StatementTexts
  }
}

import { localized, msg } from "@lit/localize"
import { css, html, LitElement } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { RecordBody } from "../../../shared/model/record.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { ownName } from "../../i18n/terms.ts"

/** A recorded text in every language side by side, the reader's first; each says whether it is authentic. */
@customElement("plenary-language-texts")
@localized()
export class LanguageTexts extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      gap: var(--space-4);
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
    }
    figure {
      margin: 0;
      padding-inline-start: var(--space-4);
      border-inline-start: 3px solid var(--line);
      break-inside: avoid;
    }
    figure.authentic {
      border-inline-start-color: var(--accent);
    }
    figcaption {
      margin-block-end: var(--space-2);
      font-size: var(--small);
      color: var(--ink-2);
    }
    figcaption strong {
      color: var(--ink);
    }
    blockquote {
      margin: 0;
      font-size: var(--lead);
      line-height: 1.7;
      white-space: pre-line;
      line-break: strict;
    }
    :lang(zh) {
      font-family: var(--sans-zh);
    }
    :lang(ja) {
      font-family: var(--sans-ja);
    }
    :lang(en) {
      font-family: var(--sans);
    }
  `

  @property({ attribute: false }) texts: RecordBody["texts"] = []

  private standing(authentic: boolean): string {
    return authentic ? msg("Authentic text", { id: "text.authentic" }) : msg("Translation", { id: "text.translation" })
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

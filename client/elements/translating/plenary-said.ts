import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { State } from "../../../shared/fold/state.ts"
import type { Translation } from "../../../shared/fold/translationState.ts"
import { translationId } from "../../../shared/model/said.ts"
import type { Lang, Role } from "../../../shared/model/terms.ts"
import { audienceOf } from "../../../shared/rules/audience.ts"
import { answersFor } from "../../../shared/rules/said/answering.ts"
import type { SaidText } from "../../../shared/rules/said/said.ts"
import { translationOf, translationStanding } from "../../../shared/rules/said/standing.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { languageName, ownName } from "../../i18n/terms/terms.ts"
import { sessionStyles } from "../session/kit/sheet.ts"
import "./plenary-translation-answer.ts"
import styles from "./plenary-said.css?inline"

/** The facts of a text that somebody said, as the element needs them. */
export type SaidFacts = Pick<SaidText, "key" | "lang" | "text" | "authors" | "at" | "hidden">

/**
 * A text that somebody said, in the reader's language where there is a translation. A mark says which of the two it is,
 * and the original is one press away. The author is asked about each translation.
 */
@customElement("plenary-said")
@localized()
export class SaidElement extends LitElement {
  @property({ attribute: false }) said: SaidFacts | null = null
  @property({ attribute: false }) state: State | null = null
  @property({ attribute: false }) me: { member: string | null; role: Role } | null = null
  @property({ type: Boolean, reflect: true }) quoted = false
  /** whether the text stands inside a sentence */
  @property({ type: Boolean, reflect: true }) inline = false
  /** whether the reader wants the original in the place of the translation */
  @state() private original = false

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { said, state } = this
    if (!said || !state) return nothing
    if (said.text === "") return html`<p class="words muted" lang=${domLang(currentLang())}>${msg("spoken.erased")}</p>`
    const translation = translationOf(state, said, currentLang())
    const shown = translation && !this.original ? translation : said
    const words = html`<p class="words" lang=${shown.lang === null ? nothing : domLang(shown.lang)}>${shown.text}</p>`
    const mark = this.#mark(said, translation)
    return html`${this.inline ? html`${words} ${mark}` : html`${mark} ${words}`} ${this.#onPaper(said, translation)} ${this.#answers(said, state)}`
  }

  /** The other one of the two texts, for paper, where nobody can press. */
  #onPaper(said: SaidFacts, translation: Translation | null) {
    if (!translation) return nothing
    const other = this.original ? translation : said
    const what = this.original ? this.#translationWords(translation) : this.#originalWords(said.lang)
    return html`<div class="paper"><p class="mark small muted">${this.#isNeutral ? msg("said.otherLanguage") : what}</p>
      <p class="words" lang=${other.lang === null ? nothing : domLang(other.lang)}>${other.text}</p></div>`
  }

  /** Says which text is shown, and offers the other one. Without a translation it names the original's language. */
  #mark({ lang }: SaidFacts, translation: Translation | null) {
    if (!translation)
      return lang === null || lang === currentLang() || this.#isNeutral
        ? nothing
        : html`<p class="mark small muted">${msg("spoken.original")} <span lang=${domLang(lang)}>${ownName[lang]}</span></p>`
    const other = this.original ? currentLang() : lang
    return html`<p class="mark small muted">${this.original ? this.#originalWords(lang) : this.#translationWords(translation)}
      <button class="quiet small" aria-pressed=${this.original} @click=${this.#turn}>${this.#turnWords(other)}</button></p>`
  }

  #originalWords(lang: Lang | null) {
    if (this.#isNeutral) return nothing
    return lang === null
      ? html`${msg("spoken.original")} ${msg("said.noLanguage")}`
      : html`${msg("spoken.original")} <span lang=${domLang(lang)}>${ownName[lang]}</span>`
  }

  #translationWords(translation: Translation) {
    if (this.#isNeutral) return nothing
    const standing = this.state ? standingWords(this.state, translation) : ""
    return html`${standing}${translation.behind ? html` · <span class="behind">${msg("said.behind")}</span>` : nothing}`
  }

  #turnWords(lang: Lang | null): string {
    if (lang === null) return msg("said.showOriginal")
    const language = languageName(lang)
    if (this.#isNeutral) return msg("said.inLanguage", { language })
    return this.original ? msg("said.showTranslation") : msg("said.showOriginalIn", { language })
  }

  /** Whether the reader is not told which text is the original, because names stay in the room (DOMAIN V6). */
  get #isNeutral(): boolean {
    return this.state?.workspace?.attribution !== "named" && audienceOf(this.me?.role ?? "public") === "gallery"
  }

  readonly #turn = (): void => {
    this.original = !this.original
  }

  /** The questions to the author, one for each translation without an answer. */
  #answers(said: SaidFacts, state: State) {
    const languages = state.workspace?.languages ?? []
    const asked = languages.flatMap(lang => {
      const row = state.translations[translationId(said.key, lang)]
      const open = row && row.text !== "" && row.answer === null && !row.hidden
      return open && answersFor(state, whole(said), row, this.me?.member ?? null) ? [row] : []
    })
    return asked.map(
      row =>
        html`<plenary-translation-answer .translation=${row} .state=${state} .member=${this.me?.member ?? ""} ?reader=${row.reader !== undefined && row.reader.member === this.me?.member}></plenary-translation-answer>`,
    )
  }
}

const whole = (said: SaidFacts): SaidText => ({ room: false, ...said })

/** Names the state of a translation. */
export function standingWords(state: State, translation: Translation): string {
  if (translation.drafted === "engine" && translation.answer === null) return msg("said.machine")
  if (translation.drafted === "author") return msg("said.byAuthor")
  switch (translationStanding(state, translation, Date.now())) {
    case "by_interpreter":
      return msg("said.byInterpreter")
    case "accepted":
      return msg("said.accepted")
    case "corrected":
      return msg("said.corrected")
    case "unconfirmed":
    case "declined":
      return msg("said.unconfirmed")
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-said": SaidElement
  }
}

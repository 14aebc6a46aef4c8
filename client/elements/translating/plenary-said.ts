import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { State } from "../../../shared/fold/state.ts"
import type { Translation } from "../../../shared/fold/translationState.ts"
import { translationId } from "../../../shared/model/said.ts"
import type { Lang, Role } from "../../../shared/model/terms.ts"
import { audienceOf } from "../../../shared/rules/audience.ts"
import { answersFor } from "../../../shared/rules/said/answering.ts"
import type { SaidText } from "../../../shared/rules/said/said.ts"
import { translationOf } from "../../../shared/rules/said/standing.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { languageName, ownName } from "../../i18n/terms/terms.ts"
import { originHere, originWords } from "../../i18n/texts.ts"
import { sessionStyles } from "../session/kit/sheet.ts"
import "./plenary-translation-answer.ts"
import styles from "./plenary-said.css?inline"
import { OriginalWanted } from "./translationEvents.ts"

/** The facts of a text that somebody said, as the element needs them. */
export type SaidFacts = Pick<SaidText, "key" | "lang" | "text" | "authors" | "at" | "hidden"> & {
  /** set if the page has no words of the original yet */
  away?: true | undefined
}

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
  /** whether the original is on its way because the reader wants it */
  @state() private isComing = false
  /** the text whose original was fetched without a press */
  #sought: string | null = null
  /** why the original did not come */
  @state() private trouble = ""

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { said, state } = this
    if (!said || !state) return nothing
    if (said.text === "" && !said.away)
      return html`<p class="words muted" lang=${domLang(currentLang())}>${msg("spoken.erased")}</p>`
    const translation = translationOf(state, said, currentLang())
    const shown = translation && (!this.original || said.away) ? translation : said
    const words =
      shown === said && said.away
        ? this.#absent(said.lang)
        : html`<p class="words" lang=${shown.lang === null ? nothing : domLang(shown.lang)}>${shown.text}</p>`
    const mark = this.#mark(state, said, translation)
    return html`${this.inline ? html`${words} ${mark}` : html`${mark} ${words}`}
      ${this.trouble ? html`<p class="trouble small" role="alert">${this.trouble}</p>` : nothing}
      ${this.#onPaper(said, translation)} ${this.#answers(said, state)}`
  }

  /** The other one of the two texts, for paper, where nobody can press. */
  #onPaper(said: SaidFacts, translation: Translation | null) {
    if (!translation) return nothing
    const turned = this.original && !said.away
    const other = turned ? translation : said
    const what = turned ? this.#translationWords(translation) : this.#originalWords(said.lang)
    const words = said.away
      ? html`<p class="words muted">${msg("said.originalOnPage")}</p>`
      : html`<p class="words" lang=${other.lang === null ? nothing : domLang(other.lang)}>${other.text}</p>`
    return html`<div class="paper"><p class="mark small muted">${this.#isNeutral ? msg("said.otherLanguage") : what}</p>
      ${words}</div>`
  }

  /** Fetches the original where there is no translation to show in its place. */
  protected override updated(): void {
    const { said, state } = this
    if (!said?.away || !state || this.#sought === said.key || translationOf(state, said, currentLang())) return
    this.#sought = said.key
    void this.#want(said, false)
  }

  /** Stands where the words of an original will be that is on its way. */
  #absent(lang: Lang | null) {
    return !this.isComing
      ? html`<p class="words"><button class="outlined small" @click=${this.#again}>${lang === null ? msg("said.showOriginal") : msg("said.showOriginalIn", { language: languageName(lang) })}</button></p>`
      : html`<p class="words muted" role="status">${msg("said.fetching")}</p>`
  }

  async #want(said: SaidFacts, pressed: boolean): Promise<boolean> {
    const wanted = new OriginalWanted(said.key, pressed)
    this.dispatchEvent(wanted)
    if (!wanted.answer) return false
    this.isComing = true
    this.trouble = ""
    const trouble = await wanted.answer
    this.isComing = false
    if (this.said?.key === said.key) this.trouble = trouble ?? ""
    return trouble === null
  }

  readonly #again = (): void => {
    if (this.said) void this.#want(this.said, true)
  }

  /** Says which text is shown, and offers the other one. Without a translation it names the original's language. */
  #mark(state: State, { lang, away }: SaidFacts, translation: Translation | null) {
    if (!translation)
      return lang === null || lang === currentLang() || this.#isNeutral
        ? nothing
        : html`<p class="mark small muted">${msg("spoken.original")} <span lang=${domLang(lang)}>${ownName[lang]}</span></p>`
    const turned = this.original && !away
    const other = turned ? currentLang() : lang
    const origin = turned || this.#isNeutral ? null : originHere(state, translation)
    return html`<p class="mark small muted" data-made=${origin?.made ?? nothing} data-stands=${origin?.stands ?? nothing}>${turned ? this.#originalWords(lang) : this.#translationWords(translation)}
      <button class="quiet small" aria-pressed=${turned} aria-busy=${this.isComing} @click=${this.#turn}>${this.#turnWords(other, turned)}</button></p>`
  }

  #originalWords(lang: Lang | null) {
    if (this.#isNeutral) return nothing
    return lang === null
      ? html`${msg("spoken.original")} ${msg("said.noLanguage")}`
      : html`${msg("spoken.original")} <span lang=${domLang(lang)}>${ownName[lang]}</span>`
  }

  #translationWords(translation: Translation) {
    if (this.#isNeutral) return nothing
    return this.state ? originWords(this.state, translation) : nothing
  }

  #turnWords(lang: Lang | null, turned: boolean): string {
    if (lang === null) return msg("said.showOriginal")
    const language = languageName(lang)
    if (this.#isNeutral) return msg("said.inLanguage", { language })
    return turned ? msg("said.showTranslation") : msg("said.showOriginalIn", { language })
  }

  /** Whether the reader is not told which text is the original, because names stay in the room (DOMAIN V6). */
  get #isNeutral(): boolean {
    return this.state?.workspace?.attribution !== "named" && audienceOf(this.me?.role ?? "public") === "gallery"
  }

  readonly #turn = async (): Promise<void> => {
    const { said } = this
    if (!said || this.isComing) return
    if (!said.away) this.original = !this.original
    else if (await this.#want(said, true)) this.original = this.said?.key === said.key
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

declare global {
  interface HTMLElementTagNameMap {
    "plenary-said": SaidElement
  }
}

import { html, nothing, type TemplateResult } from "lit"
import type { GivenAnswer, SecondText } from "../../../../../shared/model/consensus/answer.ts"
import { originTold } from "../../../../../shared/model/said.ts"
import { isLang, type Lang, mostReasonCharacters } from "../../../../../shared/model/terms.ts"
import type { TextsOffer } from "../../../../../shared/rules/round/secondTexts.ts"
import { sealedOrigin } from "../../../../../shared/rules/said/standing.ts"
import { anyOf } from "../../../../i18n/formats.ts"
import { currentLang, domLang } from "../../../../i18n/language.ts"
import { msg } from "../../../../i18n/msg.ts"
import { languageName, ownName } from "../../../../i18n/terms/terms.ts"
import type { WordsByField } from "../../../forms/fieldWords.ts"

/**
 * The language of a reason in a round without names, and its second texts, as a form holds them before the answer is
 * handed in (DOMAIN V13, V14).
 */
export class SecondTextFields {
  /** the second texts, empty ones included */
  #texts: readonly SecondText[] = []
  /** the language that the panelist chose, or that of the shown answer; null if there is neither */
  #chosen: Lang | null = null
  /** the language of the page at the first typed word, or the kept language; null if nothing is typed */
  #held: Lang | null = null
  /** the texts that the shown answer has */
  #given: readonly SecondText[] = []
  #before: Lang | null = null
  readonly #changed: () => void

  /** `changed` is called after each change, so that the form renders and keeps what was typed. */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** Takes the texts of an answer; what was typed and kept comes before them. */
  start(answer: GivenAnswer | null, kept: WordsByField): void {
    const held = answer?.kind === "review" ? null : answer
    this.#given = held?.texts ?? []
    this.#before = held?.reason ? (held.lang ?? null) : null
    this.#texts = textsIn(kept["texts"]) ?? this.#given
    this.#chosen = this.#before
    this.#held = langIn(kept["lang"])
  }

  /** Takes the typed reason. From its first word on, the answer stays in its language if the page changes its own. */
  typed(reason: string): void {
    if (this.#chosen !== null) return
    this.#held = reason === "" && this.#texts.length === 0 ? null : this.lang
  }

  get lang(): Lang {
    return this.#held ?? this.#chosen ?? currentLang()
  }

  /** the typed words, by the names under which the form keeps them until the answer is sent */
  get kept(): WordsByField {
    const lang = this.#held ?? this.#chosen
    return {
      ...(lang && { lang }),
      ...(this.#texts.length > 0 && { texts: JSON.stringify(this.#texts) }),
    }
  }

  /** The language and the texts as the answer holds them. */
  get answer(): { lang: Lang; texts?: SecondText[] } {
    const texts = written(this.#texts)
    return { lang: this.lang, ...(texts.length > 0 && { texts }) }
  }

  /** whether the answer would differ from the shown one */
  get differs(): boolean {
    const same = JSON.stringify(written(this.#texts)) === JSON.stringify(written(this.#given))
    return !same || (this.#before !== null && this.lang !== this.#before)
  }

  /** the sentence about a text that is too long; null if there is none */
  get tooLong(): string | null {
    const long = written(this.#texts).find(({ text }) => text.length > mostReasonCharacters)
    if (!long) return null
    return msg("texts.long", { language: languageName(long.lang), n: long.text.length, max: mostReasonCharacters })
  }

  render(offer: TextsOffer | null): TemplateResult | typeof nothing {
    if (!offer) return nothing
    // a second text that gives its language to the reason takes the former one, which the round may not take
    const given = offer.languages.includes(this.lang) ? [] : this.#texts.map(({ lang }) => lang)
    const all = [...new Set([...offer.languages, this.lang])].filter(lang => !given.includes(lang))
    const used = new Set([this.lang, ...this.#texts.map(({ lang }) => lang)])
    const free = offer.languages.filter(lang => !used.has(lang))
    const add = () => this.#set([...this.#texts, ...free.slice(0, 1).map(lang => ({ lang, text: "" }))])
    return html`${all.length > 1 ? choice(msg("texts.written"), this.lang, all, lang => this.#write(lang)) : nothing}
      ${rareWords(this.lang, offer)}
      ${this.#texts.map((one, at) => this.#field(one, at, free, offer))}
      ${this.#texts.length > 0 ? html`<p class="small muted">${msg("texts.readers", { origin: originTold(currentLang(), sealedOrigin) })}</p>` : nothing}
      ${free.length > 0 ? html`<div class="row"><button type="button" class="outlined small" @click=${add}>${msg("texts.add")}</button></div>` : nothing}`
  }

  #field(one: SecondText, at: number, free: readonly Lang[], offer: TextsOffer) {
    const put = (change: Partial<SecondText>) =>
      this.#set(this.#texts.map((text, n) => (n === at ? { ...text, ...change } : text)))
    const write = ({ target }: Event) => {
      if (target instanceof HTMLTextAreaElement) put({ text: target.value })
    }
    const remove = () => this.#set(this.#texts.filter((_, n) => n !== at))
    const isLong = one.text.trim().length > mostReasonCharacters
    return html`<div class="second">
      ${choice(msg("texts.language"), one.lang, [one.lang, ...free], lang => put({ lang }))}
      <label class="field">${msg("texts.field", { language: languageName(one.lang) })}
        <textarea rows="3" lang=${domLang(one.lang)} .value=${one.text} aria-invalid=${isLong} @input=${write}></textarea></label>
      ${rareWords(one.lang, offer)}
      <div class="row"><button type="button" class="quiet small" @click=${remove}>${msg("texts.remove")}</button></div>
    </div>`
  }

  /** Sets the language of the reason. A second text in that language takes the former one. */
  #write(lang: Lang): void {
    const former = this.lang
    this.#chosen = lang
    this.#held = null
    this.#set(this.#texts.map(one => (one.lang === lang ? { ...one, lang: former } : one)))
  }

  #set(texts: readonly SecondText[]): void {
    this.#texts = texts
    this.#changed()
  }
}

const written = (texts: readonly SecondText[]): SecondText[] =>
  texts.map(({ lang, text }) => ({ lang, text: text.trim() })).filter(({ text }) => text !== "")

function choice(label: string, value: Lang, all: readonly Lang[], choose: (lang: Lang) => void) {
  const chosen = ({ target }: Event) => {
    const lang = target instanceof HTMLSelectElement ? langIn(target.value) : null
    if (lang) choose(lang)
  }
  return html`<label class="field">${label}
    <select @change=${chosen}>${all.map(lang => html`<option value=${lang} lang=${domLang(lang)} .selected=${lang === value}>${ownName[lang]}</option>`)}</select></label>`
}

/** Warns if few of the people asked chose the language, and offers the panel's languages that more of them chose. */
function rareWords(lang: Lang, { languages, rare }: TextsOffer) {
  if (!rare.includes(lang)) return nothing
  const others = languages.filter(one => !rare.includes(one)).map(languageName)
  const language = languageName(lang)
  return html`<p class="small warning">${others.length > 0 ? msg("texts.rareOthers", { language, others: anyOf(others) }) : msg("texts.rare", { language })}</p>`
}

const langIn = (value: string | undefined): Lang | null => (isLang(value) ? value : null)

/** The kept texts; null if none were kept or they cannot be read. */
function textsIn(kept: string | undefined): SecondText[] | null {
  try {
    const found: unknown = JSON.parse(kept ?? "null")
    return Array.isArray(found) ? found.flatMap(one => textIn(one)) : null
  } catch {
    return null
  }
}

function textIn(value: unknown): SecondText[] {
  if (typeof value !== "object" || value === null || !("lang" in value && "text" in value)) return []
  const { lang, text } = value
  return isLang(lang) && typeof text === "string" ? [{ lang, text }] : []
}

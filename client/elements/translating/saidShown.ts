import { html, nothing, type TemplateResult } from "lit"
import type { State } from "../../../shared/fold/state.ts"
import { translationId } from "../../../shared/model/said.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import type { View } from "../../scene/scene.ts"
import "./plenary-not-translated.ts"
import "./plenary-said.ts"
import type { SaidFacts } from "./plenary-said.ts"

/** The parts of a view that the element needs: who reads, and the state with its translations. */
export type SaidReader = Pick<View, "state"> & { me: Pick<View["me"], "member" | "role"> | null }

export type SaidBy = Omit<SaidFacts, "authors" | "hidden"> & { by: string | null; hidden?: boolean }

/** How the element stands among other text: as a paragraph, as a quotation, or inside a sentence. */
type Standing = "block" | "quoted" | "inline"

/**
 * Shows a text that somebody said, in the reader's language where it has a translation. `plain` is how the place shows
 * a text that nobody has translated.
 */
export function saidShown(reader: SaidReader, said: SaidBy, plain: TemplateResult, stands: Standing = "block") {
  const { state, me } = reader
  const { by, hidden = false, ...text } = said
  const isOwn = me?.member !== null && me?.member !== undefined
  const languages = isOwn ? (state.workspace?.languages ?? []) : [currentLang()]
  const isShownIn = (lang: Lang) => {
    const row = state.translations[translationId(text.key, lang)]
    // another language's translation is shown to the author alone, who is asked about it
    return row !== undefined && (lang === currentLang() || (row.answer === null && row.hidden === undefined))
  }
  if (!text.away && !languages.some(isShownIn))
    return isForeign(state, said) ? html`${plain} <plenary-not-translated></plenary-not-translated>` : plain
  const authors = Object.values(state.members).flatMap(({ id }) => (id === by ? [id] : []))
  return html`<plenary-said .said=${{ ...text, authors, hidden }} .state=${state} .me=${me} ?quoted=${stands === "quoted"} ?inline=${stands === "inline"}></plenary-said>`
}

/** Whether a panel that translates has not translated this text for the reader. */
const isForeign = ({ translations, workspace }: State, { lang, text }: SaidBy): boolean =>
  lang !== null &&
  lang !== currentLang() &&
  text !== "" &&
  Object.keys(translations).length > 0 &&
  (workspace?.languages ?? []).includes(currentLang())

/** Stands for the text while its sentence is made. It is a private character, which no text of a catalogue has. */
const place = "\uE000"

/** Shows a sentence that holds a text which somebody said, e.g. a reason behind a colon. */
export function saidInSentence(reader: SaidReader, said: SaidBy, sentence: (words: string) => string): TemplateResult {
  const { lang, text } = said
  if (text === "") return html`${sentence("")}`
  const [before = "", after = ""] = sentence(place).split(place)
  const plain = html`<span lang=${lang === null ? nothing : domLang(lang)}>${text}</span>`
  const shown = saidShown(reader, said, plain, "inline")
  // the text has its own full stop, or the mark of the translation stands between it and that of the sentence
  const rest = shown !== plain || /[。.！!？?…]$/u.test(text) ? after.replace(/^[。.]/u, "") : after
  return html`<span>${before}${shown}${rest}</span>`
}

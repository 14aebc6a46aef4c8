import type { State } from "../../../fold/state.ts"
import type { Translation } from "../../../fold/translationState.ts"
import type { SaidKey } from "../../../model/ids.ts"
import { type Origin, translationId } from "../../../model/said.ts"
import type { Lang } from "../../../model/terms.ts"
import { fitsScript } from "../../../rules/said/oddText.ts"
import { saidByKey } from "../../../rules/said/saidIn.ts"
import { originNamed, translationOrigin, translationStanding } from "../../../rules/said/standing.ts"
import { tellsOrigins } from "../../changes/seatsTogether.ts"
import type { Paragraph, Writing } from "../paragraph.ts"

/** The worth of a translation, as minutes of earlier versions print it. */
export type SecondKind = "behind" | "by_author" | "by_interpreter" | "accepted" | "corrected" | "unconfirmed"

/** A translation that papers print. */
export interface Second {
  text: string
  origin: Origin
  /** the words that minutes of earlier versions have for it */
  kind: SecondKind
}

export interface QuotedPart {
  heading: string
  paragraphs: Paragraph[]
}

/**
 * Prints below each quotation in another language, and below each sentence that holds a reason in another language, its
 * translation, or that there is none yet (DOMAIN V7). A panel that translates nothing has nothing of this in its minutes.
 * The time at which a translation becomes unconfirmed is left out, because the minutes would change by themselves.
 */
export function withSecondTexts(writing: Writing, sections: readonly QuotedPart[]): QuotedPart[] {
  const { proceedings, words } = writing
  const { state, session } = proceedings
  const translates = Object.keys(state.translations).length > 0
  const said = translates ? saidByKey(state) : new Map<SaidKey, never>()
  const isNew = tellsOrigins(session)
  const named = state.workspace?.attribution === "named"
  const plain = (text: string): Paragraph => ({ lang: words.lang, text, quoted: false })
  const quoted = (text: string, lang = words.lang): Paragraph => ({ lang, text, quoted: true })
  /** The translation of a text, "missing", or null where the text is another one than that which was said. */
  function secondOf(key: SaidKey, text: string): Second | "missing" | null {
    const found = said.get(key)
    // A text that its author has changed since is another one than the quoted text.
    if (!found || found.room || found.text !== text) return null
    return secondIn(state, key, words.lang) ?? "missing"
  }
  function below({ said: key, inside, ...one }: Paragraph): Paragraph[] {
    if (inside?.said && isNew) return belowSentence(one, inside.said, inside)
    const second = key && one.lang !== words.lang ? secondOf(key, one.text) : null
    if (!second) return [one]
    if (second === "missing") return [one, plain(words.second("missing"))]
    // where names stay in the room, the reader is not told which of the two texts is the original
    if (!named) return [quoted(second.text), plain(words.second("other")), one]
    return [one, plain(introduced(writing, second)), translated(writing, second)]
  }
  function belowSentence(one: Paragraph, key: SaidKey, { lang, from, text }: NonNullable<Paragraph["inside"]>) {
    const isForeign = lang === null ? !fitsScript(text, words.lang) : lang !== words.lang
    if (!isForeign) return [one]
    const marked = lang === null ? one : { ...one, inside: { from, lang, text } }
    const second = secondOf(key, text)
    if (!second) return [marked]
    if (second === "missing") return [marked, plain(words.second("missing"))]
    if (named) return [marked, plain(introduced(writing, second)), translated(writing, second)]
    const turned = one.text.slice(0, from) + second.text + one.text.slice(from + text.length)
    return [{ ...one, text: turned }, plain(words.second("other")), quoted(text, lang ?? words.lang)]
  }
  return sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: paragraphs.flatMap(below) }))
}

/** The line that introduces a translation: where it comes from, or what minutes of earlier versions say of it. */
const introduced = (writing: Writing, { origin, kind }: Second): string =>
  tellsOrigins(writing.proceedings.session) ? introducedBy(writing, origin) : writing.words.second(kind)

/** The line that introduces a translation by where it comes from. */
export function introducedBy({ proceedings, words, name }: Writing, origin: Origin): string {
  const at = proceedings.session.closedAt ?? Infinity
  return words.introduced(originNamed(words.lang, origin, member => name(member, at)))
}

/** A translation as a quotation, with its origin for machines. */
const translated = ({ proceedings, words }: Writing, { text, origin }: Second): Paragraph => ({
  lang: words.lang,
  text,
  quoted: true,
  ...(tellsOrigins(proceedings.session) && { origin }),
})

/** Returns the translation of a text that papers print; null if there is none. */
export function secondIn(state: State, key: SaidKey, lang: Lang): Second | null {
  const row = state.translations[translationId(key, lang)]
  if (!row || row.text === "") return null
  return { text: row.text, origin: translationOrigin(state, row, saidByKey(state).get(key)), kind: kindOf(state, row) }
}

function kindOf(state: State, row: Translation): SecondKind {
  if (row.behind) return "behind"
  if (row.drafted === "author") return "by_author"
  const standing = translationStanding(state, row, 0)
  return standing === "declined" ? "unconfirmed" : standing
}

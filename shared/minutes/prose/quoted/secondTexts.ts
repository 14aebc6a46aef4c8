import type { State } from "../../../fold/state.ts"
import type { Translation } from "../../../fold/translationState.ts"
import { type SaidKey, translationId } from "../../../model/said.ts"
import type { Lang } from "../../../model/terms.ts"
import { saidIn } from "../../../rules/said/saidIn.ts"
import { translationStanding } from "../../../rules/said/standing.ts"
import type { Paragraph, Writing } from "../paragraph.ts"

/** The worth of a translation, as the minutes print it. */
export type SecondKind = "behind" | "by_author" | "by_interpreter" | "accepted" | "corrected" | "unconfirmed"

export interface QuotedPart {
  heading: string
  paragraphs: Paragraph[]
}

/**
 * Prints below each quotation in another language its translation, or that there is none yet (DOMAIN V7). A panel that
 * translates nothing has nothing of this in its minutes. The time at which a translation becomes unconfirmed is left
 * out, because the minutes would change by themselves.
 */
export function withSecondTexts(
  { proceedings: { state }, words }: Writing,
  sections: readonly QuotedPart[],
): QuotedPart[] {
  const translates = Object.keys(state.translations).length > 0
  const byKey = new Map(translates ? saidIn(state).map(said => [said.key, said]) : [])
  const named = state.workspace?.attribution === "named"
  const plain = (text: string): Paragraph => ({ lang: words.lang, text, quoted: false })
  const quoted = (text: string): Paragraph => ({ lang: words.lang, text, quoted: true })
  const below = ({ said: key, ...one }: Paragraph): Paragraph[] => {
    const said = key && one.lang !== words.lang ? byKey.get(key) : undefined
    // A text that its author has changed since is another one than the quoted text.
    if (!said || said.room || said.text !== one.text) return [one]
    const second = secondIn(state, said.key, words.lang)
    if (!second) return [one, plain(words.second("missing"))]
    // where names stay in the room, the reader is not told which of the two texts is the original
    if (!named) return [quoted(second.text), plain(words.second("other")), one]
    return [one, plain(words.second(second.kind)), quoted(second.text)]
  }
  return sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: paragraphs.flatMap(below) }))
}

/** Returns the translation of a text that papers print; null if there is none. */
export function secondIn(state: State, key: SaidKey, lang: Lang): { kind: SecondKind; text: string } | null {
  const row = state.translations[translationId(key, lang)]
  return row && row.text !== "" ? { kind: kindOf(state, row), text: row.text } : null
}

function kindOf(state: State, row: Translation): SecondKind {
  if (row.behind) return "behind"
  if (row.drafted === "author") return "by_author"
  const standing = translationStanding(state, row, 0)
  return standing === "declined" ? "unconfirmed" : standing
}

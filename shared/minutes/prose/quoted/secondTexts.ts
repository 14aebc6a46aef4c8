import type { State } from "../../../fold/state.ts"
import type { Translation } from "../../../fold/translationState.ts"
import { translationId } from "../../../model/said.ts"
import type { SaidText } from "../../../rules/said/said.ts"
import { saidIn } from "../../../rules/said/saidIn.ts"
import { translationStanding } from "../../../rules/said/standing.ts"
import type { Paragraph, Writing } from "../paragraph.ts"

interface Part {
  heading: string
  paragraphs: Paragraph[]
}

/**
 * Prints below each quotation in another language its translation, or that there is none yet (DOMAIN V7). A panel that
 * translates nothing has nothing of this in its minutes. The time at which a translation becomes unconfirmed is left
 * out, because the minutes would change by themselves.
 */
export function withSecondTexts({ proceedings: { state }, words }: Writing, sections: readonly Part[]): Part[] {
  const translates = Object.keys(state.translations).length > 0
  const byKey = new Map(translates ? saidIn(state).map(said => [said.key, said]) : [])
  const named = state.workspace?.attribution === "named"
  const plain = (text: string): Paragraph => ({ lang: words.lang, text, quoted: false })
  const quoted = (text: string): Paragraph => ({ lang: words.lang, text, quoted: true })
  const below = ({ said: key, ...one }: Paragraph): Paragraph[] => {
    const said = key && one.lang !== words.lang ? byKey.get(key) : undefined
    // A text that its author has changed since is another one than the quoted text.
    if (!said || said.room || said.text !== one.text) return [one]
    const row = translationIn(state, said, words.lang)
    if (!row) return [one, plain(words.second("missing"))]
    // where names stay in the room, the reader is not told which of the two texts is the original
    if (!named) return [quoted(row.text), plain(words.second("other")), one]
    return [one, plain(words.second(kindOf(state, row))), quoted(row.text)]
  }
  return sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: paragraphs.flatMap(below) }))
}

function translationIn({ translations }: State, { key }: SaidText, lang: Writing["words"]["lang"]) {
  const row = translations[translationId(key, lang)]
  return row && row.text !== "" ? row : null
}

function kindOf(
  state: State,
  row: Translation,
): "behind" | "by_author" | "by_interpreter" | "accepted" | "corrected" | "unconfirmed" {
  if (row.behind) return "behind"
  if (row.drafted === "author") return "by_author"
  const standing = translationStanding(state, row, 0)
  return standing === "declined" ? "unconfirmed" : standing
}

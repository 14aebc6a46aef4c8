import type { State } from "../../../fold/state.ts"
import { translationId } from "../../../model/said.ts"
import { saidIn } from "../../../rules/said/saidIn.ts"
import { dayIn } from "../../time/clocks.ts"
import type { Paragraph, Writing } from "../paragraph.ts"
import { type QuotedPart, type SecondKind, secondIn } from "./secondTexts.ts"

/** A translation that came, changed or was answered after the adoption, with the moment. */
interface Later {
  original: Paragraph
  at: number
  /** null if a translation that the adopted minutes print is shown no more */
  second: { kind: SecondKind; text: string } | null
}

/**
 * Renders the translations of quotations that were handed in, corrected or answered after the adoption, each with its
 * date (DOMAIN V7). `now` is the state after all entries; the writing is about the state of the adoption.
 */
export function laterTexts(
  { proceedings: { state: then }, words }: Writing,
  now: State,
  sections: readonly QuotedPart[],
) {
  const named = now.workspace?.attribution === "named"
  const plain = (text: string): Paragraph => ({ lang: words.lang, text, quoted: false })
  const said = new Map(saidIn(now).map(one => [one.key, one]))
  const quoted = new Map(
    sections.flatMap(({ paragraphs }) => paragraphs).flatMap(one => (one.said ? [[one.said, one]] : [])),
  )
  const changed = [...quoted].flatMap(([key, { said: _, ...original }]): Later[] => {
    const text = said.get(key)
    // a translation of an original that was changed or withdrawn since belongs to other words
    if (original.lang === words.lang || !text || text.room || text.text !== original.text) return []
    const [before, second] = [secondIn(then, key, words.lang), secondIn(now, key, words.lang)]
    if (before?.text === second?.text && (!named || before?.kind === second?.kind)) return []
    const row = now.translations[translationId(key, words.lang)]
    return row ? [{ original, at: Math.max(row.at, row.answer?.at ?? 0), second }] : []
  })
  return changed
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ original, at, second }) => {
      const date = dayIn(words.lang, new Date(at).toISOString().slice(0, 10))
      const what = second === null ? "gone" : named ? second.kind : "other"
      return [
        plain(words.later(date, what)),
        original,
        ...(second === null ? [] : [{ lang: words.lang, text: second.text, quoted: true }]),
      ]
    })
}

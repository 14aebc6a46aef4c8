import type { State } from "../../../fold/state.ts"
import { saidIn } from "../../../rules/said/saidIn.ts"
import { dayAt } from "../../time/clocks.ts"
import type { Paragraph, Writing } from "../paragraph.ts"
import { type LaterSecond, laterSecond } from "./laterSecond.ts"
import type { QuotedPart } from "./secondTexts.ts"

/** A quotation whose translation came, changed or was answered after the adoption. */
interface Later extends LaterSecond {
  original: Paragraph
}

/**
 * Renders the translations of quotations that were handed in, corrected or answered after the adoption, each with its
 * date (DOMAIN V7). `now` is the state after all entries; the writing is about the state of the adoption.
 */
export function laterTexts(
  { proceedings: { state: then, session }, words }: Writing,
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
    const later = laterSecond(then, now, key, words.lang)
    return later ? [{ original, ...later }] : []
  })
  return changed
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ original, at, second }) => {
      const date = dayAt(words.lang, at, session.cities[0]?.zone ?? "UTC")
      const what = second === null ? "gone" : named ? second.kind : "other"
      return [
        plain(words.later(date, what)),
        original,
        ...(second === null ? [] : [{ lang: words.lang, text: second.text, quoted: true }]),
      ]
    })
}

import type { State } from "../../../fold/state.ts"
import type { SaidKey } from "../../../model/ids.ts"
import { saidIn } from "../../../rules/said/saidIn.ts"
import { tellsOrigins } from "../../changes/seatsTogether.ts"
import { dayAt } from "../../time/clocks.ts"
import type { Paragraph, Writing } from "../paragraph.ts"
import { type LaterSecond, laterSecond } from "./laterSecond.ts"
import { introducedBy, type QuotedPart } from "./secondTexts.ts"

/** A quotation whose translation came, changed or was answered after the adoption. */
interface Later extends LaterSecond {
  original: Paragraph
}

/**
 * Renders the translations of quotations that were handed in, corrected or answered after the adoption, each with its
 * date (DOMAIN V7). `now` is the state after all entries; the writing is about the state of the adoption.
 */
export function laterTexts(writing: Writing, now: State, sections: readonly QuotedPart[]) {
  const { proceedings, words } = writing
  const { state: then, session } = proceedings
  const named = now.workspace?.attribution === "named"
  const plain = (text: string): Paragraph => ({ lang: words.lang, text, quoted: false })
  const said = new Map(saidIn(now).map(one => [one.key, one]))
  const quoted = new Map(sections.flatMap(({ paragraphs }) => paragraphs).flatMap(one => quotedIn(writing, one)))
  const changed = [...quoted].flatMap(([key, original]): Later[] => {
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
      const what =
        second === null ? words.second("gone") : named ? introducedBy(writing, second.origin) : words.second("other")
      return [
        plain(words.later(date, what)),
        original,
        ...(second === null
          ? []
          : [{ lang: words.lang, text: second.text, quoted: true, ...(named && { origin: second.origin }) }]),
      ]
    })
}

/** Makes a quotation of the words in a paragraph that somebody said: the whole of it, or the reason inside it. */
function quotedIn({ proceedings: { session }, words }: Writing, one: Paragraph): [SaidKey, Paragraph][] {
  const { said, inside, lang, text } = one
  if (said) return [[said, { lang, text, quoted: true }]]
  if (!inside?.said || !tellsOrigins(session)) return []
  return [[inside.said, { lang: inside.lang ?? words.lang, text: inside.text, quoted: true }]]
}

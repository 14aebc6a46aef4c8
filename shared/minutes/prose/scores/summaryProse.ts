import type { Round } from "../../../fold/consensusState.ts"
import { textIn } from "../../proceedings/lookup.ts"
import { proceedingWords } from "../../words/proceeding.ts"
import { type Paragraph, quote, type Writing } from "../paragraph.ts"

/** The summary that somebody wrote for the next round, in the minutes' language if there is one (DOMAIN G8). */
export function summaryProse({ words: { lang } }: Writing, { summaries = {} }: Round): Paragraph[] {
  const written = Object.fromEntries(Object.entries(summaries).map(([of, { text }]) => [of, text]))
  const summary = textIn(written, lang)
  if (summary.text === "") return []
  return [{ lang, text: proceedingWords(lang).summaryOf(), quoted: false, place: "summary" }, quote(summary)]
}

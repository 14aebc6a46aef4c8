import { groupedReasons, type PlacedReason } from "../../rules/round/reasons.ts"
import { reasonKey } from "../../rules/said/inRounds.ts"
import { textIn } from "../proceedings/lookup.ts"
import type { Line } from "../proceedings/proceedings.ts"
import { factWords } from "../words/facts.ts"
import { type Paragraph, quote, type Writing } from "./paragraph.ts"

/**
 * Renders the reasons for the scores of a rating as quotations, in the groups of the secretary, then those in no group
 * (DOMAIN W6). The keys of the sentences do not depend on the groups, so that a sentence that was written anew stays
 * with its reason.
 */
export function scoreReasons({ words, name }: Writing, line: Extract<Line, { kind: "round" }>): Paragraph[] {
  const facts = factWords(words.lang)
  const at = (place: string, text: string): Paragraph => ({ lang: words.lang, text, quoted: false, place })
  const told = (reasons: readonly PlacedReason[]): Paragraph[] =>
    reasons.flatMap(({ place, score, member, lang, reason }) => [
      at(`reason ${place}`, facts.reasonForScore(member && name(member, line.at), score)),
      quote({ lang, text: reason }, reasonKey(line.round.id, member, reason)),
    ])
  const { groups, others } = groupedReasons(line.round)
  if (groups.length === 0) return told(others)
  return [
    ...groups.flatMap(({ title, reasons }, n) => [
      at(`reasons ${n}`, facts.reasonsGrouped(textIn(title, words.lang).text)),
      ...told(reasons),
    ]),
    ...(others.length > 0 ? [at("reasons others", facts.reasonsInNoGroup()), ...told(others)] : []),
  ]
}

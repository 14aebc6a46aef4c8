import type { RevealedAnswer } from "../../../model/consensus/answer.ts"
import type { SideId } from "../../../model/ids.ts"

/** The bands of scores: 1–3, 4–6 and 7–9. */
export type Band = "low" | "mid" | "high"

/** Statistics of scores from 1 to 9 (DOMAIN G1–G3, RAND/UCLA). They inform and decide nothing. */
export interface Statistics {
  /** The number of scores. `outside` counts the answers *outside my field*. */
  n: number
  outside: number
  counts: Record<Band, number>
  median: number
  band: Band
  /** P70 − P30; `iprcp` is the middle between P30 and P70. */
  ipr: number
  iprcp: number
  ipras: number
  /** The disagreement index IPR/IPRAS. `disagreement` is true if it is above 1, computed in whole numbers. */
  di: number
  disagreement: boolean
  /** Disagreement by the classic rule; null if the rule does not define it for `n` scores. */
  classic: boolean | null
}

/** The statistics of scores; null if there is no score. */
export function statistics(scores: readonly (number | null)[]): Statistics | null {
  const sorted = scores.filter(score => score !== null).toSorted((a, b) => a - b)
  if (sorted.length === 0) return null
  const p30 = tenths(sorted, 3)
  const p70 = tenths(sorted, 7)
  const median = tenths(sorted, 5) / 10
  const ipr = (p70 - p30) / 10
  const iprcp = (p30 + p70) / 20
  const ipras = (94 + 3 * Math.abs(100 - p30 - p70)) / 40
  const count = (wanted: Band) => sorted.filter(score => bandOf(score) === wanted).length
  const counts = { low: count("low"), mid: count("mid"), high: count("high") }
  return {
    n: sorted.length,
    outside: scores.length - sorted.length,
    counts,
    median,
    band: bandOf(median),
    ipr,
    iprcp,
    ipras,
    di: ipr / ipras,
    disagreement: 4 * (p70 - p30) > 94 + 3 * Math.abs(100 - p30 - p70),
    classic: classicRule(sorted.length, counts),
  }
}

/** The 30th and the 70th percentile of scores: the middle range of a result. */
export interface Middle {
  p30: number
  p70: number
}

/** The middle range of scores; null if there is no score. */
export function middleOf(scores: readonly (number | null)[]): Middle | null {
  const sorted = scores.filter(score => score !== null).toSorted((a, b) => a - b)
  return sorted.length === 0 ? null : { p30: tenths(sorted, 3) / 10, p70: tenths(sorted, 7) / 10 }
}

/** The scores of a rating in any order; null is *outside my field*. */
export const scoresOf = (answers: readonly RevealedAnswer[]): (number | null)[] =>
  answers.flatMap(({ answer }) => (answer.kind === "rating" ? [answer.score] : []))

/**
 * The median of each side, printed because the index hides a small dissent. Empty if a side has too few answers,
 * because then no answer names its side (DOMAIN H5).
 */
export function sideMedians(answers: readonly RevealedAnswer[]): { side: SideId; median: number }[] {
  const sides = [...new Set(answers.flatMap(({ side }) => side ?? []))]
  return sides.flatMap(side => {
    const of = statistics(scoresOf(answers.filter(answer => answer.side === side)))
    return of ? [{ side, median: of.median }] : []
  })
}

/**
 * The band of a score or median. The median of an even count may be 3.5 or 6.5, which belongs to the higher band, as in
 * RAND/UCLA.
 */
export const bandOf = (score: number): Band => (score < 3.5 ? "low" : score < 6.5 ? "mid" : "high")

/**
 * The type-7 percentile in tenths of a point; `p` is in tenths, too. (n−1)·p/10 has one decimal, so whole numbers
 * suffice and equal spreads compare as equal.
 */
function tenths(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p
  const below = sorted[Math.floor(at / 10)] ?? 0
  const above = sorted[Math.ceil(at / 10)] ?? below
  return below * (10 - (at % 10)) + above * (at % 10)
}

/** Returns disagreement by the classic rule: enough scores of 1–3 and as many of 7–9. */
function classicRule(n: number, { low, high }: Record<Band, number>): boolean | null {
  if (n < 8 || n > 16) return null
  const many = n <= 10 ? 3 : n <= 13 ? 4 : 5
  return low >= many && high >= many
}

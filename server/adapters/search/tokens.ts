import type { MarkedRange } from "../../ports/database/searchIndex.ts"
import { type TextUnit, unitsOf } from "./units.ts"

/** A longer word is cut, in the text and in the query alike. */
const longestWord = 40

/** One run of characters, or one word. */
function runsOf(text: string): TextUnit[][] {
  const runs: TextUnit[][] = []
  for (const unit of unitsOf(text)) {
    const last = runs.at(-1)
    if (!last || unit.starts) runs.push([unit])
    else last.push(unit)
  }
  return runs
}

const joined = (units: readonly TextUnit[]): string => units.map(({ text }) => text).join("")

/** Returns the pairs of neighbouring characters, then the last character alone, so that each character begins a token. */
const pairs = (run: readonly TextUnit[]): string[] => run.map(({ text }, at) => text + (run[at + 1]?.text ?? ""))

/** The tokens of a text in order: words, and pairs of Chinese, Japanese and Korean characters. */
export const tokensOf = (text: string): string[] =>
  runsOf(text).flatMap(run => (run[0]?.isCjk ? pairs(run) : [joined(run).slice(0, longestWord)]))

/** Tokens that must stand side by side. `prefix`: the last one may go on. */
export interface SoughtPhrase {
  tokens: string[]
  prefix: boolean
}

/**
 * The phrases of a query, all of which a text must hold. The last word may go on in the text. Signs and operators of
 * query languages are separators, as in a text.
 */
export function phrasesOf(query: string): SoughtPhrase[] {
  const runs = runsOf(query)
  return runs.map((run, at): SoughtPhrase => {
    if (!run[0]?.isCjk) return { tokens: [joined(run).slice(0, longestWord)], prefix: at === runs.length - 1 }
    if (run.length === 1) return { tokens: [joined(run)], prefix: true }
    return { tokens: pairs(run).slice(0, -1), prefix: false }
  })
}

/** The characters of a text that are marked at once, and those that two such parts share. */
const window = { all: 4000, shared: 1000 } as const

/**
 * The ranges of a text in which the words of a query stand, in order and without overlaps. The text is read until
 * `reach` characters after the first of them.
 */
export function marksOf(text: string, query: string, reach = Infinity): MarkedRange[] {
  const wanted = wantedOf(query)
  const found: MarkedRange[] = []
  let end = Infinity
  for (let from = 0; from < text.length && from < end; from += window.all - window.shared) {
    const to = Math.min(text.length, from + window.all)
    for (const [start, stop] of matchesIn(text.slice(from, to), wanted)) {
      // a word that the window cuts is whole in the window before or after
      if ((start === 0 && from > 0) || (from + stop === to && to < text.length)) continue
      found.push([from + start, from + stop])
      end = Math.min(end, from + start + reach)
    }
    if (to === text.length || to >= end) break
  }
  return merged(found)
}

interface WantedWord {
  folded: string
  isCjk: boolean
  last: boolean
}

const wantedOf = (query: string): WantedWord[] =>
  runsOf(query).map((run, at, all) => ({
    folded: joined(run),
    isCjk: run[0]?.isCjk ?? false,
    last: at === all.length - 1,
  }))

function matchesIn(text: string, wanted: readonly WantedWord[]): MarkedRange[] {
  const found: MarkedRange[] = []
  for (const run of runsOf(text)) {
    const folded = joined(run)
    const places = placesOf(run)
    for (const { folded: word, isCjk, last } of wanted) {
      if (isCjk !== run[0]?.isCjk) continue
      if (!isCjk && !(last ? folded.startsWith(word) : folded === word)) continue
      for (let at = folded.indexOf(word); at >= 0; at = isCjk ? folded.indexOf(word, at + word.length) : -1)
        found.push([places[at]?.from ?? 0, places[at + word.length - 1]?.to ?? 0])
    }
  }
  return found
}

/** Lists the unit of each UTF-16 unit of a run, so that a match finds its place in the text without a walk. */
const placesOf = (run: readonly TextUnit[]): TextUnit[] =>
  run.flatMap(unit => Array.from({ length: unit.text.length }, () => unit))

function merged(ranges: MarkedRange[]): MarkedRange[] {
  const out: MarkedRange[] = []
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1)
    if (last && from <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], to)]
    else out.push([from, to])
  }
  return out
}

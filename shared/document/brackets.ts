import type * as Y from "yjs"
import { readNote, type Span } from "./readers.ts"

/** Contested alternatives that are left visible in a text: `[A | B]`, or `［A｜B］` as an input method writes it. */
export interface Bracket extends Span {
  alternatives: string[]
}

const opens = "[［"
const closes = "]］"
const bars = "|｜"

/**
 * Returns all brackets of a text in the order of their first character, including brackets inside others. A bracket
 * needs a bar: "[1]" is a citation.
 */
export function findBrackets(text: string): Bracket[] {
  const found: Bracket[] = []
  const begun: { from: number; cuts: number[] }[] = []
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (opens.includes(sign)) begun.push({ from: at, cuts: [] })
    else if (bars.includes(sign)) begun.at(-1)?.cuts.push(at)
    else if (closes.includes(sign)) {
      const last = begun.pop()
      if (last && last.cuts.length > 0) found.push(close(text, last.from, last.cuts, at))
    }
  }
  return found.toSorted((a, b) => a.from - b.from)
}

export const countBrackets = (text: string): number => findBrackets(text).length

/**
 * Returns the brackets of a note. Each block is searched alone, so that an unmatched bracket sign in one paragraph does
 * not pair with a sign in the next.
 */
export const noteBrackets = (doc: Y.Doc): Bracket[] =>
  readNote(doc).blocks.flatMap(block =>
    findBrackets(block.text).map(bracket => ({
      ...bracket,
      from: block.from + bracket.from,
      to: block.from + bracket.to,
    })),
  )

function close(text: string, from: number, cuts: number[], end: number): Bracket {
  const starts = [from, ...cuts]
  const ends = [...cuts, end]
  return { from, to: end + 1, alternatives: starts.map((start, i) => text.slice(start + 1, ends[i]).trim()) }
}

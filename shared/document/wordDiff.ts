import { diffArrays } from "diff/lib/diff/array.js"
import type { Lang } from "../model/terms.ts"

export interface Change {
  is: "same" | "added" | "removed"
  text: string
}

/**
 * The greatest number of words that may be removed and added. If two texts differ more, the whole text counts as
 * replaced.
 */
const mostChanged = 1_500

/**
 * Splits a text into words by the rules of its language, because Chinese and Japanese write no spaces between words.
 */
export function wordsOf(text: string, lang: Lang): string[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: "word" })
  return Array.from(segmenter.segment(text.normalize("NFC")), ({ segment }) => segment)
}

/**
 * Returns the changes from one wording to another, word by word. Adjacent words with the same change form one piece.
 */
export function wordDiff(before: string, now: string, lang: Lang): Change[] {
  const a = wordsOf(before, lang)
  const b = wordsOf(now, lang)
  const found = diffArrays(a, b, { maxEditLength: mostChanged })
  if (!found) return joined([removed(a), added(b)].filter(({ text }) => text !== ""))
  return joined(found.map(({ value, ...is }) => (is.added ? added : is.removed ? removed : same)(value)))
}

const pieceOf =
  (is: Change["is"]) =>
  (words: readonly string[]): Change => ({ is, text: words.join("") })
const same = pieceOf("same")
const removed = pieceOf("removed")
const added = pieceOf("added")

function joined(changes: readonly Change[]): Change[] {
  const pieces: Change[] = []
  for (const change of changes) {
    const last = pieces.at(-1)
    if (last?.is === change.is) last.text += change.text
    else pieces.push({ ...change })
  }
  return pieces
}

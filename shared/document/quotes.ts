import type { Anchor } from "../model/anchor.ts"
import { composed } from "./composed.ts"
import type { Span } from "./readers.ts"

/**
 * A shorter quote, such as "the" or 合意, occurs in many texts. Such a quote needs matching context even if it occurs
 * only once in the note.
 */
const shortQuoteChars = 8
/** Characters of context that must match if the quote is short, or if its old place holds different text. */
const contextChars = 8

type Quote = Pick<Anchor, "exact" | "before" | "after">

/**
 * Finds the occurrence of an anchor's quote whose context matches best. Text and quote are compared in Unicode normal
 * form C, because a paste may change the form. `anywhere`: the passage's old place is empty, so a long quote counts
 * even without its context. `same-context`: the old place holds different text, so the context must match.
 */
export function findQuote(text: string, quote: Quote, where: "anywhere" | "same-context"): Span | null {
  const there = composed(text)
  const nfc = (part: string) => part.normalize("NFC")
  const same = { exact: nfc(quote.exact), before: nfc(quote.before), after: nfc(quote.after) }
  const found = findExactly(there.text, same, where)
  return found && there.spanOf(found)
}

function findExactly(text: string, { exact, before, after }: Quote, where: "anywhere" | "same-context"): Span | null {
  const needed = Math.min(contextChars, before.length + after.length)
  let best = { at: -1, score: -1 }
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const score = agreeLeft(text, at, before) + agreeRight(text, at + exact.length, after)
    if (score > best.score) best = { at, score }
  }
  const enough = where === "anywhere" && exact.length >= shortQuoteChars ? 0 : needed
  return best.at < 0 || best.score < enough ? null : { from: best.at, to: best.at + exact.length }
}

export function agreeLeft(text: string, at: number, before: string): number {
  let n = 0
  while (n < before.length && n < at && text[at - 1 - n] === before[before.length - 1 - n]) n++
  return n
}

export function agreeRight(text: string, at: number, after: string): number {
  let n = 0
  while (n < after.length && text[at + n] === after[n]) n++
  return n
}

import type { Anchor } from "../model/anchor.ts"
import { findBrackets } from "./brackets.ts"
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
 * even without its context. `same-context`: the old place holds different text, so the context must match. `near`: the
 * offset of the old place, null if it is gone; an occurrence there comes before a twin elsewhere.
 */
export function findQuote(
  text: string,
  quote: Quote,
  where: "anywhere" | "same-context",
  near: number | null,
): Span | null {
  const there = composed(text)
  const nfc = (part: string) => part.normalize("NFC")
  const same = { exact: nfc(quote.exact), before: nfc(quote.before), after: nfc(quote.after) }
  const needed = Math.min(contextChars, same.before.length + same.after.length)
  const enough = where === "anywhere" && same.exact.length >= shortQuoteChars ? 0 : needed
  const all = occurrences(there.text, same).map(({ score, ...found }) => ({ score, ...there.spanOf(found) }))
  const here = near === null ? undefined : atFormerPlace(text, all, near, enough, where === "anywhere")
  const best =
    here ?? all.reduce<Found | undefined>((one, next) => (!one || next.score > one.score ? next : one), undefined)
  return best && (best === here || best.score >= enough) ? { from: best.from, to: best.to } : null
}

/** An occurrence of a quote; `score`: the characters of its context that match */
type Found = Span & { score: number }

function occurrences(text: string, { exact, before, after }: Quote): Found[] {
  const found: Found[] = []
  for (let from = text.indexOf(exact); from >= 0; from = text.indexOf(exact, from + 1)) {
    const to = from + exact.length
    found.push({ from, to, score: agreeLeft(text, from, before) + agreeRight(text, to, after) })
  }
  return found
}

/**
 * Finds the occurrence that took the former place of a passage, in the same block. Words that were put into brackets
 * are at their place, whatever stands in the rest of the note; a place that holds other words has no such occurrence. Other occurrences of the block need the same context as
 * those elsewhere.
 */
function atFormerPlace(
  text: string,
  all: readonly Found[],
  near: number,
  enough: number,
  isEmpty: boolean,
): Found | undefined {
  const from = text.lastIndexOf("\n", near - 1) + 1
  const end = text.indexOf("\n", near)
  const to = end < 0 ? text.length : end
  const brackets = findBrackets(text.slice(from, to)).map(one => ({ from: one.from + from, to: one.to + from }))
  const holds = (span: Span, at: number) => span.from <= at && at <= span.to
  const isAtPlace = (one: Found) =>
    one.to === near ||
    one.from === near ||
    brackets.some(span => holds(span, near) && holds(span, one.from) && holds(span, one.to))
  return all
    .filter(one => from <= one.from && one.to <= to && ((isEmpty && isAtPlace(one)) || one.score >= enough))
    .toSorted((a, b) => Number(isAtPlace(b)) - Number(isAtPlace(a)) || distance(a, near) - distance(b, near))[0]
}

const distance = ({ from, to }: Span, at: number): number => (at < from ? from - at : at > to ? at - to : 0)

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

import type { Anchor } from "../model/anchor.ts"
import { composed } from "./composed.ts"
import type { Span } from "./readers.ts"

/** Below this many characters a lone occurrence elsewhere says nothing: "the" or 合意 is found in any text. */
const telling = 8
/** Characters of context that must agree for a short quote, or for one whose old place still holds other words. */
const agreeing = 8

type Quote = Pick<Anchor, "exact" | "before" | "after">

/**
 * The quote of an anchor in a text, in whatever Unicode normal form either is (a paste may change it), the occurrence whose surroundings agree best. `anywhere`: the old place is empty,
 * so a lone or long quote counts wherever it stands; `same-context`: words still stand at the old place, so only an
 * occurrence with its surroundings is the passage itself.
 */
export function findQuote(text: string, quote: Quote, where: "anywhere" | "same-context"): Span | null {
  const there = composed(text)
  const nfc = (part: string) => part.normalize("NFC")
  const same = { exact: nfc(quote.exact), before: nfc(quote.before), after: nfc(quote.after) }
  const found = findExactly(there.text, same, where)
  return found && there.spanOf(found)
}

function findExactly(text: string, { exact, before, after }: Quote, where: "anywhere" | "same-context"): Span | null {
  const needed = Math.min(agreeing, before.length + after.length)
  let best = { at: -1, score: -1 }
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const score = agreeLeft(text, at, before) + agreeRight(text, at + exact.length, after)
    if (score > best.score) best = { at, score }
  }
  const enough = where === "anywhere" && exact.length >= telling ? 0 : needed
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

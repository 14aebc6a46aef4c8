import { wordDiff, wordsOf } from "../../../document/wordDiff.ts"
import { isLatin, type Lang } from "../../../model/terms.ts"

/** Why a correction is no erratum: it changes a number, a negation, or more than a tenth of the words. */
export type AmendingWhy = "number" | "negation" | "words"

/** Digits with their separators, English number words, and Chinese and Japanese numerals. */
const numbers = new RegExp(
  [
    "\\d+(?:[.,:/]\\d+)*",
    "\\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen" +
      "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen" +
      "|once|twice|thrice|single|double|triple|half|halves|quarter|first|second|third|fourth|fifth|sixth|seventh" +
      "|eighth|ninth|tenth|\\w+tieth|\\w+teenth|hundredth|thousandth)s?\\b",
    "[〇零一二三四五六七八九十百千万萬亿億兆两兩半倍]",
  ].join("|"),
  "gu",
)

const negations = new RegExp(
  [
    "\\b(?:not|no|never|none|nor|neither|nobody|nothing|nowhere|without|cannot|unless|except|excluding|non)\\b|n't\\b",
    "[不没沒无無非未勿莫否]",
    "ない|なかっ|なく|なし|ません|まい|ぬ|ざる|ず(?![っつ])",
  ].join("|"),
  "gu",
)

/** Normalises a text, so that width and case make no difference. */
const plain = (text: string): string => text.normalize("NFKC").replaceAll("’", "'").toLowerCase()

const signs = (text: string, of: RegExp): string => (plain(text).match(of) ?? []).join(" ")

/**
 * Why another wording changes the sense of a text; null if it does not. Digits and number words differ, so replacing 2
 * by "two" counts as a change. Chinese and Japanese words count by their characters.
 */
export function amendingWhy(before: string, now: string, lang: Lang): AmendingWhy | null {
  if (signs(before, numbers) !== signs(now, numbers)) return "number"
  if (signs(before, negations) !== signs(now, negations)) return "negation"
  const { of, changed } = wordsChanged(before, now, lang)
  return changed * 10 > of ? "words" : null
}

/** The number of words in a text, and how many of them changed: the added or the removed words, whichever are more. */
export function wordsChanged(before: string, now: string, lang: Lang): { of: number; changed: number } {
  const weigh = (text: string) => weightOf(text, lang)
  const sums = { same: 0, added: 0, removed: 0 }
  for (const { is, text } of wordDiff(spaced(before, lang), spaced(now, lang), lang)) sums[is] += weigh(text)
  return { of: sums.same + sums.removed, changed: Math.max(sums.added, sums.removed) }
}

const isWord = (segment: string): boolean => /[\p{L}\p{N}]/u.test(segment)

/** The words of a text without punctuation and line ends, which make no difference. */
const spaced = (text: string, lang: Lang): string => wordsOf(plain(text), lang).filter(isWord).join(" ")

const weightOf = (text: string, lang: Lang): number => {
  const words = wordsOf(text, lang).filter(isWord)
  return isLatin(lang) ? words.length : words.join("").length
}

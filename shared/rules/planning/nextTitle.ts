import { languages } from "../../model/terms.ts"
import type { Title } from "../../model/texts.ts"

const digits = "零一二三四五六七八九"

/** Parses a Chinese or Japanese number up to 99, e.g. 十二 as 12. */
function numberOf(han: string): number {
  const [tens = "", ones] = han.includes("十") ? han.split("十") : ["零", han]
  return (tens === "" ? 1 : digits.indexOf(tens)) * 10 + (ones ? digits.indexOf(ones) : 0)
}

function inHan(n: number): string {
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${n % 10 > 0 ? digits[n % 10] : ""}`
}

/**
 * Matches "Session 1", 第1回 and 第一次. Only numbers that count sessions match, so that neither a year nor the 3 in "of 3"
 * is increased.
 */
const counts =
  /((?:\b(?:session|meeting|part)\s+|第\s*))(\d{1,3}(?!\d)|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])/i

const countedOn = (text: string): string =>
  text.replace(counts, (_, before: string, n: string) => {
    const next = (/\d/.test(n) ? Number(n) : numberOf(n)) + 1
    return before + (/\d/.test(n) || next > 99 ? String(next) : inHan(next))
  })

/**
 * The title of a linked session: the title of the session before it, with the next free number. A title without a
 * number is not changed.
 */
export function nextTitle(title: Title, taken: readonly Title[]): Title {
  const next: Title = {}
  for (const lang of languages) {
    const text = title[lang]
    if (text !== undefined) next[lang] = countedOn(text)
  }
  const same = (one: Title, other: Title) => languages.every(lang => one[lang] === other[lang])
  if (same(next, title)) return title
  return taken.some(one => same(one, next)) ? nextTitle(next, taken) : next
}

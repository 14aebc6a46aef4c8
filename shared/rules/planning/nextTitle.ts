import { languages } from "../../model/terms.ts"
import type { Title } from "../../model/texts.ts"

const digits = "零一二三四五六七八九"

/** 十二 as 12; Chinese and Japanese titles count like this up to 99. */
function numberOf(han: string): number {
  const [tens = "", ones] = han.includes("十") ? han.split("十") : ["零", han]
  return (tens === "" ? 1 : digits.indexOf(tens)) * 10 + (ones ? digits.indexOf(ones) : 0)
}

function inHan(n: number): string {
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${n % 10 > 0 ? digits[n % 10] : ""}`
}

/** "Session 1", 第1回, 第一次: only numbers that count sessions, so that a year or an "of 3" is not counted on. */
const counts =
  /((?:\b(?:session|meeting|part)\s+|第\s*))(\d{1,3}(?!\d)|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])/i

const countedOn = (text: string): string =>
  text.replace(counts, (_, before: string, n: string) => {
    const next = (/\d/.test(n) ? Number(n) : numberOf(n)) + 1
    return before + (/\d/.test(n) || next > 99 ? String(next) : inHan(next))
  })

/**
 * The title of a linked session: its forerunner's title with the next number that is free; a title without a number
 * stays.
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

import { isLatin, type Lang } from "../../model/terms.ts"

/** A reason why a translation looks wrong. A page asks about it and never refuses it. */
export type Odd = "script" | "length"

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const han = /\p{Script=Han}/gu
const latin = /\p{Script=Latin}/gu

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0

/** Returns whether a text may be in a language, as far as its script tells. Numbers and short names fit any language. */
export function fitsScript(text: string, lang: Lang): boolean {
  const [latins, hans] = [count(text, latin), count(text, han)]
  const kanas = count(text, new RegExp(kana, "gu"))
  if (latins + hans + kanas < fewestLetters) return true
  if (isLatin(lang)) return latins >= hans + kanas
  // Japanese of some length has kana, and Chinese has none.
  if (lang === "ja") return kanas > 0 || (hans > 0 && hans < withoutKana)
  return kanas * 8 < hans || (kanas === 0 && hans > 0)
}
const fewestLetters = 6
const withoutKana = 16

/** About how much a text says: a Chinese character or a kana counts for as much as two and a half Latin letters. */
const weight = (text: string): number => {
  const dense = count(text, han) + count(text, new RegExp(kana, "gu"))
  return dense * 2.5 + (Array.from(text).length - dense)
}

/** The reason why a translation looks wrong beside its original; null if it looks right. */
export function oddText(text: string, lang: Lang, original: string): Odd | null {
  if (!fitsScript(text, lang)) return "script"
  const [here, there] = [weight(text.trim()), weight(original.trim())]
  const [less, more] = [Math.min(here, there), Math.max(here, there)]
  return more > few && less * 3 < more ? "length" : null
}
const few = 60

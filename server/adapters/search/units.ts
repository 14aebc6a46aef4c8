import { hash } from "node:crypto"
import { Converter } from "opencc-js/t2cn"

/**
 * The parts of a text that a search compares: characters of Chinese, Japanese and Korean, and letters of words.
 * `starts` is true if a new run of characters or a new word begins.
 */
export interface TextUnit {
  text: string
  from: number
  to: number
  isCjk: boolean
  starts: boolean
}

const simplify = Converter({ from: "t", to: "cn" })
const simplified = new Map<string, string>()

/**
 * Converts one character to its simplified form, without its neighbours: so a character gives the same result in every
 * context.
 */
function simple(character: string): string {
  const known = simplified.get(character)
  if (known !== undefined) return known
  const made = simplify(character)
  simplified.set(character, made)
  return made
}

/** The Chinese characters whose conversion is compared. */
const compared = { from: 0x3400, to: 0x9fff } as const

/**
 * Names how characters are folded now. Another version of ICU or of the conversion between the two Chinese scripts may
 * make other tokens of the same text.
 */
export function foldingNow(): string {
  const all = Array.from({ length: compared.to - compared.from + 1 }, (_, n) => String.fromCodePoint(compared.from + n))
  return `${process.versions.icu} ${hash("sha256", simplify(all.join(" ")))}`
}

const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc\u3005\u3006]/u
const wordly = /^[\p{L}\p{N}]/u
const space = /^\s+$/u
/** Matches a character with the marks that follow it, also the half-width marks of kana. */
const characters = /[\s\S][\p{M}\uFF9E\uFF9F]{0,8}\p{M}*/gu

/** Folds width, case, accents, the two kana and the two Chinese scripts. */
function fold(character: string): string {
  const plain = character.normalize("NFKC").toLowerCase()
  if (!cjk.test(plain)) return plain.normalize("NFKD").replace(/\p{M}+/gu, "")
  let folded = ""
  for (const one of plain) {
    const code = one.codePointAt(0) ?? 0
    folded += code >= 0x30a1 && code <= 0x30f6 ? String.fromCodePoint(code - 0x60) : simple(one)
  }
  return folded
}

/** Splits a text into units. A space between two characters of Chinese, Japanese or Korean does not end their run. */
export function unitsOf(text: string): TextUnit[] {
  const units: TextUnit[] = []
  let before: "cjk" | "word" | null = null
  let spaced = false
  for (const match of text.matchAll(characters)) {
    const [character] = match
    if (space.test(character)) {
      spaced = true
      continue
    }
    const from = match.index
    const to = from + character.length
    for (const folded of fold(character)) {
      const isCjk = cjk.test(folded)
      if (!isCjk && !wordly.test(folded)) {
        before = null
        continue
      }
      const now = isCjk ? "cjk" : "word"
      const starts: boolean = before !== now || (spaced && !isCjk)
      units.push({ text: folded, from, to, isCjk, starts })
      before = now
      spaced = false
    }
    spaced = false
  }
  return units
}

import type { Lang } from "../../../shared/model/terms.ts"

/**
 * Decodes a spreadsheet's file, which does not state its encoding. Tries UTF-8, then the encodings of spreadsheet
 * programs on Windows for Chinese, Japanese and Western languages. `langs`: the languages to expect.
 */
export function fileText(bytes: ArrayBuffer, langs: readonly Lang[]): string {
  const utf8 = readAs("utf-8", bytes)
  if (utf8 !== null) return utf8
  const western = new TextDecoder("windows-1252").decode(bytes)
  // Western text has no two adjacent bytes above ASCII, because an accented letter has ASCII letters around it. Text in
  // other scripts has such bytes.
  if (!/[^\0-\x7F]{2}/.test(western) || langs.every(lang => lang === "en")) return western
  const chinese = readAs("gb18030", bytes)
  const japanese = readAs("shift_jis", bytes)
  if (japanese !== null && (chinese === null || isJapanese(japanese, langs))) return japanese
  return chinese ?? western
}

/**
 * Whether a text that decodes without an error both as Chinese and as Japanese is Japanese. Chinese bytes that are
 * decoded as Japanese give many half-width katakana.
 */
const isJapanese = (text: string, langs: readonly Lang[]): boolean =>
  count(text, /[ぁ-ヶ]/g) > count(text, halfWidth) || (langs.includes("ja") && count(text, halfWidth) === 0)

const halfWidth = /[\uFF61-\uFF9F]/g
const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0

function readAs(encoding: string, bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

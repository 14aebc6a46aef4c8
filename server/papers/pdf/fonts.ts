import { findPackageJSON } from "node:module"
import { dirname, join } from "node:path"
import type { Lang } from "../../../shared/model/terms.ts"

/** The packages of Chinese and Japanese fonts, which an administrator's folder may replace. */
const packaged = ["@embedpdf/fonts-sc", "@embedpdf/fonts-jp"]
/** The packages with the letters of names: Latin, Greek, Cyrillic and Vietnamese, and Hangul. */
const letters = ["@embedpdf/fonts-latin", "@embedpdf/fonts-kr"]

/** Finds the fonts of a package. npm may put the package beside Plenary's folder, so its place is resolved. */
function fontsOf(name: string): string[] {
  const manifest = findPackageJSON(name, import.meta.url)
  return manifest === undefined ? [] : [join(dirname(manifest), "fonts")]
}

/**
 * Lists the folders in which fonts for PDF files are looked for: the administrator's folder, or else the packages' Chinese
 * and Japanese fonts, and always the packages with the letters of names. The system's fonts are found in either case.
 */
export const fontFolders = (fontsDir: string | null): string[] => [
  ...(fontsDir === null ? packaged.flatMap(fontsOf) : [fontsDir]),
  ...letters.flatMap(fontsOf),
]

/** The families that have the forms of a language's characters. The first that is found sets its texts. */
export type Families = Readonly<Record<Lang, readonly string[]>>

/**
 * The families of letters. The first sets Latin, Greek and Cyrillic in every language: fonts made for Chinese or Japanese
 * have few of these letters, and put together the others (Ž, ğ, İ) from parts that do not fit. The others set Hangul, once
 * no other family has a character: they have Chinese characters, too, in forms of their own.
 */
export const letterFamilies: readonly string[] = ["Noto Sans", "Noto Sans Korean", "Noto Sans KR"]

const chinese = [
  "Noto Sans S Chinese",
  "Noto Sans SC",
  "Noto Sans CJK SC",
  "Source Han Sans SC",
  "Source Han Sans CN",
  "Noto Serif SC",
  "Noto Serif CJK SC",
  "Source Han Serif SC",
]
const japanese = [
  "Noto Sans Japanese",
  "Noto Sans JP",
  "Noto Sans CJK JP",
  "Source Han Sans",
  "Source Han Sans JP",
  "Noto Serif JP",
  "Noto Serif CJK JP",
  "Source Han Serif",
]

export const families: Families = {
  en: ["Noto Sans", ...chinese, ...japanese, "Libertinus Serif"],
  zh: chinese,
  ja: japanese,
}

import { findPackageJSON } from "node:module"
import { dirname, join } from "node:path"
import type { Lang } from "../../../shared/model/terms.ts"

/** The packages of fonts that come with Plenary. */
const packaged = ["@embedpdf/fonts-sc", "@embedpdf/fonts-jp"]

/** Finds the fonts of a package. npm may put the package beside Plenary's folder, so its place is resolved. */
function fontsOf(name: string): string[] {
  const manifest = findPackageJSON(name, import.meta.url)
  return manifest === undefined ? [] : [join(dirname(manifest), "fonts")]
}

/**
 * Lists the folders in which fonts for PDF files are looked for: the administrator's folder, or else the packages'. The
 * system's fonts are found in either case.
 */
export const fontFolders = (fontsDir: string | null): string[] =>
  fontsDir === null ? packaged.flatMap(fontsOf) : [fontsDir]

/** The families that have the forms of a language's characters. The first that is found sets its texts. */
export type Families = Readonly<Record<Lang, readonly string[]>>

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

/** English is set in the Latin letters of the same fonts, so that three languages side by side look alike. */
export const families: Families = {
  en: [...chinese, ...japanese, "Libertinus Serif"],
  zh: chinese,
  ja: japanese,
}

import { join } from "node:path"
import type { Lang } from "../../../shared/model/terms.ts"

/** The folders of fonts that come with Plenary's packages, below the folder of package.json. */
const packaged = ["node_modules/@embedpdf/fonts-sc/fonts", "node_modules/@embedpdf/fonts-jp/fonts"]

/**
 * Lists the folders in which fonts for PDF files are looked for: the administrator's folder, or else the packages'. The
 * system's fonts are found in either case.
 */
export const fontFolders = (root: string, fontsDir: string | null): string[] =>
  fontsDir === null ? packaged.map(folder => join(root, folder)) : [fontsDir]

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

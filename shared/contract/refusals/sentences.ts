import type { Lang } from "../../model/terms.ts"
import type { Refusal } from "../refusals.ts"
import { refusalsInEnglish } from "./en.ts"
import { refusalsInJapanese } from "./ja.ts"
import type { RefusalCode } from "./statuses.ts"
import { refusalsInChinese } from "./zh.ts"

/**
 * Every refusal as a sentence, placeholders in braces; nothing else words one. For the server and the command line: a
 * page loads the file of its own language alone.
 */
export const sentencesByLanguage: Readonly<Record<Lang, Readonly<Record<RefusalCode, string>>>> = {
  en: refusalsInEnglish,
  zh: refusalsInChinese,
  ja: refusalsInJapanese,
}

/** A refusal in one language, its values as they are. */
export const sentenceOf = ({ code, params }: Refusal, lang: Lang): string =>
  sentencesByLanguage[lang][code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ""))

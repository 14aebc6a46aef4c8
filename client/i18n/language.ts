import { configureLocalization } from "@lit/localize"
import { type Lang, languages } from "../../shared/model/terms.ts"

const locales = {
  zh: () => import("./locales/zh.ts"),
  ja: () => import("./locales/ja.ts"),
}

/** Of the reader's language alone: in three they weigh as much as all other words of a page. */
const refusals = {
  en: async () => (await import("../../shared/contract/refusals/en.ts")).en,
  zh: async () => (await import("../../shared/contract/refusals/zh.ts")).zh,
  ja: async () => (await import("../../shared/contract/refusals/ja.ts")).ja,
}
let sentences: Readonly<Record<string, string>> = {}

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: "en",
  targetLocales: ["zh", "ja"],
  loadLocale: locale => locales[locale === "ja" ? "ja" : "zh"](),
})

export const isLang = (value: unknown): value is Lang => languages.some(lang => lang === value)

/** The interface's language; elements that call `msg` carry `@localized()` or are `Watching`, and follow it. */
export function currentLang(): Lang {
  const locale = getLocale()
  return isLang(locale) ? locale : "en"
}

/** Codes are en, zh, ja; in the DOM `zh` is zh-CN (zh alone lets fonts and screen readers guess). */
export const domLang = (lang: string): string => (lang === "zh" ? "zh-CN" : lang)

/** Loads the language's strings, then turns the page over in one step. */
export async function useLang(lang: Lang): Promise<void> {
  const [words] = await Promise.all([refusals[lang](), lang === "en" || locales[lang]()])
  sentences = words
  await setLocale(lang)
  document.documentElement.lang = domLang(currentLang())
}

/** The sentence of a refusal with its placeholders; of a code that is not in the list, that something failed. */
export const refusalSentence = (code: string): string => sentences[code] ?? sentences["internal"] ?? code

/** The first of the browser's languages that we speak. */
export function browserLang(wished: readonly string[] = navigator.languages): Lang {
  for (const tag of wished) {
    const lang = tag.slice(0, 2).toLowerCase()
    if (isLang(lang)) return lang
  }
  return "en"
}

import { configureLocalization, LOCALE_STATUS_EVENT } from "@lit/localize"
import { isLang, type Lang } from "../../shared/model/terms.ts"

const locales = {
  zh: () => import("./locales/zh.ts"),
  ja: () => import("./locales/ja.ts"),
}

/** Of the reader's language alone: in three they weigh as much as all other words of a page. */
const refusals = {
  en: async () => (await import("../../shared/contract/refusals/en.ts")).refusalsInEnglish,
  zh: async () => (await import("../../shared/contract/refusals/zh.ts")).refusalsInChinese,
  ja: async () => (await import("../../shared/contract/refusals/ja.ts")).refusalsInJapanese,
}
type Sentences = Readonly<Record<string, string>>
let sentences: Sentences | null = null
/** Milliseconds until they are fetched where nobody has touched the page: a page is shown before anything is refused. */
const untouched = 2_000

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: "en",
  targetLocales: ["zh", "ja"],
  loadLocale: locale => locales[locale === "ja" ? "ja" : "zh"](),
})

/** The interface's language; elements that call `msg` carry `@localized()` or are `Watching`, and follow it. */
export function currentLang(): Lang {
  const locale = getLocale()
  return isLang(locale) ? locale : "en"
}

/** Codes are en, zh, ja; in the DOM `zh` is zh-CN (zh alone lets fonts and screen readers guess). */
export const domLang = (lang: string): string => (lang === "zh" ? "zh-CN" : lang)

/** Loads the language's strings, then turns the page over in one step. */
export async function useLang(lang: Lang): Promise<void> {
  const [words] = await Promise.all([sentences && refusals[lang](), lang === "en" || locales[lang]()])
  if (words) sentences = words
  await setLocale(lang)
  document.documentElement.lang = domLang(currentLang())
  if (sentences === null) soon()
}

/** Before the first answer can be a no: at the first touch, or when the page has been shown for a while. */
function soon(): void {
  const fetch = () => void refusalSentences().catch(() => {})
  setTimeout(fetch, untouched)
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, fetch, { once: true, capture: true })
}

/** Settles when the sentences of refusals are there; what shows one already is rendered anew. */
export async function refusalSentences(): Promise<void> {
  if (sentences !== null) return
  const lang = currentLang()
  const words = await refusals[lang]()
  // the reader may have chosen another language meanwhile
  sentences = lang === currentLang() ? words : await refusals[currentLang()]()
  const detail = { status: "ready", readyLocale: currentLang() } as const
  dispatchEvent(new CustomEvent(LOCALE_STATUS_EVENT, { detail }))
}

/** Whether the list has this code; until the list is there, whatever looks like one. */
export const isRefusal = (code: string): boolean =>
  sentences ? Object.hasOwn(sentences, code) : /^[a-z-]+$/.test(code)

/** The sentence of a refusal with its placeholders; of a code that is not in the list, that something failed. */
export function refusalSentence(code: string): string {
  if (sentences) return sentences[code] ?? sentences["internal"] ?? code
  void refusalSentences().catch(() => {})
  return "…"
}

/** The first of the browser's languages that we speak. */
export function browserLang(wished: readonly string[] = navigator.languages): Lang {
  for (const tag of wished) {
    const lang = tag.slice(0, 2).toLowerCase()
    if (isLang(lang)) return lang
  }
  return "en"
}

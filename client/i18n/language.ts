import { isLang, type Lang } from "../../shared/model/terms.ts"
import { fetched } from "../../shared/words/compiled/fetched.ts"
import { langTags } from "../../shared/words/compiled/languages.ts"
import { formatMessage, type Message, type MessageValues } from "../../shared/words/message.ts"
import { currentLang, sayAnew, switchLanguage } from "./msg.ts"

export { currentLang }

/** The refusals in the reader's language only: all languages together weigh as much as the other words of a page. */
let refusals: Readonly<Record<string, Message>> | null = null
/**
 * Milliseconds until they are fetched on a page that nobody touches: a page is shown before anything can be refused.
 */
const untouched = 2_000

/** Counts choices of a language: of two quick choices the later one wins, whichever is loaded first. */
let choices = 0

/** The language code for the DOM: zh-CN for `zh`, because with `zh` alone fonts and screen readers have to guess. */
export const domLang = (lang: string): string => (isLang(lang) ? langTags[lang] : lang)

/** Loads the language's sentences, then switches the whole page in one step. */
export async function useLang(lang: Lang): Promise<void> {
  const choice = ++choices
  const ofLang = fetched[lang]
  const [refused, words] = await Promise.all([refusals && ofLang.refusal(), "page" in ofLang ? ofLang.page() : null])
  if (choice !== choices) return
  if (refused) refusals = refused
  switchLanguage(lang, words)
  document.documentElement.lang = domLang(lang)
  if (refusals === null) soon()
}

/** Fetches the refusals before one can occur: at the first touch, or when the page has been shown for a while. */
function soon(): void {
  const fetch = () => void refusalSentences().catch(() => {})
  setTimeout(fetch, untouched)
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, fetch, { once: true, capture: true })
}

/** Resolves when the sentences of refusals are loaded; elements that already show a refusal render again. */
export async function refusalSentences(): Promise<void> {
  if (refusals !== null) return
  const lang = currentLang()
  const words = await fetched[lang].refusal()
  // The reader may have chosen another language meanwhile.
  refusals = lang === currentLang() ? words : await fetched[currentLang()].refusal()
  sayAnew()
}

/** Whether this code is a known refusal; until the list is loaded, any string in the form of a code. */
export const isRefusal = (code: string): boolean => (refusals ? Object.hasOwn(refusals, code) : /^[a-z-]+$/.test(code))

/** The sentence of a refusal; for an unknown code, that something failed. */
export function refusalSentence(code: string, values: MessageValues): string {
  if (refusals) return formatMessage(refusals[code] ?? refusals["internal"] ?? code, values, currentLang())
  void refusalSentences().catch(() => {})
  return "…"
}

/** The first of the browser's languages that Plenary supports. */
export function browserLang(wished: readonly string[] = navigator.languages): Lang {
  for (const tag of wished) {
    const lang = tag.slice(0, 2).toLowerCase()
    if (isLang(lang)) return lang
  }
  return "en"
}

import { fetched } from "../../generated/words/fetched.ts"
import { langTags } from "../../generated/words/languages.ts"
import { isLang, type Lang } from "../../shared/model/terms.ts"
import { formatMessage, type Message, type MessageValues } from "../../shared/words/message.ts"
import { currentLang, sayAnew, switchLanguage } from "./msg.ts"

export { currentLang }

/**
 * The sentences of refusals in the reader's language; null until they are loaded. Other languages are not loaded,
 * because they would double the page's text.
 */
let refusals: Readonly<Record<string, Message>> | null = null
/**
 * Milliseconds after which a page without input fetches the sentences of refusals. The page's first rendering does not
 * need them.
 */
const untouchedMs = 2_000

/**
 * The number of language choices so far. If a reader chooses twice quickly, only the later choice takes effect, even if
 * its sentences load first.
 */
let choices = 0

/**
 * Returns the language tag for the DOM: zh-CN for `zh`, because fonts and screen readers would have to guess the script
 * of `zh`.
 */
export const domLang = (lang: string): string => (isLang(lang) ? langTags[lang] : lang)

/** Loads a language's sentences, then switches the whole page in one step. */
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

/**
 * Fetches the sentences of refusals before a refusal can occur: at the first pointer or key press, or after
 * `untouchedMs`.
 */
function soon(): void {
  const fetch = () => void refusalSentences().catch(() => {})
  setTimeout(fetch, untouchedMs)
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, fetch, { once: true, capture: true })
}

/** Resolves when the sentences of refusals are loaded. Elements that already show a refusal then render again. */
export async function refusalSentences(): Promise<void> {
  if (refusals !== null) return
  const lang = currentLang()
  const words = await fetched[lang].refusal()
  // The reader may have chosen another language while these sentences were loading.
  refusals = lang === currentLang() ? words : await fetched[currentLang()].refusal()
  sayAnew()
}

/**
 * Whether this code is a known refusal. Until the sentences are loaded, any string in the form of a code counts as
 * known.
 */
export const isRefusal = (code: string): boolean => (refusals ? Object.hasOwn(refusals, code) : /^[a-z-]+$/.test(code))

/**
 * Returns the sentence of a refusal, or "…" while the sentences load. The sentence for an unknown code says that
 * something failed.
 */
export function refusalSentence(code: string, values: MessageValues): string {
  if (refusals) return formatMessage(refusals[code] ?? refusals["internal"] ?? code, values, currentLang())
  void refusalSentences().catch(() => {})
  return "…"
}

/**
 * Returns the first of the browser's languages that Plenary supports. If Plenary supports none of them, returns
 * English.
 */
export function browserLang(wished: readonly string[] = navigator.languages): Lang {
  for (const tag of wished) {
    const lang = tag.slice(0, 2).toLowerCase()
    if (isLang(lang)) return lang
  }
  return "en"
}

import { isLang, type Lang } from "../../shared/model/terms.ts"
import { fetched } from "../../shared/words/compiled/fetched.ts"
import { langTags } from "../../shared/words/compiled/languages.ts"
import { formatMessage, type Message, type MessageValues } from "../../shared/words/message.ts"
import { currentLang, sayAnew, switchLanguage } from "./msg.ts"

export { currentLang }

/** Of the reader's language alone: all of them together weigh as much as the other words of a page. */
let refusals: Readonly<Record<string, Message>> | null = null
/** Milliseconds until they are fetched where nobody has touched the page: a page is shown before anything is refused. */
const untouched = 2_000

/** Counts choices of a language: of two that are made at once the later counts, whichever is fetched first. */
let choices = 0

/** A code in the DOM: `zh` is zh-CN, as zh alone lets fonts and screen readers guess. */
export const domLang = (lang: string): string => (isLang(lang) ? langTags[lang] : lang)

/** Fetches the language's sentences, then turns the page over in one step. */
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

/** Before the first answer can be a no: at the first touch, or when the page has been shown for a while. */
function soon(): void {
  const fetch = () => void refusalSentences().catch(() => {})
  setTimeout(fetch, untouched)
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, fetch, { once: true, capture: true })
}

/** Settles when the sentences of refusals are there; what shows one already is rendered anew. */
export async function refusalSentences(): Promise<void> {
  if (refusals !== null) return
  const lang = currentLang()
  const words = await fetched[lang].refusal()
  // the reader may have chosen another language meanwhile
  refusals = lang === currentLang() ? words : await fetched[currentLang()].refusal()
  sayAnew()
}

/** Whether the list has this code; until the list is there, whatever looks like one. */
export const isRefusal = (code: string): boolean => (refusals ? Object.hasOwn(refusals, code) : /^[a-z-]+$/.test(code))

/** The sentence of a refusal; of a code that is not in the list, that something failed. */
export function refusalSentence(code: string, values: MessageValues): string {
  if (refusals) return formatMessage(refusals[code] ?? refusals["internal"] ?? code, values, currentLang())
  void refusalSentences().catch(() => {})
  return "…"
}

/** The first of the browser's languages that we switchLanguage. */
export function browserLang(wished: readonly string[] = navigator.languages): Lang {
  for (const tag of wished) {
    const lang = tag.slice(0, 2).toLowerCase()
    if (isLang(lang)) return lang
  }
  return "en"
}

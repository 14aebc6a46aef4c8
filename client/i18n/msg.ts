import type { PageParameters } from "../../generated/words/parameters.ts"
import type { Lang } from "../../shared/model/terms.ts"
import { formatMessage, type Message, type MessageValues } from "../../shared/words/message.ts"

type Messages = Readonly<Record<string, Message>>

let lang: Lang = "en"
/** The messages of the current language. Null in English, because the page's code contains the English messages. */
let messages: Messages | null = null
const followers = new Set<() => void>()

/**
 * Returns the language of the interface. When this language changes, all elements that are `@localized()` or `Watching`
 * render again.
 */
export const currentLang = (): Lang => lang

/** Sets the language and its messages, and makes elements render again. */
export function switchLanguage(next: Lang, words: Messages | null): void {
  lang = next
  messages = words
  sayAnew()
}

/** Calls all functions that follow the language, so that elements render again. */
export function sayAnew(): void {
  for (const follower of followers) follower()
}

/** Calls the follower at each change of language, until the returned function is called. */
export function onLanguage(follower: () => void): () => void {
  followers.add(follower)
  return () => void followers.delete(follower)
}

/**
 * Returns a sentence of the catalogue in the interface's language. The build inserts the English message after the id
 * (scripts/words/inlined.ts), so a page contains only the English sentences that it uses.
 */
export function msg<Id extends keyof PageParameters>(id: Id, ...values: PageParameters[Id]): string
export function msg(id: string, english?: Message | MessageValues, values: MessageValues = {}): string {
  const message = messages?.[id] ?? english
  return isMessage(message) ? formatMessage(message, values, lang) : id
}

const isMessage = (value: Message | MessageValues | undefined): value is Message =>
  typeof value === "string" || Array.isArray(value)

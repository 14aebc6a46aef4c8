import type { Lang } from "../../shared/model/terms.ts"
import type { PageParameters } from "../../shared/words/compiled/parameters.ts"
import { formatMessage, type Message, type MessageValues } from "../../shared/words/message.ts"

type Messages = Readonly<Record<string, Message>>

let lang: Lang = "en"
/** Of the language that is spoken; English is in the code of the page. */
let messages: Messages | null = null
const followers = new Set<() => void>()

/** The interface's language; elements that call `msg` carry `@localized()` or are `Watching`, and follow it. */
export const currentLang = (): Lang => lang

/** Changes the language of all that is said from now on. */
export function switchLanguage(next: Lang, words: Messages | null): void {
  lang = next
  messages = words
  sayAnew()
}

/** Asks all that follow the language to say what they say anew. */
export function sayAnew(): void {
  for (const follower of followers) follower()
}

/** Ends when what it gives is called. */
export function onLanguage(follower: () => void): () => void {
  followers.add(follower)
  return () => void followers.delete(follower)
}

/**
 * A sentence of the catalogue in the interface's language. The build puts the English message behind the id
 * (scripts/words/inlined.ts), so that a page holds the English that it says and no more.
 */
export function msg<Id extends keyof PageParameters>(id: Id, ...values: PageParameters[Id]): string
export function msg(id: string, english?: Message | MessageValues, values: MessageValues = {}): string {
  const message = messages?.[id] ?? english
  return isMessage(message) ? formatMessage(message, values, lang) : id
}

const isMessage = (value: Message | MessageValues | undefined): value is Message =>
  typeof value === "string" || Array.isArray(value)

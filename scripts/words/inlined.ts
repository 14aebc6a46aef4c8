import { join, resolve } from "node:path"
import type { Plugin } from "vite"
import { readCatalogues, sourceLang } from "./catalogue.ts"
import { checkedCatalogues } from "./checked.ts"

const folder = resolve(import.meta.dirname, "../../shared/words")
const { languages } = checkedCatalogues(readCatalogues(folder))
const messages = languages.find(one => one.language.code === sourceLang)?.messages.page ?? {}

/**
 * Replaces `msg("id", values)` by `msg("id", message, values)`. If the code completes the id at run time, it inserts a
 * table of the messages by the end of the id.
 */
const withMessages = (code: string): string =>
  code
    .replaceAll(/\bmsg\(\s*"([\w.-]+)"/g, (call, id: string) => {
      const message = messages[id]
      if (message === undefined) throw new Error(`${join(folder, sourceLang)}.json has no page ${id}`)
      return `${call}, ${JSON.stringify(message)}`
    })
    .replaceAll(/\bmsg\(\s*`([\w.-]+\.)\$\{([\w.]+)\}`/g, (call, beginning: string, end: string) => {
      const begun = Object.entries(messages).filter(([id]) => id.startsWith(beginning))
      const byEnd = Object.fromEntries(begun.map(([id, message]) => [id.slice(beginning.length), message]))
      return `${call}, (${JSON.stringify(byEnd)})[${end}]`
    })

/** Writes the English sentences of a page into its code. Other languages are imported as a whole; English never is. */
export const inlined: Plugin = {
  name: "words",
  enforce: "pre",
  transform: {
    filter: { id: /\/client\/[^?]*\.ts(\?(?!raw)|$)/, code: /\bmsg\(/ },
    handler: code => ({ code: withMessages(code), map: null }),
  },
}

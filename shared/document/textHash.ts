import type { Lang } from "../model/terms.ts"

/**
 * SHA-256 of the text's UTF-8, in hex: node:crypto on the server, lib0's in the page (crypto.subtle is missing where a
 * page is served by plain HTTP, as in a meeting room's own network).
 */
export type Sha256 = (text: string) => string

/**
 * What a proposer saw: all of a statement's texts. Canonical JSON (RFC 8785: keys in order) of the NFC texts sorted by
 * language, so that both ends get one hash whatever order they hold the texts in.
 */
export function statementHash(texts: readonly { lang: Lang; text: string }[], sha256: Sha256): string {
  const sorted = texts.toSorted((a, b) => (a.lang < b.lang ? -1 : a.lang > b.lang ? 1 : 0))
  return sha256(JSON.stringify(sorted.map(({ lang, text }) => ({ lang, text: text.normalize("NFC") }))))
}

/** What a confirmer saw: one language's text. */
export const textHash = (text: string, sha256: Sha256): string => sha256(text.normalize("NFC"))

import type { Lang } from "../model/terms.ts"

/**
 * SHA-256 of the text's UTF-8, in hex. The server passes node:crypto, the page passes lib0: crypto.subtle is missing on
 * plain HTTP, as in a meeting room's own network.
 */
export type TextDigest = (text: string) => string

/**
 * The hash of all texts of a statement, which a proposer states as seen. It is of canonical JSON (RFC 8785) of the NFC
 * texts sorted by language, so that both ends get the same hash in whatever order they hold the texts.
 */
export function statementHash(texts: readonly { lang: Lang; text: string }[], sha256: TextDigest): string {
  const sorted = texts.toSorted((a, b) => (a.lang < b.lang ? -1 : a.lang > b.lang ? 1 : 0))
  return sha256(JSON.stringify(sorted.map(({ lang, text }) => ({ lang, text: text.normalize("NFC") }))))
}

/** The hash of one language's text, which a confirmer states as seen. */
export const textHash = (text: string, sha256: TextDigest): string => sha256(text.normalize("NFC"))

import type { Lang } from "../model/terms.ts"

/** SHA-256 of the text's UTF-8, in hex; node:crypto on the server, crypto.subtle in the page. */
export type Sha256 = (text: string) => Promise<string> | string

/**
 * What a proposer saw: all of a statement's texts. Canonical JSON (RFC 8785: keys in order) of the NFC texts sorted by
 * language, so that both ends get one hash whatever order they hold the texts in.
 */
export async function statementHash(texts: readonly { lang: Lang; text: string }[], sha256: Sha256): Promise<string> {
  const sorted = texts.toSorted((a, b) => (a.lang < b.lang ? -1 : a.lang > b.lang ? 1 : 0))
  return sha256(JSON.stringify(sorted.map(({ lang, text }) => ({ lang, text: text.normalize("NFC") }))))
}

import { digest } from "lib0/hash/sha256"
import type { Lang } from "../model/terms.ts"

/**
 * Returns the SHA-256 of the text's UTF-8, in hex. The server passes node:crypto. The page passes lib0, because
 * crypto.subtle is missing on plain HTTP, e.g. in a local network.
 */
export type TextDigest = (text: string) => string

/** Hashes a text on a page. */
export const sha256Here: TextDigest = text =>
  Array.from(digest(new TextEncoder().encode(text)), byte => byte.toString(16).padStart(2, "0")).join("")

/**
 * Returns the hash of all texts of a statement. A proposer sends the hash to say which texts they saw. It is made from
 * canonical JSON (RFC 8785) of the NFC texts, sorted by language. So page and server get the same hash, whatever the
 * order of the texts.
 */
export function statementHash(texts: readonly { lang: Lang; text: string }[], sha256: TextDigest): string {
  const sorted = texts.toSorted((a, b) => (a.lang < b.lang ? -1 : a.lang > b.lang ? 1 : 0))
  return sha256(JSON.stringify(sorted.map(({ lang, text }) => ({ lang, text: text.normalize("NFC") }))))
}

/**
 * Returns the hash of one language's text. A member who confirms the text sends the hash to say which text they saw.
 */
export const textHash = (text: string, sha256: TextDigest): string => sha256(text.normalize("NFC"))

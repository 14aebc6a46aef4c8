import { digest } from "lib0/hash/sha256"
import type { TextDigest } from "../../../shared/document/textHash.ts"

/**
 * Hashes a text on this page. It does not use crypto.subtle, because browsers withhold crypto.subtle from pages over
 * plain HTTP.
 */
export const sha256Here: TextDigest = text =>
  Array.from(digest(new TextEncoder().encode(text)), byte => byte.toString(16).padStart(2, "0")).join("")

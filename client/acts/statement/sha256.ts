import { digest } from "lib0/hash/sha256"
import type { TextDigest } from "../../../shared/document/textHash.ts"

/** Hashes the words on this screen. crypto.subtle is not used: a browser withholds it from pages over plain HTTP. */
export const sha256Here: TextDigest = text =>
  Array.from(digest(new TextEncoder().encode(text)), byte => byte.toString(16).padStart(2, "0")).join("")

import { digest } from "lib0/hash/sha256"
import type { TextDigest } from "../../../shared/document/textHash.ts"

/** Of what stands on this screen. Not crypto.subtle: it is missing where a page comes over plain HTTP. */
export const sha256Here: TextDigest = text =>
  Array.from(digest(new TextEncoder().encode(text)), byte => byte.toString(16).padStart(2, "0")).join("")

import { canonical, type Sha256 } from "./chain.ts"

/** The digits of Crockford's base 32. I, L, O and U are missing, because they are misread on paper. */
const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

const isFingerprint = /^[0-9A-HJKMNP-TV-Z]{32}$/

/**
 * The length of a fingerprint. With these 160 bits nobody can make two bundles with the same fingerprint, not even the
 * holder of the key.
 */
const fingerprintChars = 32

/**
 * Returns the printed form of a public key and an entry's hash together: 32 characters in groups of four. A reader who
 * has it needs neither the key nor the hash from another source.
 */
export function fingerprintOf(sha256: Sha256, publicKey: string, hash: string): string {
  let bits = BigInt(`0x${sha256(canonical(["plenary fingerprint", publicKey, hash])).slice(0, 40)}`)
  let text = ""
  for (let n = 0; n < fingerprintChars; n++) {
    text = digits.charAt(Number(bits & 31n)) + text
    bits >>= 5n
  }
  return text.replace(/.{4}(?=.)/g, "$&-")
}

/** Reads a fingerprint that somebody typed, pasted or scanned. Null if the text is not a fingerprint. */
export function readFingerprint(typed: string): string | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1")
  return isFingerprint.test(text) ? text.replace(/.{4}(?=.)/g, "$&-") : null
}

import { canonical, type Sha256 } from "./chain.ts"

/** Crockford's base 32: no I, L, O or U, which are misread on paper. */
const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

const isFingerprint = /^[0-9A-HJKMNP-TV-Z]{32}$/

/** 160 bits: no two bundles can be made to share one, not even by who holds the key. */
const length = 32

/**
 * Key and head together, as it is printed: 32 characters in groups of four. Whoever has it needs neither the key nor the
 * hash from elsewhere.
 */
export function fingerprintOf(sha256: Sha256, publicKey: string, hash: string): string {
  let bits = BigInt(`0x${sha256(canonical(["plenary fingerprint", publicKey, hash])).slice(0, 40)}`)
  let text = ""
  for (let n = 0; n < length; n++) {
    text = digits.charAt(Number(bits & 31n)) + text
    bits >>= 5n
  }
  return text.replace(/.{4}(?=.)/g, "$&-")
}

/** A fingerprint as somebody typed, pasted or scanned it; null: it is none. */
export function readFingerprint(typed: string): string | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1")
  return isFingerprint.test(text) ? text.replace(/.{4}(?=.)/g, "$&-") : null
}

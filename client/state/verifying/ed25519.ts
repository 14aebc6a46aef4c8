import { Point } from "@noble/ed25519"
import { sha256, sha512 } from "@noble/hashes/sha2.js"
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import type { Tools } from "../../../shared/record/verify.ts"

/** The order of the base point. */
const order = 2n ** 252n + 27742317777372353535851937790883648493n

const fromLittleEndian = (bytes: Uint8Array): bigint => BigInt(`0x${bytesToHex(bytes.toReversed())}`)

/**
 * Checks a signature by the equation of docs/EVIDENCE.md, without the cofactor. `verify` has looked at the bytes of the
 * key and the signature before.
 */
function ed25519(publicKey: string, text: string, signature: string): boolean {
  try {
    const [r, s] = [hexToBytes(signature.slice(0, 64)), fromLittleEndian(hexToBytes(signature.slice(64)))]
    const digest = sha512(concatBytes(r, hexToBytes(publicKey), utf8ToBytes(text)))
    const point = Point.fromHex(publicKey).multiply(fromLittleEndian(digest) % order, false)
    return Point.BASE.multiply(s, false).subtract(point).toHex() === signature.slice(0, 64)
  } catch {
    // the key is no point of the curve
    return false
  }
}

/** Hashes and checks signatures in any browser, even if the page was loaded over plain HTTP. */
export const tools: Tools = { sha256: text => bytesToHex(sha256(utf8ToBytes(text))), ed25519 }

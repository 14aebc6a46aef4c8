import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto"
import * as z from "zod"

const algorithm = "aes-256-gcm"
const nonceBytes = 12
const tagBytes = 16

/** The key pair of a process. The private key exists only in memory, while the process runs. */
export interface KeyPair {
  publicKey: string
  privateKey: KeyObject
}

/** A secret that only the holder of a private key can read, as base64. */
export const Box = z.strictObject({ from: z.string(), sealed: z.string() })
type Box = z.infer<typeof Box>

const Jwk = z.object({ x: z.string() })

export function newKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync("x25519")
  return { publicKey: Jwk.parse(publicKey.export({ format: "jwk" })).x, privateKey }
}

/**
 * Encrypts a secret for a public key, with a new key pair for each box (X25519, HKDF-SHA256, AES-256-GCM). `shared` is
 * a secret that all processes have but that is not in the database. Without `shared`, nobody can open a box that was
 * made for a public key of their own.
 */
export function boxFor(publicKey: string, secret: Buffer, about: string, shared: string): Box {
  const own = newKeyPair()
  const nonce = randomBytes(nonceBytes)
  const key = agreed(own.privateKey, publicKey, [own.publicKey, publicKey, shared])
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
  return { from: own.publicKey, sealed: sealed.toString("base64") }
}

/** Decrypts a box; null if it was made for another key, with another shared secret, or with another `about`. */
export function openBox(own: KeyPair, { from, sealed }: Box, about: string, shared: string): Buffer | null {
  try {
    const key = agreed(own.privateKey, from, [from, own.publicKey, shared])
    const bytes = Buffer.from(sealed, "base64")
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes))
    decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-tagBytes))
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()])
  } catch {
    // a process that may send messages may also send an invalid box
    return null
  }
}

function agreed(privateKey: KeyObject, theirs: string, [from = "", to = "", shared = ""]: string[]): Buffer {
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "X25519", x: theirs }, format: "jwk" })
  const secret = Buffer.concat([diffieHellman({ privateKey, publicKey }), Buffer.from(shared)])
  return Buffer.from(hkdfSync("sha256", secret, `${from} ${to}`, "plenary ballot key", 32))
}

import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto"
import type { Signer } from "../../ports/host/keys.ts"

/** Creates a private key in the stored form: PKCS #8 in base64. */
export const newInstanceKey = (): string =>
  generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64")

export function instanceKey(stored: string): Signer {
  const key = createPrivateKey({ key: Buffer.from(stored, "base64"), format: "der", type: "pkcs8" })
  const { x } = createPublicKey(key).export({ format: "jwk" })
  return {
    publicKey: Buffer.from(x ?? "", "base64url").toString("hex"),
    sign: text => sign(null, Buffer.from(text), key).toString("hex"),
  }
}

/** Whether this public key's owner made the signature. False for a malformed key. */
export function ed25519(publicKey: string, text: string, signature: string): boolean {
  const x = Buffer.from(publicKey, "hex").toString("base64url")
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" })
    return verify(null, Buffer.from(text), key, Buffer.from(signature, "hex"))
  } catch {
    return false
  }
}

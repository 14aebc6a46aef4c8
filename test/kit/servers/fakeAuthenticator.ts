import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto"
import { isoCBOR } from "@simplewebauthn/server/helpers"

interface Asked {
  challenge: string
  rpId?: string | undefined
  rp?: { id?: string | undefined } | undefined
}

const digest = (data: string | Buffer): Buffer => createHash("sha256").update(data).digest()
const inBase64 = (data: Uint8Array): string => Buffer.from(data).toString("base64url")
const present = 0x01
const verified = 0x04
const withKey = 0x40

/** An authenticator with one passkey. `origin`: that of the page which asks it. */
export function fakeAuthenticator(origin: string) {
  const id = randomBytes(16)
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const { x = "", y = "" } = publicKey.export({ format: "jwk" })
  const key = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, "base64url"))],
      [-3, new Uint8Array(Buffer.from(y, "base64url"))],
    ]),
  )
  let count = 0
  const authenticator = {
    /** whether it has verified that its owner holds it, by a PIN or a finger */
    verifies: true,
    register: (asked: Asked) => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const authData = Buffer.concat([state(asked, withKey), Buffer.alloc(16), length, id, key])
      const attestation = isoCBOR.encode(
        new Map<string, string | Uint8Array | Map<string, string>>([
          ["fmt", "none"],
          ["attStmt", new Map()],
          ["authData", new Uint8Array(authData)],
        ]),
      )
      return credential({
        clientDataJSON: inBase64(clientData("webauthn.create", asked)),
        attestationObject: inBase64(attestation),
      })
    },
    authenticate: (asked: Asked) => {
      count += 1
      const authData = state(asked, 0)
      const data = clientData("webauthn.get", asked)
      return credential({
        clientDataJSON: inBase64(data),
        authenticatorData: inBase64(authData),
        signature: inBase64(sign("sha256", Buffer.concat([authData, digest(data)]), privateKey)),
      })
    },
  }
  const state = ({ rp, rpId }: Asked, more: number): Buffer => {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(count)
    const flags = present | (authenticator.verifies ? verified : 0) | more
    return Buffer.concat([digest(rpId ?? rp?.id ?? ""), Buffer.of(flags), counter])
  }
  const clientData = (type: string, { challenge }: Asked): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const credential = (response: object) => ({
    id: inBase64(id),
    rawId: inBase64(id),
    type: "public-key",
    clientExtensionResults: {},
    response,
  })
  return authenticator
}

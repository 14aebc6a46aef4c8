import type { BallotRequest } from "./spares.ts"

type Chance = Pick<BallotRequest, "id" | "sha256">

/**
 * Encrypts a token for the roll with a key that the holder's browser made. The browser sends the key only to collect
 * the ballot. A reader of the database has no key and sees random bytes. With the key, the browser gets its token back
 * after a restart or a lost response.
 */
export function sealed(token: string, key: string, { id, sha256 }: Chance): string {
  const salt = id()
  return `${salt}.${masked(Buffer.from(token), key, salt, sha256).toString("hex")}`
}

export function unsealed(seal: string, key: string, sha256: Chance["sha256"]): string {
  const [salt = "", hex = ""] = seal.split(".")
  return masked(Buffer.from(hex, "hex"), key, salt, sha256).toString()
}

/** The value in the roll for an elector without a token. It has the same length as a sealed token and is as random. */
export const blankSeal = (token: string, chance: Chance): string => sealed(token, chance.id(), chance)

/** XORs the bytes with a pad made from the key and the salt. Applied twice, it returns the original bytes. */
function masked(bytes: Buffer, key: string, salt: string, sha256: Chance["sha256"]): Buffer {
  const block = (n: number) => Buffer.from(sha256(`${n} ${salt} ${key}`), "hex")
  const pad = Buffer.concat(Array.from({ length: Math.ceil(bytes.length / 32) }, (_, n) => block(n)))
  return Buffer.from(bytes.map((byte, at) => byte ^ (pad[at] ?? 0)))
}

import type { BallotRequest } from "./spares.ts"

type Chance = Pick<BallotRequest, "id" | "sha256">

/**
 * A token as the roll may store it: masked with a key that its holder's browser made and sends only to collect. A
 * reader of the database has no key and sees random bytes; the browser that has the key has the token anyway. So
 * neither a restart nor a lost answer takes a ballot away.
 */
export function sealed(token: string, key: string, { id, sha256 }: Chance): string {
  const salt = id()
  return `${salt}.${masked(Buffer.from(token), key, salt, sha256).toString("hex")}`
}

export function unsealed(seal: string, key: string, sha256: Chance["sha256"]): string {
  const [salt = "", hex = ""] = seal.split(".")
  return masked(Buffer.from(hex, "hex"), key, salt, sha256).toString()
}

/** The roll's value for an elector without a sealed token: as long and as random. */
export const blankSeal = (token: string, chance: Chance): string => sealed(token, chance.id(), chance)

/** Masking twice gives the text back. */
function masked(bytes: Buffer, key: string, salt: string, sha256: Chance["sha256"]): Buffer {
  const block = (n: number) => Buffer.from(sha256(`${n} ${salt} ${key}`), "hex")
  const pad = Buffer.concat(Array.from({ length: Math.ceil(bytes.length / 32) }, (_, n) => block(n)))
  return Buffer.from(bytes.map((byte, at) => byte ^ (pad[at] ?? 0)))
}

import type { BallotRequest } from "./spares.ts"

type Chance = Pick<BallotRequest, "id" | "sha256">

/**
 * A token as the roll may keep it: masked by a key that its holder's browser made and gives only to collect. Whoever
 * reads the database has no key and sees chance; whoever has the key has the token in the same browser anyway. So a
 * restart, or an answer that never arrived, takes nobody's ballot away.
 */
export function sealed(token: string, key: string, { id, sha256 }: Chance): string {
  const salt = id()
  return `${salt}.${masked(Buffer.from(token), key, salt, sha256).toString("hex")}`
}

export function unsealed(seal: string, key: string, sha256: Chance["sha256"]): string {
  const [salt = "", hex = ""] = seal.split(".")
  return masked(Buffer.from(hex, "hex"), key, salt, sha256).toString()
}

/** What stands on the roll where nothing is sealed: as long, and as much chance. */
export const blankSeal = (token: string, chance: Chance): string => sealed(token, chance.id(), chance)

/** The same twice is the text again. */
function masked(bytes: Buffer, key: string, salt: string, sha256: Chance["sha256"]): Buffer {
  const block = (n: number) => Buffer.from(sha256(`${n} ${salt} ${key}`), "hex")
  const pad = Buffer.concat(Array.from({ length: Math.ceil(bytes.length / 32) }, (_, n) => block(n)))
  return Buffer.from(bytes.map((byte, at) => byte ^ (pad[at] ?? 0)))
}

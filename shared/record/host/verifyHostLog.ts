import * as z from "zod"
import { headStatement, personalCommitment, type Sha256, successionStatement } from "../chain.ts"
import { hostLink } from "./hostEntry.ts"
import { hostLogId } from "./hostEvents.ts"

const Former = z.object({ publicKey: z.string(), signature: z.string() })
const Header = z.object({
  type: z.literal("plenary host log"),
  format: z.literal(1),
  incarnation: z.string(),
  publicKey: z.string(),
  formerKeys: z.array(Former),
})
const Entry = z.object({
  type: z.literal("entry"),
  seq: z.int().positive(),
  kind: z.string(),
  at: z.int(),
  body: z.unknown(),
  personal: z.unknown(),
  personalSalt: z.string().nullable(),
  personalCommitment: z.string().nullable(),
  salt: z.string(),
  hash: z.string(),
})
const End = z.object({ type: z.literal("end"), seq: z.int().nonnegative(), signature: z.string() })

export interface HostLogTools {
  sha256: Sha256
  ed25519: (publicKey: string, text: string, signature: string) => boolean
}

/** `fails`: the line from which on the file does not verify. */
export type HostLogVerdict =
  | { kind: "whole"; entries: number; erased: number; publicKey: string }
  | { kind: "fails"; line: number }

const parsed = <T>(schema: z.ZodType<T>, line: string): T | null => {
  try {
    return schema.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}

/**
 * Verifies an exported log of the host: each entry's hash, each personal part that is not erased, the keys' succession
 * and the signature of the last entry (docs/EVIDENCE.md).
 */
export function verifyHostLog(text: string, { sha256, ed25519 }: HostLogTools): HostLogVerdict {
  const lines = text.split("\n")
  if (lines.at(-1) === "") lines.pop()
  const header = parsed(Header, lines[0] ?? "")
  if (!header) return { kind: "fails", line: 1 }
  const keys = [...header.formerKeys.map(({ publicKey }) => publicKey), header.publicKey]
  const isSucceeded = header.formerKeys.every(({ publicKey, signature }, n) =>
    ed25519(publicKey, successionStatement(publicKey, keys[n + 1] ?? ""), signature),
  )
  if (!isSucceeded) return { kind: "fails", line: 1 }
  let [previous, seq, erased] = ["", 0, 0]
  for (const [n, line] of lines.slice(1, -1).entries()) {
    const entry = parsed(Entry, line)
    if (!entry || entry.seq !== seq + 1) return { kind: "fails", line: n + 2 }
    const { personal = null, personalSalt, personalCommitment: bound } = entry
    if (personal !== null && personalCommitment(sha256, personalSalt ?? "", personal) !== bound)
      return { kind: "fails", line: n + 2 }
    if (hostLink(sha256, previous, { ...entry, body: entry.body ?? null }).hash !== entry.hash)
      return { kind: "fails", line: n + 2 }
    if (personal === null && bound !== null) erased += 1
    previous = entry.hash
    seq = entry.seq
  }
  const end = parsed(End, lines.at(-1) ?? "")
  const statement = headStatement(hostLogId, { seq, hash: previous })
  const isSigned = seq === 0 || keys.some(key => ed25519(key, statement, end?.signature ?? ""))
  if (end?.seq !== seq || !isSigned) return { kind: "fails", line: lines.length }
  return { kind: "whole", entries: seq, erased, publicKey: header.publicKey }
}

import type { BundleHeader, EntryLine, FullLine, Verifiers } from "../../../shared/record/bundle.ts"
import {
  commitmentOf,
  commitmentWithReadings,
  hashOf,
  headerHash,
  personalCommitment,
} from "../../../shared/record/chain.ts"
import { bytesOf, tools, writeBundle } from "../../kit/evidence.ts"

/** A bundle for the room, as values that somebody may change at will. */
export interface Unchained {
  header: BundleHeader
  entries: FullLine[]
}

type Sign = (text: string) => string

/** Changed by `edit`, then all hashes and seals made anew and signed, as someone does who has the sources. */
export function rechained(text: string, sign: Sign, edit: (unchained: Unchained) => void): Uint8Array {
  const parsed = text
    .trimEnd()
    .split("\n")
    .map(line => JSON.parse(line) as Record<string, unknown>)
  const { sha256: _, ...header } = parsed[0] as unknown as BundleHeader & { sha256: string }
  const files = parsed.slice(-3, -1) as { file: keyof Verifiers; text: string }[]
  const unchained = {
    header,
    entries: parsed.slice(1, -3).map(line => {
      const { signature: __, ...entry } = line as unknown as FullLine
      return entry
    }),
  }
  edit(unchained)
  let previous = ""
  const entries = unchained.entries.map((entry, n): EntryLine => {
    const hash = hashAfter(previous, { ...entry, seq: n + 1 }, header.workspace)
    previous = hash
    return { ...entry, seq: n + 1, hash }
  })
  const verifiers = Object.fromEntries(files.map(({ file, text }) => [file, text])) as Verifiers
  const parts = { header: { ...unchained.header, entries: entries.length }, entries, verifiers }
  return bytesOf(writeBundle(parts, { sha256: tools.sha256, sign }))
}

function hashAfter(previous: string, line: FullLine, workspace: string): string {
  const { seq, kind, at, by, salt, body, personal, readings } = line
  const bound =
    personal === null
      ? null
      : "value" in personal
        ? personalCommitment(tools.sha256, personal.salt, personal.value)
        : personal.commitment
  const place = headerHash(tools.sha256, salt, { workspace, seq, kind, at, by })
  const whole = commitmentOf(tools.sha256, salt, body, bound)
  const commitment = readings ? commitmentWithReadings(tools.sha256, whole, readings) : whole
  return hashOf(tools.sha256, previous, place, commitment)
}

/** The same with the words of every body changed, under a key that is claimed. */
export const rebuiltBy = (sign: Sign, text: string, claimed: string, edit: (body: string) => string): Uint8Array =>
  rechained(text, sign, ({ header, entries }) => {
    header.publicKey = claimed
    for (const entry of entries) entry.body = JSON.parse(edit(JSON.stringify(entry.body))) as unknown
  })

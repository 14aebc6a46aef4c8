import type { BundleHeader, EntryLine, FullLine, Verifiers } from "../../../shared/record/bundle.ts"
import { writeBundle } from "../../../shared/record/bundle.ts"
import {
  commitmentOf,
  commitmentWithReadings,
  hashOf,
  headerHash,
  personalCommitment,
} from "../../../shared/record/chain.ts"
import { bytesOf, tools } from "../../kit/evidence.ts"

/** All hashes anew, as someone does who has the bundle and the sources, and signs with a key of their own. */
export function rebuiltBy(
  sign: (text: string) => string,
  text: string,
  claimed: string,
  edit: (body: string) => string,
): Uint8Array {
  const parsed = text
    .trimEnd()
    .split("\n")
    .map(line => JSON.parse(line) as Record<string, unknown>)
  const { sha256: _, ...header } = parsed[0] as unknown as BundleHeader & { sha256: string }
  const files = parsed.slice(-3, -1) as { file: keyof Verifiers; text: string }[]
  let previous = ""
  const entries = parsed.slice(1, -3).map((line): EntryLine => {
    const { signature: __, ...entry } = line as unknown as FullLine
    const body = JSON.parse(edit(JSON.stringify(entry.body))) as unknown
    const { seq, kind, at, by, salt, personal } = entry
    const bound =
      personal === null
        ? null
        : "value" in personal
          ? personalCommitment(tools.sha256, personal.salt, personal.value)
          : personal.commitment
    const place = headerHash(tools.sha256, salt, { workspace: header.workspace, seq, kind, at, by })
    const whole = commitmentOf(tools.sha256, salt, body, bound)
    const commitment = entry.readings ? commitmentWithReadings(tools.sha256, whole, entry.readings) : whole
    const hash = hashOf(tools.sha256, previous, place, commitment)
    previous = hash
    return { ...entry, body, hash }
  })
  const verifiers = Object.fromEntries(files.map(({ file, text }) => [file, text])) as Verifiers
  const parts = { header: { ...header, publicKey: claimed }, entries, verifiers }
  return bytesOf(writeBundle(parts, { sha256: tools.sha256, sign }))
}

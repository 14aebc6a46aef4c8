import { instanceKey, newInstanceKey } from "../../../server/adapters/system/instanceKey.ts"
import { type BundleHeader, type EntryLine, sealOf, trailerStatement } from "../../../shared/record/bundle.ts"
import {
  canonical,
  commitmentOf,
  commitmentWithReadings,
  headerHash,
  personalCommitment,
} from "../../../shared/record/chain.ts"
import { bytesOf, tools } from "../../kit/evidence.ts"

const { sha256 } = tools

/** A bundle's lines as values, which a forger may change at will. */
export interface Opened {
  header: BundleHeader
  entries: EntryLine[]
  files: { file: string; text: string }[]
}

/**
 * A bundle written anew around what `edit` changes: every seal and the trailer fit, and a fresh key has signed. No entry's
 * hash is made anew, so that the genuine head still stands where it stood.
 */
export function forged(bundle: string, edit: (opened: Opened) => void): { bytes: Uint8Array; key: string } {
  const own = instanceKey(newInstanceKey())
  const parsed = bundle
    .trimEnd()
    .split("\n")
    .map(line => JSON.parse(line) as Record<string, unknown>)
  const { sha256: _, ...header } = parsed[0] ?? {}
  const opened = {
    header: { ...header, publicKey: own.publicKey } as unknown as BundleHeader,
    // the instance's signatures of heads are not the forger's to make
    entries: parsed.slice(1, -3).map(({ signature: __, ...line }) => line as unknown as EntryLine),
    files: parsed.slice(-3, -1).map(({ file, text }) => ({ file: String(file), text: String(text) })),
  }
  edit(opened)
  const sealed = (line: object) => canonical({ ...line, sha256: sealOf(sha256, line) })
  const lines = [
    sealed({ ...opened.header, entries: opened.entries.length }),
    ...opened.entries.map(line => ("extract" in line ? sealed(withoutSeal(line)) : canonical(line))),
    ...opened.files.map(sealed),
  ]
  const before = lines.map(line => `${line}\n`).join("")
  const { seq, hash } = opened.entries.at(-1) ?? { seq: 0, hash: "" }
  const trailer = { entries: opened.entries.length, head: { seq, hash }, sha256: sha256(before) }
  const last = canonical({ signature: own.sign(trailerStatement(trailer)), trailer })
  return { bytes: bytesOf(`${before}${last}\n`), key: own.publicKey }
}

const withoutSeal = ({ sha256: __, ...line }: EntryLine & { sha256?: string }) => line

/** A full line as its place alone. */
export function placeOf(line: EntryLine, workspace: string): EntryLine {
  if (!("salt" in line)) return line
  const { seq, hash, kind, at, by, salt, body, personal } = line
  const bound =
    personal === null
      ? null
      : "value" in personal
        ? personalCommitment(sha256, personal.salt, personal.value)
        : personal.commitment
  const header = headerHash(sha256, salt, { workspace, seq, kind, at, by })
  const whole = commitmentOf(sha256, salt, body, bound)
  const commitment = line.readings ? commitmentWithReadings(sha256, whole, line.readings) : whole
  return { seq, hash, header, commitment }
}

/** A full line as an extract that says what the forger wants. */
export function rewritten(line: EntryLine, workspace: string, edit: (body: string) => string): EntryLine {
  if (!("salt" in line)) return line
  const { kind, at, by, body } = line
  const place = placeOf(line, workspace) as Extract<EntryLine, { header: string }>
  return { ...place, extract: { kind, at, by, body: JSON.parse(edit(JSON.stringify(body))) as unknown } }
}

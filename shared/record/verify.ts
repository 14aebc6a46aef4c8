import type { Sha256 } from "./chain.ts"
import { fingerprintOf } from "./fingerprint.ts"
import { readEnd } from "./verify/end.ts"
import { type EntryRead, placeUnnamed, readEntry } from "./verify/entry.ts"
import { type Header, readHeader } from "./verify/header.ts"
import { type Fields, linesOf, readLine } from "./verify/lines.ts"
import { type RecordsAgreeing, recordsAgree, type ShownEntry } from "./verify/records.ts"
import { strictly } from "./verify/strictly.ts"
import { recordsTold } from "./verify/telling/told.ts"
import { type Fault, fault, isFault, type Unshown, type Verdict } from "./verify/verdict.ts"

export interface Tools {
  sha256: Sha256
  /** checks a signature; the key and the signature are in hex, and the text is signed as UTF-8 */
  ed25519: (publicKey: string, text: string, signature: string) => boolean
}

/**
 * Values that a reader got from another source, such as paper. Without them a bundle can only be consistent with
 * itself.
 */
export interface Outside {
  key?: string | undefined
  /** the hash of the head or of an earlier entry, as printed in minutes or with a record */
  head?: string | undefined
  /** the fingerprint of a key and a hash, in the form that `readFingerprint` returns */
  fingerprint?: string | undefined
}

/**
 * Called for each entry whose hash fits, in order. Later lines may still be at fault. `bound`: the chain proves what
 * the line shows.
 */
export type Follow = (
  line: Fields,
  at: { seq: number; of: number; audience: "room" | "gallery"; bound: boolean },
) => void

/** Verifies a bundle from its first byte to its last. Returns the first fault, or a summary if there is none. */
export function verify(
  bytes: Uint8Array,
  { sha256, ed25519: lenient }: Tools,
  outside: Outside = {},
  follow: Follow = () => {},
): Verdict {
  const ed25519 = strictly(lenient)
  const lines = linesOf(bytes)
  const header = readHeader(lines[0], { sha256, ed25519 })
  if (isFault(header)) return { ok: false, ...header }
  const { keys, publicKey } = header
  const signed = (text: string, signature: string) => keys.some(key => ed25519(key, text, signature))
  // only the key of the first line signs the trailer; even a key that the reader gave does not
  const isKnown = keys.includes(outside.key ?? publicKey)
  const signedNow = (text: string, signature: string) => isKnown && ed25519(publicKey, text, signature)
  const chain = readChain(lines, header, { sha256, signed, follow })
  if (isFault(chain)) return { ok: false, ...chain }
  const { entries, records } = chain
  const end = readEnd(lines, header.entries, { sha256, signedNow, head: entries.at(-1)?.hash ?? "" })
  if (isFault(end)) return { ok: false, ...end }
  const hashes = entries.map(({ hash }) => hash)
  const found = outside.fingerprint === undefined ? null : foundBy(outside.fingerprint, keys, hashes, sha256)
  if (found === "nowhere" || (outside.head !== undefined && !hashes.includes(outside.head)))
    return { ok: false, ...fault("anchor", "not-anchored") }
  const anchored = outside.head === undefined ? (found?.seq ?? null) : hashes.indexOf(outside.head) + 1
  const given = outside.key ?? found?.key
  const is = given !== undefined ? "complete" : anchored === null ? "consistent" : "anchored"
  const bound = is === "anchored" ? anchored : null
  return {
    ok: true,
    is,
    entries: header.entries,
    head: end.head,
    publicKey,
    successors: given === undefined ? 0 : keys.length - 1 - keys.lastIndexOf(given),
    anchored,
    ...unshownIn(entries.slice(0, bound ?? undefined)),
    countersigned: records.countersigned(bound),
    records: recordsTold(entries.flatMap(({ shown }) => (shown && isCounted(shown, bound) ? [shown] : []))),
    verifiers: end.verifiers,
  }
}

/** Whether a verdict tells an entry: under a hash alone, only what the chain binds up to the entry of the hash. */
const isCounted = ({ seq, bound }: ShownEntry, upTo: number | null): boolean => upTo === null || (bound && seq <= upTo)

/** Finds the key and the entry that a fingerprint was made from. */
function foundBy(
  fingerprint: string,
  keys: readonly string[],
  hashes: readonly string[],
  sha256: Sha256,
): { key: string; seq: number } | "nowhere" {
  for (const key of keys) {
    const at = hashes.findIndex(hash => fingerprintOf(sha256, key, hash) === fingerprint)
    if (at >= 0) return { key, seq: at + 1 }
  }
  return "nowhere"
}

interface Checks {
  sha256: Sha256
  signed: (text: string, signature: string) => boolean
  follow: Follow
}

function readChain(
  lines: readonly Uint8Array[],
  header: Header,
  checks: Checks,
): { entries: EntryRead[]; records: RecordsAgreeing } | Fault {
  const entries: EntryRead[] = []
  const records = recordsAgree()
  for (let seq = 1; seq <= header.entries; seq++) {
    const line = readLine(lines[seq])
    if (typeof line === "string") return fault("entry", line, seq)
    const entry = readEntry(line.fields, { ...checks, header, seq, previous: entries.at(-1)?.hash ?? "" })
    if (typeof entry === "string") return fault("entry", entry, seq)
    const why = entry.shown && records.disagrees(entry.shown)
    if (why) return fault("entry", why, seq)
    entries.push(entry)
    checks.follow(line.fields, {
      seq,
      of: header.entries,
      audience: header.audience,
      bound: entry.shown?.bound ?? false,
    })
  }
  const unnamed = placeUnnamed(entries, header)
  return unnamed === null ? { entries, records } : fault("entry", "not-for-audience", unnamed)
}

const unshownIn = (entries: readonly EntryRead[]): Unshown => ({
  extracts: entries.filter(({ shown }) => shown && !shown.bound).length,
  withheld: entries.filter(({ shown }) => shown === null).length,
  personal: entries.filter(({ personal }) => personal === "withheld").length,
})

import type { Entry } from "../../shared/contract/events.ts"
import type { Attribution } from "../../shared/model/terms.ts"
import type { EntryLine, FullLine, HashLine, Personal } from "../../shared/record/bundle.ts"
import {
  commitmentOf,
  type EntryReading,
  headerHash,
  type ReadingDigests,
  readingDigest,
  readingSalt,
} from "../../shared/record/chain.ts"
import { type Audience, isSealed } from "../../shared/rules/audience.ts"
import { entryOf } from "../log/folding/entryOf.ts"
import { asCommitted, type Public, publicReading, readingName } from "../log/readings.ts"
import type { StoredEvent } from "../ports/database/store.ts"

export interface Showing {
  workspace: string
  audience: Audience
  attribution: Attribution
  /** whether an entry belongs to the export; other entries are exported as hashes only */
  covers: (row: StoredEvent) => boolean
  /** whether the entry holds words that their author has withdrawn, which the export does not show */
  isGone: (entry: Entry) => boolean
  /** whether an opening keeps the entry from people without a seat */
  isWithheld: (entry: Entry) => boolean
  signatures: ReadonlyMap<number, string>
  sha256: (text: string) => string
}

/**
 * A row of the log as a line of the bundle: in full, in part, or only the hashes that link it to the chain, depending
 * on what the audience may read.
 */
export function lineOf(row: StoredEvent, showing: Showing): EntryLine {
  const { audience, attribution, covers, isGone, isWithheld } = showing
  if (!covers(row)) return hashLine(row, showing)
  const entry = entryOf(row)
  if (entry !== null && isWithheld(entry)) return hashLine(row, showing)
  const gone = entry !== null && isGone(entry)
  // words in the body are covered by the hash of the whole, so that the entry is only its place in the chain
  if (gone && row.personalCommitment === null) return hashLine(row, showing)
  if (audience === "room") return fullLine(row, showing, gone ? withheld(row) : shownPersonal(row))
  const shown = publicNow(row, attribution)
  if (shown.kind === "nothing") return hashLine(row, showing)
  if (shown.kind === "whole") return fullLine(row, showing, withheld(row))
  const proven = readingLine(row, shown.part, showing)
  // Once the personal part of an entry is erased, the rules can no longer decide which part the public may read. The
  // public part is then shown only if its digest was committed together with the entry (readingLine).
  return proven ?? (isErased(row) ? hashLine(row, showing) : { ...hashLine(row, showing), extract: shown.part })
}

/**
 * The part of an entry that the public may read by today's rules. If the personal part was erased, the rules are
 * applied to the row as it was committed (committedReading).
 */
function publicNow(row: StoredEvent, attribution: Attribution): Public {
  if (isErased(row)) return committedReading(row, attribution)
  const entry = entryOf(row)
  return entry ? publicReading(entry, attribution) : { kind: "nothing" }
}

function placed({ seq, hash }: StoredEvent, { signatures }: Showing) {
  const signature = signatures.get(seq)
  return { seq, hash, ...(signature !== undefined && { signature }) }
}

const fullLine = (row: StoredEvent, showing: Showing, personal: Personal): FullLine => {
  const { kind, at, by, salt, body, readings } = row
  return { ...placed(row, showing), kind, at, by, salt, body, personal, ...(readings && { readings }) }
}

function headerOf({ seq, kind, at, by, salt }: StoredEvent, { workspace, sha256 }: Showing): string {
  return headerHash(sha256, salt, { workspace, seq, kind, at, by })
}

const hashLine = (row: StoredEvent, showing: Showing): HashLine => ({
  ...placed(row, showing),
  header: headerOf(row, showing),
  commitment: row.commitment,
})

/**
 * The line that shows the public part of an entry, proved by a digest in the chain. Null if no digest matches: the
 * entry is of format 1, or other rules applied when it was written.
 */
function readingLine(row: StoredEvent, now: EntryReading, showing: Showing): EntryLine | null {
  const { sha256, attribution } = showing
  if (!row.readings) return null
  const name = readingName(attribution)
  const { [name]: digest, ...readings } = row.readings
  const salt = readingSalt(sha256, row.salt, name)
  const proves = (part: EntryReading) => readingDigest(sha256, salt, part, row.personalCommitment) === digest
  const before = committedReading(row, attribution)
  const part = [...(before.kind === "part" ? [before.part] : []), now].find(proves)
  if (!part) return null
  const whole = commitmentOf(sha256, row.salt, row.body, row.personalCommitment)
  const reading = { name, salt, ...part, personal: withheld(row) }
  return { ...placed(row, showing), header: headerOf(row, showing), whole, readings: rest(readings), reading }
}

const isErased = ({ personal, personalCommitment }: StoredEvent) => personalCommitment !== null && personal === null

/**
 * The public part of the row as it was committed. The result is "nothing" if the rules fail, as they may for an entry
 * that was erased or that an earlier version of Plenary wrote.
 */
function committedReading(row: StoredEvent, attribution: Attribution): Public {
  try {
    return publicReading(asCommitted(row), attribution)
  } catch {
    return { kind: "nothing" }
  }
}

const rest = (readings: Record<string, string | undefined>): ReadingDigests =>
  Object.fromEntries(Object.entries(readings).filter((one): one is [string, string] => one[1] !== undefined))

const shownPersonal = (row: StoredEvent): Personal =>
  row.personal !== null && row.personalSalt !== null && !isSealed(row.kind)
    ? { salt: row.personalSalt, value: row.personal }
    : withheld(row)

const withheld = ({ personalCommitment }: StoredEvent): Personal =>
  personalCommitment === null ? null : { commitment: personalCommitment }

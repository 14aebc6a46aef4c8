import { sealOf } from "../bundle.ts"
import {
  commitmentOf,
  commitmentWithReadings,
  hashOf,
  headerHash,
  headStatement,
  personalCommitment,
  type ReadingDigests,
  readingDigest,
  type Sha256,
} from "../chain.ts"
import type { Header } from "./header.ts"
import { type Fields, hasOnly, isFields, isHash, isSignature } from "./lines.ts"
import type { ShownEntry } from "./records.ts"
import type { Why } from "./verdict.ts"

export interface Following {
  header: Header
  seq: number
  /** the hash of the entry before this one */
  previous: string
  sha256: Sha256
  signed: (text: string, signature: string) => boolean
}

/**
 * How a line shows the personal part of its entry. Null: the entry has no personal part, or the line is a hash or an
 * extract.
 */
type PersonalPart = "shown" | "withheld" | null

/** A verified entry: its hash, and the content that its line shows. The content is null if the line is only a hash. */
export interface EntryRead {
  hash: string
  shown: ShownEntry | null
  personal: PersonalPart
}

/** Reads the line of one entry and proves that the entry is the next one of this chain. */
export function readEntry(line: Fields, following: Following): EntryRead | Why {
  const { signature, ...entry } = line
  const { header, seq, previous, sha256, signed } = following
  if ("signature" in line && !isSignature(signature)) return "shape"
  const links = linksOf(entry, following)
  if (typeof links === "string") return links
  if (entry["seq"] !== seq) return "out-of-order"
  const hash = hashOf(sha256, previous, links.header, links.commitment)
  if (hash !== entry["hash"]) return "hash"
  // the seal of an extract also covers the signature of its line
  if ("extract" in line && sealOf(sha256, without(line, "sha256")) !== line["sha256"]) return "hash"
  if (isSignature(signature) && !signed(headStatement(header.workspace, { seq, hash }), signature)) return "signature"
  if (!isForAudience(links, header)) return "not-for-audience"
  return { hash, shown: links.shown, personal: links.personal }
}

interface Links extends Omit<EntryRead, "hash"> {
  header: string
  commitment: string
}

/**
 * Whether a line has the form that the bundle's audience gets. The room gets every entry in full, but for what was
 * withdrawn (`placeUnnamed`). A bundle of one session has only hashes of the other sessions' entries. The public gets no
 * personal part. Without this check a forger could replace an entry by an extract, whose content the chain does not prove.
 */
function isForAudience({ shown, personal }: Links, { audience }: Header): boolean {
  return audience === "gallery" ? personal !== "shown" : !shown?.part
}

/**
 * Returns the number of the first entry that is no more than its place in a bundle of a whole workspace for the room,
 * although no entry says that its author withdrew it; null if there is none. Without this check a forger could replace
 * an entry by a hash.
 */
export function placeUnnamed(entries: readonly EntryRead[], { audience, session }: Header): number | null {
  if (audience === "gallery" || session !== null) return null
  const named = new Set(
    entries.flatMap(({ shown }) =>
      shown?.kind === "addition-withdrawn" && isFields(shown.body) ? [shown.body["addition"]] : [],
    ),
  )
  const at = entries.findIndex(({ shown }, n) => shown === null && !named.has(n + 1))
  return at < 0 ? null : at + 1
}

const full = ["seq", "hash", "kind", "at", "by", "salt", "body", "personal"]
const hashes = ["seq", "hash", "header", "commitment"]
const extract = [...hashes, "extract", "sha256"]
const proven = ["seq", "hash", "header", "whole", "readings", "reading"]

/** Returns the two hashes by which an entry enters the chain: as given, or computed from the content of the line. */
function linksOf(entry: Fields, following: Following): Links | Why {
  if (!isHash(entry["hash"])) return "shape"
  if (hasOnly(entry, full)) return fullLinks(entry, following)
  if (following.header.format === 2) {
    if (hasOnly(entry, [...full, "readings"])) return fullLinks(entry, following)
    if (hasOnly(entry, proven)) return readingLinks(entry, following)
  }
  const { header, commitment } = entry
  if (!isHash(header) || !isHash(commitment)) return "shape"
  if (hasOnly(entry, hashes)) return { header, commitment, shown: null, personal: null }
  const part = entry["extract"]
  if (!hasOnly(entry, extract) || !isFields(part) || !hasOnly(part, ["kind", "at", "by", "body"])) return "shape"
  const { kind, at, by, body } = part
  if (typeof kind !== "string" || typeof at !== "number" || !(by === null || typeof by === "string")) return "shape"
  return { header, commitment, shown: { seq: following.seq, kind, by, body, part: true, bound: false }, personal: null }
}

function fullLinks(entry: Fields, { header: { workspace }, sha256 }: Following): Links | Why {
  const { seq, kind, at, by, salt, body, personal, readings } = entry
  const bound = boundBy(personal, sha256)
  if (typeof kind !== "string" || typeof at !== "number" || typeof seq !== "number") return "shape"
  if (typeof salt !== "string" || !(by === null || typeof by === "string") || bound === undefined) return "shape"
  if (readings !== undefined && !isReadings(readings)) return "shape"
  const whole = commitmentOf(sha256, salt, body, bound)
  return {
    header: headerHash(sha256, salt, { workspace, seq, kind, at, by }),
    commitment: readings === undefined ? whole : commitmentWithReadings(sha256, whole, readings),
    shown: { seq, kind, by, body, own: ownIn(personal), part: false, bound: true },
    personal: standing(personal),
  }
}

/**
 * Reads a line that shows one reading of an entry. The reading can be proven alone, because its digest is one to which
 * the entry commits.
 */
function readingLinks(entry: Fields, { seq, sha256 }: Following): Links | Why {
  const { header, whole, readings, reading } = entry
  if (!isHash(header) || !isHash(whole) || !isReadings(readings) || !isFields(reading)) return "shape"
  if (!hasOnly(reading, ["name", "salt", "kind", "at", "by", "body", "personal"])) return "shape"
  const { name, salt, kind, at, by, body, personal } = reading
  const bound = boundBy(personal, sha256)
  if (typeof name !== "string" || typeof salt !== "string" || typeof kind !== "string") return "shape"
  if (typeof at !== "number" || !(by === null || typeof by === "string") || bound === undefined) return "shape"
  if (Object.hasOwn(readings, name)) return "shape"
  const digest = readingDigest(sha256, salt, { kind, at, by, body }, bound)
  return {
    header,
    commitment: commitmentWithReadings(sha256, whole, { ...readings, [name]: digest }),
    shown: { seq, kind, by, body, own: ownIn(personal), part: true, bound: true },
    personal: standing(personal),
  }
}

const isReadings = (value: unknown): value is ReadingDigests => isFields(value) && Object.values(value).every(isHash)

const standing = (personal: unknown): PersonalPart =>
  isFields(personal) ? ("value" in personal ? "shown" : "withheld") : null

const ownIn = (personal: unknown): unknown => (isFields(personal) ? personal["value"] : undefined)

/**
 * Returns the commitment of a personal part. Null if the entry has no such part, undefined if the form of the part is
 * invalid.
 */
function boundBy(personal: unknown, sha256: Sha256): string | null | undefined {
  if (personal === null) return null
  if (!isFields(personal)) return undefined
  const { commitment, salt, value } = personal
  if (hasOnly(personal, ["commitment"])) return isHash(commitment) ? commitment : undefined
  if (!hasOnly(personal, ["salt", "value"]) || typeof salt !== "string") return undefined
  return personalCommitment(sha256, salt, value)
}

function without(fields: Fields, name: string): Fields {
  const { [name]: _, ...rest } = fields
  return rest
}

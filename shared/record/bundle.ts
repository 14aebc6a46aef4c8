import { canonical, type Reading, type Readings, type Sha256 } from "./chain.ts"

/**
 * A bundle is a text of lines, each RFC 8785 canonical JSON with a line feed: a header, the chain's entries from the
 * first to the head, two verifiers, a trailer. Whatever is no entry carries the SHA-256 of itself, so that a changed
 * byte is found in the line where it is; the trailer has the SHA-256 of all bytes before it, and the signature.
 */
export interface BundleHeader {
  format: "plenary-bundle-2"
  workspace: string
  slug: string
  incarnation: string
  /** `gallery`: names are commitments only, and what is not for the public is a hash */
  audience: "room" | "gallery"
  /** the one session that is shown; entries of others are hashes */
  session: string | null
  entries: number
  /** Ed25519, 32 bytes in hex; it signs the trailer */
  publicKey: string
  /** the keys before it, oldest first; each has signed the one that took its place */
  formerKeys: FormerKey[]
}

export interface FormerKey {
  publicKey: string
  /** of `successionStatement`, by this key */
  signature: string
}

/** null: the kind has none; a commitment: withheld, or erased; both: shown. */
export type Personal = null | { commitment: string } | { salt: string; value: unknown }

interface Placed {
  seq: number
  hash: string
  /** of the head that this entry was, where the instance has signed it */
  signature?: string
}

/** All of it: header, body and both salts. */
export interface FullLine extends Placed {
  kind: string
  at: number
  by: string | null
  salt: string
  body: unknown
  personal: Personal
  /** of format 2: the digests of its readings */
  readings?: Readings
}

/** Its place alone: the two hashes that it enters the chain by. */
export interface HashLine extends Placed {
  header: string
  commitment: string
}

/** Of format 2: what an audience may read of it, proven by the digest that the entry commits to. */
export interface ReadingLine extends Placed {
  header: string
  /** the commitment of the whole entry */
  whole: string
  /** the digests of its other readings */
  readings: Readings
  reading: Reading & { name: string; salt: string; personal: Personal }
}

/** Of format 1: its place, and a part of it. The chain binds no part: for this line the signature alone speaks. */
export interface ExtractLine extends HashLine {
  extract: { kind: string; at: number; by: string | null; body: unknown }
}

export type EntryLine = FullLine | HashLine | ReadingLine | ExtractLine

export interface Trailer {
  entries: number
  head: { seq: number; hash: string }
  /** of all bytes before the trailer */
  sha256: string
}

/** The verifiers that a bundle carries, in this order. */
export const verifierNames = ["verify.html", "verify.mjs"] as const
export type Verifiers = Record<(typeof verifierNames)[number], string>

/** What is signed of a trailer. */
export const trailerStatement = (trailer: Trailer): string => canonical(["plenary bundle", trailer])

/** The SHA-256 that a line carries of everything else in it. */
export const sealOf = (sha256: Sha256, line: object): string => sha256(canonical(line))

interface Parts {
  header: BundleHeader
  entries: readonly EntryLine[]
  verifiers: Verifiers
}

/** Equal parts make equal bytes: nothing in a bundle is random, and no clock is read. */
export function writeBundle(
  { header, entries, verifiers }: Parts,
  { sha256, sign }: { sha256: Sha256; sign: (text: string) => string },
): string {
  const sealed = (line: object) => canonical({ ...line, sha256: sealOf(sha256, line) })
  const lines = [
    sealed(header),
    ...entries.map(entry => ("extract" in entry ? sealed(entry) : canonical(entry))),
    ...verifierNames.map(file => sealed({ file, text: verifiers[file] })),
  ]
  const before = lines.map(line => `${line}\n`).join("")
  const { seq, hash } = entries.at(-1) ?? { seq: 0, hash: "" }
  const trailer: Trailer = { entries: entries.length, head: { seq, hash }, sha256: sha256(before) }
  return `${before}${canonical({ signature: sign(trailerStatement(trailer)), trailer })}\n`
}

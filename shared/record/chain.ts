import canonicalize from "canonicalize"

/** SHA-256 of UTF-8 text, hex. An argument, as Node and the browser have different ones. */
export type Sha256 = (text: string) => string

export interface ChainHeader {
  workspace: string
  seq: number
  kind: string
  at: number
  by: string | null
}

/** RFC 8785 canonical JSON. Throws on what JSON cannot say (NaN, a lone surrogate). */
export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError("undefined has no canonical form")
  return text
}

/**
 * What a body is bound by. The personal part enters by the commitment of its own, so that it can be erased, its salt
 * included, while the rest stays provable; the body's salt keeps a short one from being guessed where a bundle carries
 * hashes only.
 */
export const commitmentOf = (sha256: Sha256, salt: string, body: unknown, personal: string | null): string =>
  sha256(canonical([salt, body, personal]))

export const personalCommitment = (sha256: Sha256, salt: string, personal: unknown): string =>
  sha256(canonical([salt, personal]))

/** What an audience may read of an entry: all but its personal part, of which it has the commitment at most. */
export interface Reading {
  kind: string
  at: number
  by: string | null
  body: unknown
}

/** The digests of an entry's readings by their names; a reading that is the whole entry has none. */
export type Readings = Record<string, string>

/** One-way, so that whoever has the salt of one reading can confirm no guess about another. */
export const readingSalt = (sha256: Sha256, salt: string, name: string): string =>
  sha256(canonical(["plenary reading", name, salt]))

export const readingDigest = (
  sha256: Sha256,
  salt: string,
  { kind, at, by, body }: Reading,
  personal: string | null,
): string => sha256(canonical([salt, { kind, at, by, body }, personal]))

/** The commitment of an entry of format 2: of the whole (`commitmentOf`) and of each reading, so that each proves itself. */
export const commitmentWithReadings = (sha256: Sha256, whole: string, readings: Readings): string =>
  sha256(canonical(["plenary entry 2", whole, readings]))

/** A header's salted hash. It has a salt, as few kinds, members and instants come into question. */
export const headerHash = (sha256: Sha256, salt: string, header: ChainHeader): string =>
  sha256(canonical([salt, header]))

/**
 * The hash of an entry: of the hash before it, its header's hash and its commitment; the first follows "". The header
 * enters by its hash, so that a bundle can prove the place of an entry and show neither who nor what.
 */
export const hashOf = (sha256: Sha256, previous: string, header: string, commitment: string): string =>
  sha256(canonical([previous, header, commitment]))

/** What a key signs of the key that takes its place. */
export const successionStatement = (from: string, to: string): string => canonical(["plenary key", from, to])

/** What the instance signs of a head, as the text whose bytes are signed. */
export const headStatement = (workspace: string, { seq, hash }: { seq: number; hash: string }): string =>
  canonical(["plenary head", workspace, seq, hash])

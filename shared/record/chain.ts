import canonicalize from "canonicalize"

/** SHA-256 of UTF-8 text, in hex. It is an argument because Node and browsers have different implementations. */
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
 * The commitment of a body. The personal part enters through a commitment of its own, so that it can be erased together
 * with its salt while the rest stays provable. The body's salt keeps a short body from being guessed where a bundle
 * carries hashes only.
 */
export const commitmentOf = (sha256: Sha256, salt: string, body: unknown, personal: string | null): string =>
  sha256(canonical([salt, body, personal]))

export const personalCommitment = (sha256: Sha256, salt: string, personal: unknown): string =>
  sha256(canonical([salt, personal]))

/**
 * The part of an entry that an audience may read: everything but the personal part, of which it has the commitment at
 * most.
 */
export interface EntryReading {
  kind: string
  at: number
  by: string | null
  body: unknown
}

/** The digests of an entry's readings, by name. A reading that is the whole entry has no digest. */
export type ReadingDigests = Record<string, string>

/** Derived one-way, so that a reader with the salt of one reading cannot confirm a guess about another. */
export const readingSalt = (sha256: Sha256, salt: string, name: string): string =>
  sha256(canonical(["plenary reading", name, salt]))

export const readingDigest = (
  sha256: Sha256,
  salt: string,
  { kind, at, by, body }: EntryReading,
  personal: string | null,
): string => sha256(canonical([salt, { kind, at, by, body }, personal]))

/** The commitment of an entry of format 2. It covers the whole and each reading, so that each can be proven alone. */
export const commitmentWithReadings = (sha256: Sha256, whole: string, readings: ReadingDigests): string =>
  sha256(canonical(["plenary entry 2", whole, readings]))

/** A header's salted hash. Without a salt it could be guessed: there are few kinds, members and instants. */
export const headerHash = (sha256: Sha256, salt: string, header: ChainHeader): string =>
  sha256(canonical([salt, header]))

/**
 * The hash of an entry, made from the hash before it ("" for the first), its header's hash and its commitment. Since
 * the header enters as a hash, a bundle can prove an entry's place without showing its author or its content.
 */
export const hashOf = (sha256: Sha256, previous: string, header: string, commitment: string): string =>
  sha256(canonical([previous, header, commitment]))

/** The text by which a key signs its successor. */
export const successionStatement = (from: string, to: string): string => canonical(["plenary key", from, to])

/** The text that the instance signs for a head. */
export const headStatement = (workspace: string, { seq, hash }: { seq: number; hash: string }): string =>
  canonical(["plenary head", workspace, seq, hash])

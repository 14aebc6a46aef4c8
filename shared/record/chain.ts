import canonicalize from "canonicalize"

/**
 * Returns the SHA-256 of UTF-8 text, in hex. It is passed as an argument, because Node and browsers have different
 * implementations.
 */
export type Sha256 = (text: string) => string

export interface ChainHeader {
  workspace: string
  seq: number
  kind: string
  at: number
  by: string | null
}

/** Returns canonical JSON (RFC 8785). Throws on a value that JSON cannot express, such as NaN or a lone surrogate. */
export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError("undefined has no canonical form")
  return text
}

/**
 * Returns the commitment of an entry's body. The personal part enters as a commitment of its own, so it can be erased
 * with its salt while the rest can still be proven. The body's salt is there so that nobody can guess a short body in a
 * bundle that shows only hashes.
 */
export const commitmentOf = (sha256: Sha256, salt: string, body: unknown, personal: string | null): string =>
  sha256(canonical([salt, body, personal]))

export const personalCommitment = (sha256: Sha256, salt: string, personal: unknown): string =>
  sha256(canonical([salt, personal]))

/**
 * The part of an entry that an audience may read. It never holds the personal part; a bundle shows that part, or its
 * commitment, separately.
 */
export interface EntryReading {
  kind: string
  at: number
  by: string | null
  body: unknown
}

/** The digest of each reading of an entry, by the reading's name. A reading that is the whole entry has no digest. */
export type ReadingDigests = Record<string, string>

/**
 * Derives the salt of a reading from the entry's salt. The derivation is one-way, so a reader with the salt of one
 * reading cannot confirm a guess about another reading.
 */
export const readingSalt = (sha256: Sha256, salt: string, name: string): string =>
  sha256(canonical(["plenary reading", name, salt]))

export const readingDigest = (
  sha256: Sha256,
  salt: string,
  { kind, at, by, body }: EntryReading,
  personal: string | null,
): string => sha256(canonical([salt, { kind, at, by, body }, personal]))

/**
 * Returns the commitment of an entry of format 2. It covers the whole entry and each reading, so that a reading can be
 * proven alone.
 */
export const commitmentWithReadings = (sha256: Sha256, whole: string, readings: ReadingDigests): string =>
  sha256(canonical(["plenary entry 2", whole, readings]))

/**
 * Returns the salted hash of an entry's header. Without the salt the header could be guessed, because there are few
 * kinds, members and times.
 */
export const headerHash = (sha256: Sha256, salt: string, header: ChainHeader): string =>
  sha256(canonical([salt, header]))

/**
 * Returns the hash of an entry. It is made from the hash of the entry before ("" for the first), the header's hash and
 * the commitment. The header enters as a hash, so a bundle can prove an entry's place without showing its author or
 * content.
 */
export const hashOf = (sha256: Sha256, previous: string, header: string, commitment: string): string =>
  sha256(canonical([previous, header, commitment]))

/** Returns the text that a key signs to name the key after it. */
export const successionStatement = (from: string, to: string): string => canonical(["plenary key", from, to])

/** Returns the text that the instance signs for a head of the chain. */
export const headStatement = (workspace: string, { seq, hash }: { seq: number; hash: string }): string =>
  canonical(["plenary head", workspace, seq, hash])

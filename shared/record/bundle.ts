import { canonical, type EntryReading, type ReadingDigests, type Sha256 } from "./chain.ts"

/**
 * A bundle is a text of lines, each RFC 8785 canonical JSON with a line feed: a header, the chain's entries from the
 * first to the head, two verifiers and a trailer. Each line that is not an entry carries its own SHA-256, so that a
 * changed byte is found in its line. The trailer has the SHA-256 of all bytes before it, and the signature.
 */
export interface BundleHeader {
  format: "plenary-bundle-2"
  workspace: string
  slug: string
  incarnation: string
  /** `gallery`: names are commitments only, and content that is not public is a hash */
  audience: "room" | "gallery"
  /** the one session that is shown; entries of others are hashes */
  session: string | null
  entries: number
  /** Ed25519, 32 bytes in hex; it signs the trailer */
  publicKey: string
  /** the earlier keys, oldest first; each has signed its successor */
  formerKeys: FormerKey[]
}

export interface FormerKey {
  publicKey: string
  /** signs `successionStatement` with this key */
  signature: string
}

/** null: entries of this kind have no personal part; only a commitment: it is withheld or erased; both: it is shown. */
export type Personal = null | { commitment: string } | { salt: string; value: unknown }

interface Placed {
  seq: number
  hash: string
  /** signs the head that this entry was, if the instance has signed it */
  signature?: string
}

/** A line that shows a whole entry: header, body and both salts. */
export interface FullLine extends Placed {
  kind: string
  at: number
  by: string | null
  salt: string
  body: unknown
  personal: Personal
  /** in format 2: the digests of its readings */
  readings?: ReadingDigests
}

/** A line that shows only an entry's place in the chain: the two hashes that enter the chain. */
export interface HashLine extends Placed {
  header: string
  commitment: string
}

/** Format 2: a line that shows what an audience may read of an entry, proven by a digest that the entry commits to. */
export interface ReadingLine extends Placed {
  header: string
  /** the commitment of the whole entry */
  whole: string
  /** the digests of its other readings */
  readings: ReadingDigests
  reading: EntryReading & { name: string; salt: string; personal: Personal }
}

/**
 * Format 1: a line that shows an entry's place and a part of it. Only the signature vouches for the part, not the
 * chain.
 */
export interface ExtractLine extends HashLine {
  extract: { kind: string; at: number; by: string | null; body: unknown }
}

export type EntryLine = FullLine | HashLine | ReadingLine | ExtractLine

export interface Trailer {
  entries: number
  head: { seq: number; hash: string }
  /** covers all bytes before the trailer */
  sha256: string
}

/** The verifiers that a bundle carries, in this order. */
export const verifierNames = ["verify.html", "verify.mjs"] as const
export type Verifiers = Record<(typeof verifierNames)[number], string>

/** The text of a trailer that is signed. */
export const trailerStatement = (trailer: Trailer): string => canonical(["plenary bundle", trailer])

/** The SHA-256 of everything else in a line, which the line carries. */
export const sealOf = (sha256: Sha256, line: object): string => sha256(canonical(line))

/** A digest that is fed piece by piece. */
export interface Digest {
  update(text: string): unknown
  digest(encoding: "hex"): string
}

export interface BundleTools {
  sha256: Sha256
  /** the SHA-256 of all that was written */
  written: Digest
  sign: (text: string) => string
}

/**
 * Writes a bundle line by line, so that it is never in memory as a whole: the header, each entry, the end. Equal input
 * gives equal bytes: a bundle contains nothing random and no time of export.
 */
export class BundleWriter {
  readonly #tools: BundleTools
  #entries = 0
  #head: Trailer["head"] = { seq: 0, hash: "" }

  constructor(tools: BundleTools) {
    this.#tools = tools
  }

  header(header: BundleHeader): string {
    return this.#line(this.#sealed(header))
  }

  entry(entry: EntryLine): string {
    this.#entries += 1
    this.#head = { seq: entry.seq, hash: entry.hash }
    return this.#line("extract" in entry ? this.#sealed(entry) : canonical(entry))
  }

  /** the verifiers and the trailer */
  end(verifiers: Verifiers): string {
    const files = verifierNames.map(file => this.#line(this.#sealed({ file, text: verifiers[file] }))).join("")
    const { sign, written } = this.#tools
    const trailer: Trailer = { entries: this.#entries, head: this.#head, sha256: written.digest("hex") }
    return `${files}${canonical({ signature: sign(trailerStatement(trailer)), trailer })}\n`
  }

  #sealed(line: object): string {
    return canonical({ ...line, sha256: sealOf(this.#tools.sha256, line) })
  }

  #line(text: string): string {
    const line = `${text}\n`
    this.#tools.written.update(line)
    return line
  }
}

import { canonical, type EntryReading, type ReadingDigests, type Sha256 } from "./chain.ts"

/**
 * A bundle is a text of lines. Each line is canonical JSON (RFC 8785) and ends with a line feed. The lines are a
 * header, the chain's entries from the first to the head, two verifiers and a trailer. The header and the verifiers
 * carry their own SHA-256, so that a changed byte is found in its line. The trailer carries the SHA-256 of all bytes
 * before it, and the signature.
 */
export interface BundleHeader {
  format: "plenary-bundle-2"
  workspace: string
  slug: string
  incarnation: string
  /** `gallery`: names are only commitments, and content that is not public is only a hash */
  audience: "room" | "gallery"
  /**
   * the only session whose entries are shown, while entries of other sessions are hashes; null if all sessions are
   * shown
   */
  session: string | null
  entries: number
  /** the Ed25519 key that signs the trailer, 32 bytes in hex */
  publicKey: string
  /** the earlier keys, oldest first; each has signed the key after it */
  formerKeys: FormerKey[]
}

export interface FormerKey {
  publicKey: string
  /** the signature of `successionStatement` by this key, which names the next key */
  signature: string
}

/**
 * The personal part of an entry. Null: entries of this kind have no personal part. Only a commitment: the part is
 * withheld or erased. Salt and value: the part is shown.
 */
export type Personal = null | { commitment: string } | { salt: string; value: unknown }

interface Placed {
  seq: number
  hash: string
  /** the signature of the chain's head at this entry; absent if the instance did not sign that head */
  signature?: string
}

/** A line that shows a whole entry: its header, its body, its personal part and the salts. */
export interface FullLine extends Placed {
  kind: string
  at: number
  by: string | null
  salt: string
  body: unknown
  personal: Personal
  /** the digests of the entry's readings; only in format 2 */
  readings?: ReadingDigests
}

/** A line that shows only an entry's place in the chain, by the two hashes that enter the chain. */
export interface HashLine extends Placed {
  header: string
  commitment: string
}

/**
 * A line of format 2 that shows only the part of an entry that an audience may read. A digest, to which the entry
 * commits, proves the part.
 */
export interface ReadingLine extends Placed {
  header: string
  /** the commitment of the whole entry */
  whole: string
  /** the digests of the entry's other readings */
  readings: ReadingDigests
  reading: EntryReading & { name: string; salt: string; personal: Personal }
}

/**
 * A line of format 1 that shows an entry's place and a part of the entry. The chain does not prove the part; only the
 * signature does.
 */
export interface ExtractLine extends HashLine {
  extract: { kind: string; at: number; by: string | null; body: unknown }
}

export type EntryLine = FullLine | HashLine | ReadingLine | ExtractLine

export interface Trailer {
  entries: number
  head: { seq: number; hash: string }
  /** the SHA-256 of all bytes before the trailer */
  sha256: string
}

/** The file names of the verifiers in a bundle, in this order. */
export const verifierNames = ["verify.html", "verify.mjs"] as const
export type Verifiers = Record<(typeof verifierNames)[number], string>

/** Returns the text of a trailer that the instance signs. */
export const trailerStatement = (trailer: Trailer): string => canonical(["plenary bundle", trailer])

/** Returns the seal of a line: the SHA-256 of all its other fields. */
export const sealOf = (sha256: Sha256, line: object): string => sha256(canonical(line))

/** A hash that is computed piece by piece. */
export interface Digest {
  update(text: string): unknown
  digest(encoding: "hex"): string
}

export interface BundleTools {
  sha256: Sha256
  /** computes the SHA-256 of all lines that were written */
  written: Digest
  sign: (text: string) => string
}

/**
 * Writes a bundle line by line: the header, each entry, the end. The bundle is therefore never in memory as a whole.
 * Equal input gives equal bytes, because a bundle contains nothing random and no time of export.
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

  /** Returns the lines of the verifiers and the trailer. */
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

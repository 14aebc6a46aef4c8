/** Why a part does not verify. */
export type Why =
  | "missing"
  /** no line feed at its end */
  | "unterminated"
  | "not-utf8"
  | "not-json"
  /** it says the same in other bytes than RFC 8785 gives it */
  | "not-canonical"
  /** lists and objects within each other, more levels than a verifier reads */
  | "too-deep"
  /** a field too many, too few or of another kind */
  | "shape"
  | "out-of-order"
  /** it is not what its hash says, or does not follow the entry before it */
  | "hash"
  | "signature"
  /** an entry shows less, or more, than the bundle's audience gets */
  | "not-for-audience"
  /** a record that contradicts itself or the version that it records */
  | "record"
  /** one under a record that is not in force, for somebody else, or a second one */
  | "countersignature"
  /** something stands after the trailer */
  | "after-the-end"
  /** the hash from outside is not in this chain */
  | "not-anchored"

export interface Fault {
  part: "header" | "entry" | "file" | "trailer" | "anchor"
  /** the entry's number, for an entry */
  entry: number | null
  why: Why
}

/** The number of countersignatures under a record. */
export interface Countersigned {
  /** the record's number, as in its body */
  number: unknown
  times: number
}

/**
 * The number of entries that are not shown in full. Where the reader gave a hash, counted up to the entry of that hash.
 */
export interface Unshown {
  /** shown in part, where the chain does not bind the part */
  extracts: number
  /** shown as their place in the chain only */
  withheld: number
  /** shown without their personal part: it was withheld or erased */
  personal: number
}

/**
 * `complete`: the key came from outside, and it has signed every byte.
 * `anchored`: only a hash came from outside; it binds the chain up to its entry, and no signature.
 * `consistent`: nothing from outside could be checked.
 */
export type Proof = "complete" | "anchored" | "consistent"

/** The summary of a bundle that verifies. */
export interface Proven extends Unshown {
  is: Proof
  entries: number
  head: { seq: number; hash: string }
  /** the key that has signed the bundle */
  publicKey: string
  /** how many keys have taken the place of the one given, each signed by the one before; 0 where none was given */
  successors: number
  /** the entry whose hash was given from outside; null where none was given */
  anchored: number | null
  countersigned: Countersigned[]
  /** SHA-256 of the text of each enclosed verifier, by its file's name */
  verifiers: Record<string, string>
}

export type Verdict = ({ ok: true } & Proven) | ({ ok: false } & Fault)

/**
 * Exit codes of `plenary verify` and verify.mjs. Where nothing could be checked (no such file), the code is another
 * one.
 */
export const exitCodes = { complete: 0, consistent: 0, fails: 1, anchored: 2 } as const

export const exitCode = (verdict: Verdict): number => exitCodes[verdict.ok ? verdict.is : "fails"]

export const fault = (part: Fault["part"], why: Why, entry: number | null = null): Fault => ({ part, entry, why })

export const isFault = (value: object): value is Fault => "why" in value

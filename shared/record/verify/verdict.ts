/** Why a part does not verify. */
export type Why =
  | "missing"
  /** no line feed at its end */
  | "unterminated"
  | "not-utf8"
  | "not-json"
  /** it says the same in other bytes than RFC 8785 gives it */
  | "not-canonical"
  /** a field too many, too few or of another kind */
  | "shape"
  | "out-of-order"
  /** it is not what its hash says, or does not follow the entry before it */
  | "hash"
  | "signature"
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

/** How many put their names under a record. */
export interface Countersigned {
  /** of the record, as its body has it */
  number: unknown
  times: number
}

/** What is known of a bundle that verifies. */
export interface Proven {
  entries: number
  head: { seq: number; hash: string }
  publicKey: string
  /** `embedded`: the bundle vouches for itself, so it is internally consistent only */
  key: "given" | "embedded"
  /** the entry whose hash was given from outside; null where none was given */
  anchored: number | null
  /** entries that show a part of themselves, for which the signature alone speaks */
  extracts: number
  countersigned: Countersigned[]
}

export type Verdict = ({ ok: true } & Proven) | ({ ok: false } & Fault)

export const fault = (part: Fault["part"], why: Why, entry: number | null = null): Fault => ({ part, entry, why })

export const isFault = (value: object): value is Fault => "why" in value

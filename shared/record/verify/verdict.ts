import type { Maker } from "../../model/said.ts"
import type { Disposition, Judgement, ProgressState, RecordState } from "../../model/terms.ts"

/** The reason why a part of a bundle does not verify. */
export type Why =
  | "missing"
  /** the line has no line feed at its end */
  | "unterminated"
  | "not-utf8"
  | "not-json"
  /** the line's bytes are not the RFC 8785 form of its content */
  | "not-canonical"
  /** lists and objects are nested more deeply than a verifier reads */
  | "too-deep"
  /** a field is missing, unknown or of another type */
  | "shape"
  | "out-of-order"
  /** the content does not match its hash, or the entry is not chained to the entry before it */
  | "hash"
  | "signature"
  /** an entry shows less, or more, than the bundle's audience gets */
  | "not-for-audience"
  /** a record contradicts itself or the version that it records */
  | "record"
  /**
   * a countersignature is under a record that is not in force, or by another member, or a second one by the same member
   */
  | "countersignature"
  /** the bundle has more bytes after the trailer */
  | "after-the-end"
  /** the hash or the fingerprint that the reader gave does not belong to this chain */
  | "not-anchored"

export interface Fault {
  part: "header" | "entry" | "file" | "trailer" | "anchor"
  /** the number of the entry, if the part is an entry */
  entry: number | null
  why: Why
}

/** The number of countersignatures under one record. */
export interface Countersigned {
  /** the record's number, as in its body */
  number: unknown
  times: number
}

/**
 * The numbers of entries that are not shown in full. If the reader gave only a hash, the count stops at the entry of
 * that hash.
 */
export interface Unshown {
  /** entries shown in part, where the chain does not bind the part */
  extracts: number
  /** entries shown only as their place in the chain */
  withheld: number
  /** entries shown without their personal part, which was withheld or erased */
  personal: number
}

/** A record with what was entered beside it, as the log tells it. Its fields are only told; they make no fault. */
export interface RecordTold {
  number: number
  state: RecordState
  translations: TranslationTold[]
  /** the outcomes of its reviews, oldest first */
  reviews: Judgement[]
  /** the states that its progress notes report, oldest first */
  progress: ProgressState[]
  /** every disagreement with it, in the order of its body, then those added later */
  voices: VoiceTold[]
}

/** A reservation, a disagreement, a dissent, or a part of an objection. */
export interface VoiceTold {
  what: "reserve" | "disagree" | "block" | "dissent" | "objection" | "remedy" | "answer"
  text: string
  /** the name where the bundle shows one, else the id; null where neither is shown */
  by: string | null
  /** how an answer took an objection up, and how the objection ended */
  ends: (Disposition | "maintained" | "withdrawn" | "unreplied" | "left")[]
}

/** A translation of a text that somebody said about a record. */
export interface TranslationTold {
  /** the key of the original */
  of: string
  lang: string
  /** the maker of the words */
  made: Maker
  /** their state, by the last answer */
  state: "proposed" | "author" | "accepted" | "corrected" | "declined" | "let_stand"
  /** the member who wrote or answered it: the name where the bundle shows one, else the id; null where neither is shown */
  by: string | null
}

/**
 * `complete`: the reader gave a key or a fingerprint, and the key has signed every byte.
 * `anchored`: the reader gave only a hash, which proves the chain up to the entry of that hash, but no signature.
 * `consistent`: the reader gave nothing, so the bundle could only be compared with itself.
 */
export type Proof = "complete" | "anchored" | "consistent"

/** The summary of a bundle that verifies. */
export interface Proven extends Unshown {
  is: Proof
  entries: number
  head: { seq: number; hash: string }
  /** the key that has signed the bundle */
  publicKey: string
  /** the number of keys that followed the given key, each signed by the key before; 0 if no key was given */
  successors: number
  /** the number of the entry whose hash or fingerprint the reader gave; null if the reader gave neither */
  anchored: number | null
  countersigned: Countersigned[]
  /** the records, with their translations, reviews and progress */
  records: RecordTold[]
  /** the SHA-256 of each enclosed verifier's text, by file name */
  verifiers: Record<string, string>
}

export type Verdict = ({ ok: true } & Proven) | ({ ok: false } & Fault)

/**
 * Exit codes of `plenary verify` and verify.mjs. A bundle that was compared with itself alone does not end in 0, because
 * anybody could have made it. Another code says that nothing could be verified, for example because there is no such
 * file.
 */
export const exitCodes = { complete: 0, fails: 1, anchored: 2, consistent: 3 } as const

export const exitCode = (verdict: Verdict): number => exitCodes[verdict.ok ? verdict.is : "fails"]

export const fault = (part: Fault["part"], why: Why, entry: number | null = null): Fault => ({ part, entry, why })

export const isFault = (value: object): value is Fault => "why" in value

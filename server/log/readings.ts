import type { Entry } from "../../shared/contract/events.ts"
import type { Attribution } from "../../shared/model/terms.ts"
import {
  canonical,
  type EntryReading,
  type ReadingDigests,
  readingDigest,
  readingSalt,
  type Sha256,
} from "../../shared/record/chain.ts"
import { gallery } from "../../shared/rules/gallery/gallery.ts"
import type { StoredEvent } from "../ports/database/store.ts"

/**
 * The two readings of each entry. A reading is the part of an entry that the public may read: one reading has names,
 * and one is for panels that publish no names. The value is the attribution policy under which the reading is computed.
 */
const readingNames = { named: "named", nameless: "chatham" } as const satisfies Record<string, Attribution>

export const readingName = (attribution: Attribution): keyof typeof readingNames =>
  attribution === "named" ? "named" : "nameless"

/** The part of an entry that the public may read: all of it except the personal part, an extract, or nothing. */
export type Public = { kind: "whole" } | { kind: "nothing" } | { kind: "part"; part: EntryReading }

export function publicReading(entry: Entry, attribution: Attribution): Public {
  const shown = gallery(entry, attribution)
  if (!shown) return { kind: "nothing" }
  const { kind, at, by } = shown
  const isWhole = kind === entry.kind && at === entry.at && by === entry.by && isSameBody(shown.body, entry.body)
  return isWhole ? { kind: "whole" } : { kind: "part", part: { kind, at, by, body: withoutPersonal(shown.body) } }
}

/**
 * Whether two bodies are equal. An unchanged body is the same object, so most bodies need no comparison of their
 * content.
 */
const isSameBody = (one: Entry["body"], other: Entry["body"]): boolean =>
  one === other || canonical(withoutPersonal(one)) === canonical(withoutPersonal(other))

function withoutPersonal(body: Entry["body"]): object {
  if (!("personal" in body)) return body
  const { personal: _, ...kept } = body
  return kept
}

interface Salting {
  salt: string
  /** the commitment of the entry's personal part */
  bound: string | null
  sha256: Sha256
}

/**
 * The digests of an entry's two public readings. Both digests are committed, because a policy that is set later may
 * decide which reading the public gets. Each salt derives from the entry's salt, which is never erased. The personal
 * part is included as its commitment, whose salt is erased together with that part.
 */
export function digestsOf(entry: Entry, { salt, bound, sha256 }: Salting): ReadingDigests {
  const readings: ReadingDigests = {}
  for (const [name, attribution] of Object.entries(readingNames)) {
    const reading = publicReading(entry, attribution)
    if (reading.kind === "part")
      readings[name] = readingDigest(sha256, readingSalt(sha256, salt, name), reading.part, bound)
  }
  return readings
}

/**
 * A row as it was when its readings were committed. It lacks the fields that later versions of the schema add, and the
 * personal part if that was erased.
 */
export function asCommitted({ seq, kind, at, by, body, personal, personalCommitment }: StoredEvent): Entry {
  const whole = personalCommitment === null ? body : { ...Object(body), personal: personal ?? {} }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsing would add what later versions add
  return { seq, kind, at, by, body: whole } as Entry
}

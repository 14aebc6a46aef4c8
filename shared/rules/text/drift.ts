import type { RecordRow } from "../../fold/recordState.ts"
import type { Lang } from "../../model/terms.ts"

/** Returns whether a record is compared with its note: it is in force or waits to be confirmed, and has a passage. */
export const isWatched = (record: RecordRow): boolean =>
  (record.state === "declared" || record.state === "in_force") && record.body.passages.length > 0

/** Normalises a text. Line ends, runs of spaces and the composition of characters make no difference. */
const plain = (text: string): string => text.normalize("NFC").replace(/\s+/gu, " ").trim()

/** Returns whether a reader would take two wordings for the same. */
export const sameText = (a: string, b: string): boolean => plain(a) === plain(b)

/**
 * Returns whether the note still has the passage from which the record's text was taken, although the text was revised
 * before the record was declared. In this case nobody has changed the note; it only lacks the revision.
 */
export const isNotYetTaken = ({ drift, body: { passages } }: Pick<RecordRow, "drift" | "body">): boolean =>
  drift !== null && passages[0] !== undefined && sameText(drift.now, passages[0].exact)

interface Wording {
  lang: Lang
  text: string
}

/** The record's texts, followed by the errata in force. */
function wordings({ body, errata }: RecordRow): Wording[] {
  const corrected = errata.filter(one => one.state === "in_force").map(({ lang, text }) => ({ lang, text }))
  return [...body.texts.map(({ lang, text }) => ({ lang, text })), ...corrected]
}

/** Returns whether a passage of the note has the record's wording, in any of its languages. */
export const saysRecord = (record: RecordRow, passage: string): boolean =>
  wordings(record).some(({ text }) => plain(text) === plain(passage))

/**
 * Returns whether the note agrees with the record: it has the record's wording, or another wording that was marked as
 * editorial.
 */
export const agrees = (record: RecordRow, passage: string): boolean =>
  saysRecord(record, passage) || record.editorial.some(({ text }) => plain(text) === plain(passage))

/**
 * The record's newest wording in the language of its passage. An anchor has no language and may quote an older version.
 * The function therefore chooses the text that shares most pairs of characters with the quote.
 */
export function liftedText(record: RecordRow): Wording | null {
  const quote = pairs(record.body.passages[0]?.exact ?? "")
  const shared = ({ text }: Wording) => [...pairs(text)].filter(pair => quote.has(pair)).length
  const all = wordings(record).toReversed()
  const [best] = all.toSorted((a, b) => shared(b) - shared(a))
  return best ?? null
}

const pairs = (text: string): Set<string> => {
  const said = plain(text)
  return new Set(Array.from({ length: Math.max(0, said.length - 1) }, (_, at) => said.slice(at, at + 2)))
}

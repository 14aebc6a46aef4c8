import type { RecordRow } from "../../fold/consensusState.ts"
import type { Lang } from "../../model/terms.ts"

/** Only a record that is in force or waits to be confirmed is compared with its note. */
export const isWatched = (record: RecordRow): boolean =>
  (record.state === "declared" || record.state === "in_force") && record.body.passages.length > 0

/** Normalises a text: line ends, runs of spaces and the composition of characters make no difference. */
const plain = (text: string): string => text.normalize("NFC").replace(/\s+/gu, " ").trim()

/** Whether a reader would take two wordings for the same. */
export const sameText = (a: string, b: string): boolean => plain(a) === plain(b)

/**
 * Whether the note still has the text from which the record was lifted, while the text was revised before it was
 * recorded: nobody has changed the note, it has not followed yet.
 */
export const isNotYetTaken = ({ drift, body: { passages } }: Pick<RecordRow, "drift" | "body">): boolean =>
  drift !== null && passages[0] !== undefined && sameText(drift.now, passages[0].exact)

interface Wording {
  lang: Lang
  text: string
}

/** The record's texts, and the errata that are in force. */
function wordings({ body, errata }: RecordRow): Wording[] {
  const corrected = errata.filter(one => one.state === "in_force").map(({ lang, text }) => ({ lang, text }))
  return [...body.texts.map(({ lang, text }) => ({ lang, text })), ...corrected]
}

/** Whether a passage of the note is the record's wording, in any of its languages. */
export const saysRecord = (record: RecordRow, passage: string): boolean =>
  wordings(record).some(({ text }) => plain(text) === plain(passage))

/**
 * Whether the note agrees with the record: it has the record's wording, or an editorial variant that was marked as
 * such.
 */
export const agrees = (record: RecordRow, passage: string): boolean =>
  saysRecord(record, passage) || record.editorial.some(({ text }) => plain(text) === plain(passage))

/**
 * The record's wording, newest first, in the language of its passage. An anchor states no language and may quote an
 * older version, so it is the text that has most in common with the quote.
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

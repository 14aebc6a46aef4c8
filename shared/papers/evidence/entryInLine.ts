import { type Entry, parseEvent } from "../../contract/events.ts"
import { MemberId } from "../../model/ids.ts"
import { type Fields, isFields } from "../../record/verify/lines.ts"
import { isSealed } from "../../rules/audience.ts"

/**
 * Returns the entry that a line of a bundle shows, in full or in part. Null if the line shows only the entry's place in
 * the chain. Undefined if this version cannot read the entry: its kind is of a later version, or a field is malformed.
 */
export function entryInLine(line: Fields): Entry | null | undefined {
  const shown = line["reading"] ?? line["extract"] ?? ("kind" in line ? line : null)
  if (!isFields(shown)) return null
  const { seq } = line
  const { kind, at, by, personal } = shown
  if (typeof seq !== "number" || typeof kind !== "string" || typeof at !== "number") return undefined
  const author = MemberId.nullable().safeParse(by)
  // a personal part that is withheld reads as one that was erased: the schema puts an empty value in its place
  const isShown = isFields(personal) && "value" in personal && !isSealed(kind)
  const body = isShown ? { ...Object(shown["body"]), personal: personal["value"] } : shown["body"]
  try {
    const event = parseEvent(kind, body)
    return event && author.success ? { ...event, seq, at, by: author.data } : undefined
  } catch {
    return undefined
  }
}

import { type Entry, parseEvent } from "../../../../shared/contract/events.ts"
import { isSealed } from "../../../../shared/rules/audience.ts"
import type { StoredEvent } from "../../../ports/database/store.ts"

/**
 * Parses a stored row as an entry, with the personal part joined to the body again. If the personal part was erased,
 * the schema puts an empty value in its place.
 */
export function entryOf(row: StoredEvent): Entry | null {
  const body = row.personal === null || isSealed(row.kind) ? row.body : { ...Object(row.body), personal: row.personal }
  const event = parseEvent(row.kind, body)
  return event && { ...event, seq: row.seq, at: row.at, by: row.by }
}

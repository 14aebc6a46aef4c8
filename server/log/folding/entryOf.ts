import { type Entry, parseEvent } from "../../../shared/contract/events.ts"
import { isSealed } from "../../../shared/rules/audience.ts"
import type { StoredEvent } from "../../ports/database/store.ts"

/**
 * Parses a stored row as an entry, with the personal part joined to the body again. If the personal part was erased,
 * the schema puts an empty value in its place. The field of expertise, which earlier versions stored beside the personal
 * part, is then left out too (DOMAIN ER6).
 */
export function entryOf(row: StoredEvent): Entry | null {
  const body =
    row.personal === null || isSealed(row.kind) ? withoutField(row) : { ...Object(row.body), personal: row.personal }
  const event = parseEvent(row.kind, body)
  return event && { ...event, seq: row.seq, at: row.at, by: row.by }
}

const withoutField = ({ kind, personal, body }: StoredEvent): unknown =>
  personal === null && (kind === "member-admitted" || kind === "member-described")
    ? { ...Object(body), field: null }
    : body

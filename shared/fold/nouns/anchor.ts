import type { Entry } from "../../contract/events.ts"
import type { Anchor } from "../../model/anchor.ts"
import { patch } from "../changes/change.ts"
import type { State } from "../state.ts"

type Place = Pick<Anchor, "start" | "end">

/**
 * Moves the passage of the row `id`, if this table has that row. Ids are unique over all tables, so an event names the
 * row by its id alone.
 */
function moved<Row extends { anchor: Anchor | null }>(
  table: Record<string, Row>,
  id: string,
  place: Place,
): Record<string, Row> {
  const anchor = table[id]?.anchor
  return anchor ? patch<string, Row>(table, id, row => ({ ...row, anchor: { ...anchor, ...place } })) : table
}

/** Moves the paragraph of a translation. */
function paragraphMoved(rows: State["translations"], id: string, place: Place): State["translations"] {
  const paragraph = rows[id]?.paragraph
  if (!paragraph) return rows
  return patch(rows, id, { paragraph: { ...paragraph, anchor: { ...paragraph.anchor, ...place } } })
}

export function foldAnchor(state: State, entry: Entry): State {
  if (entry.kind !== "anchors-set") return state
  let { threads, statements, records, translations } = state
  for (const { of, start, end } of entry.body.places) {
    threads = moved(threads, of, { start, end })
    statements = moved(statements, of, { start, end })
    records = moved(records, of, { start, end })
    translations = paragraphMoved(translations, of, { start, end })
  }
  return { ...state, threads, statements, records, translations }
}

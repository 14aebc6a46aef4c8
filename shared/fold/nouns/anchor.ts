import type { Entry } from "../../contract/events.ts"
import type { Anchor } from "../../model/anchor.ts"
import type { State } from "../state.ts"

/** Ids are unique over all nouns, so that an event names what has the passage by its id alone. */
export function foldAnchor(state: State, entry: Entry): State {
  if (entry.kind !== "anchors-set") return state
  const places = new Map(entry.body.places.map(({ of, start, end }) => [of, { start, end }]))
  const set = <Row extends { id: string; anchor: Anchor | null }>(table: Record<string, Row>): Record<string, Row> =>
    Object.fromEntries(
      Object.entries(table).map(([id, row]) => {
        const place = places.get(row.id)
        return [id, place && row.anchor ? { ...row, anchor: { ...row.anchor, ...place } } : row]
      }),
    )
  return { ...state, threads: set(state.threads), statements: set(state.statements), records: set(state.records) }
}

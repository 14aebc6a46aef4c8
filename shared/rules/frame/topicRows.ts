import type { TopicRows } from "../../contract/frame.ts"
import type { State } from "../../fold/state.ts"
import { rowsById, rowsWhere, tableOf } from "./tables.ts"

/** null where there is no such topic. */
export function topicRows(state: State, topic: string): TopicRows | null {
  const row = Object.values(state.topics).find(({ id }) => id === topic)
  if (!row) return null
  const here = ({ topic: of }: { topic: string }) => of === topic
  return {
    topic: row.id,
    threads: rowsWhere(state.threads, here),
    statements: rowsWhere(state.statements, here),
    rounds: rowsWhere(state.rounds, here),
    objections: rowsWhere(state.objections, here),
    records: rowsWhere(state.records, ({ body }) => here(body)),
  }
}

/** The topic's rows take the place of those that the state has of it. In the end each table is in the order of the log. */
export function withTopic(state: State, { topic, ...rows }: TopicRows): State {
  const elsewhere = ({ topic: of }: { topic: string }) => of !== topic
  return {
    ...state,
    threads: joined(state.threads, rows.threads, elsewhere, ({ entries }) => entries[0]?.at ?? 0),
    statements: joined(state.statements, rows.statements, elsewhere, ({ at }) => at),
    rounds: joined(state.rounds, rows.rounds, elsewhere, ({ openedAt }) => openedAt),
    objections: joined(state.objections, rows.objections, elsewhere, ({ at }) => at),
    records: joined(
      state.records,
      rows.records,
      ({ body }) => elsewhere(body),
      ({ number }) => number,
    ),
  }
}

function joined<K extends string, V>(
  table: Record<K, V>,
  rows: Record<K, V>,
  elsewhere: (row: V) => boolean,
  order: (row: V) => number,
): Record<K, V> {
  const all = [...rowsById(table).filter(([, row]) => elsewhere(row)), ...rowsById(rows)]
  return tableOf(all.toSorted(([, a], [, b]) => order(a) - order(b)))
}

import type { Objection, RecordRow, Round, Statement } from "../../fold/consensusState.ts"
import type { ThreadCounts, TopicRows } from "../../fold/frame.ts"
import type { State, Thread } from "../../fold/state.ts"
import type { ObjectionId, RecordId, RoundId, StatementId, ThreadId } from "../../model/ids.ts"
import { derivePerTable } from "../derivePerTable.ts"
import { findTopic } from "../readings/rows.ts"
import { rowsById, tableOf } from "./tables.ts"

/** Open discussions that come with a topic, those with the newest comments first; and a third as many settled ones. */
export const threadsAtFirst = 60
/** Each request for older ones asks for so many times as many. */
export const threadsGrowBy = 3
/** A note marks the passages under discussion, so more of these come. */
const passagesAtFirst = 4

/** null if there is no such topic. `threads`: about how many of its discussions. */
export function topicRows(state: State, topic: string, threads = Infinity): TopicRows | null {
  const row = findTopic(state, topic)
  if (!row) return null
  const here = threadsByTopic(state.threads).get(topic) ?? []
  const all = here.map(([, thread]) => thread)
  const recent = recentOf(all, threads)
  return {
    topic: row.id,
    threads: tableOf(here.filter(([, thread]) => recent.has(thread))),
    threadCounts: countThreads(all),
    statements: tableOf(statementsByTopic(state.statements).get(topic) ?? []),
    rounds: tableOf(roundsByTopic(state.rounds).get(topic) ?? []),
    objections: tableOf(objectionsByTopic(state.objections).get(topic) ?? []),
    records: tableOf(recordsByTopic(state.records).get(topic) ?? []),
  }
}

/**
 * The table's rows by their topic, in the table's order: one state is asked for many topics, and each is a small part
 * of it.
 */
const byTopic = <K extends string, V>(topicOf: (row: V) => string) =>
  derivePerTable((table: Record<K, V>) => Map.groupBy(rowsById(table), ([, row]) => topicOf(row)))
const ownTopic = ({ topic }: { topic: string }): string => topic
const threadsByTopic = byTopic<ThreadId, Thread>(ownTopic)
const statementsByTopic = byTopic<StatementId, Statement>(ownTopic)
const roundsByTopic = byTopic<RoundId, Round>(ownTopic)
const objectionsByTopic = byTopic<ObjectionId, Objection>(ownTopic)
const recordsByTopic = byTopic<RecordId, RecordRow>(({ body }) => body.topic)

function recentOf(all: readonly Thread[], wanted: number): ReadonlySet<Thread> {
  const latest = all.toSorted((a, b) => lastSaid(b) - lastSaid(a))
  const open = latest.filter(({ resolved }) => resolved === null)
  return new Set([
    ...open.slice(0, wanted),
    ...open.filter(({ anchor }) => anchor !== null).slice(0, wanted * passagesAtFirst),
    ...latest.filter(({ resolved }) => resolved !== null).slice(0, wanted / threadsGrowBy),
  ])
}

const lastSaid = ({ entries, resolved }: Thread): number => Math.max(entries.at(-1)?.at ?? 0, resolved?.at ?? 0)

export function countThreads(threads: readonly Thread[]): ThreadCounts {
  const open = threads.filter(({ resolved }) => resolved === null).length
  return { open, resolved: threads.length - open }
}

/**
 * Replaces the state's rows of the topic; discussions that only the state holds stay. Each table is then in the order
 * of the log.
 */
export function withTopic(state: State, { topic, ...rows }: TopicRows): State {
  const elsewhere = ({ topic: of }: { topic: string }) => of !== topic
  return {
    ...state,
    threads: joined(
      state.threads,
      rows.threads,
      ({ id }) => !(id in rows.threads),
      ({ entries }) => entries[0]?.at ?? 0,
    ),
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
  stays: (row: V) => boolean,
  order: (row: V) => number,
): Record<K, V> {
  const all = [...rowsById(table).filter(([, row]) => stays(row)), ...rowsById(rows)]
  return tableOf(all.toSorted(([, a], [, b]) => order(a) - order(b)))
}

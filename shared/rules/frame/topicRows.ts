import type { Objection, Round, Statement } from "../../fold/consensusState.ts"
import type { RecordRow } from "../../fold/recordState.ts"
import type { ThreadCounts, TopicRows } from "../../fold/slices/frame.ts"
import type { State, Thread } from "../../fold/state.ts"
import type { ObjectionId, RecordId, RoundId, StatementId, ThreadId } from "../../model/ids.ts"
import { derivePerTable } from "../derivePerTable.ts"
import { findTopic } from "../readings/rows.ts"
import { rowsById, tableOf } from "./tables.ts"
import { isOfOlderThread, translationsInTopic } from "./translations.ts"

/**
 * The number of open threads that a page first gets with a topic, newest comments first. The page also gets a third as
 * many resolved threads.
 */
export const threadsAtFirst = 60
/** Each request for older threads asks for three times as many as the page has. */
export const threadsGrowBy = 3
/** Pages get four times as many open threads on passages, because the note marks the passages under discussion. */
const passagesAtFirst = 4

/** The rows of one topic; null if there is no such topic. `threads` is the approximate number of threads to include. */
export function topicRows(state: State, topic: string, threads = Infinity): TopicRows | null {
  const row = findTopic(state, topic)
  if (!row) return null
  const here = threadsByTopic(state.threads).get(topic) ?? []
  const all = here.map(([, thread]) => thread)
  const recent = recentOf(all, threads)
  const rows = {
    threads: tableOf(here.filter(([, thread]) => recent.has(thread))),
    statements: tableOf(statementsByTopic(state.statements).get(topic) ?? []),
    rounds: tableOf(roundsByTopic(state.rounds).get(topic) ?? []),
    objections: tableOf(objectionsByTopic(state.objections).get(topic) ?? []),
    records: tableOf(recordsByTopic(state.records).get(topic) ?? []),
  }
  const translations = translationsInTopic(state.translations, row.id, rows)
  return { topic: row.id, ...rows, threadCounts: countThreads(all), translations }
}

/**
 * Groups a table's rows by topic, in the table's order. The groups are cached, because one state is read for many
 * topics, each a small part of it.
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
 * Replaces the topic's rows in the state by the fetched rows. Threads that were not fetched are kept. Afterwards each
 * table is in the order of the log.
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
    translations: joined(
      state.translations,
      rows.translations,
      row => row.topic !== topic || isOfOlderThread(row, rows.threads),
      ({ at }) => at,
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

import type { TopicId } from "../../../../../shared/model/ids.ts"
import type { AppendResult } from "../../../../ports/documents/documentLog.ts"
import {
  type Append,
  type AppendTogether,
  appended,
  appendOne,
  keepMet,
  type Writers,
  whyNot,
  writerOf,
} from "../../documents/appendSteps.ts"
import { runStatement, type Steps } from "../../statement.ts"
import type { SqliteRunner } from "../runner.ts"
import { encodeEntries, type JournalEntry } from "./journalEntries.ts"
import { addJournalRow, headOfEpoch } from "./journalStatements.ts"
import { type JournalRow, type NoteJournal, sortInto } from "./noteJournal.ts"

/** An append with this many bytes or more does not use the journal, because its updates fill a page of their own. */
const mostBytes = 4_096

/**
 * Appends to several document logs in one transaction. If there are at least `fewest` notes, their updates become one
 * row of the journal, because rows in doc_update would write a page for each note.
 */
export const appendThroughJournal =
  (runner: SqliteRunner, journal: NoteJournal, fewest: number): AppendTogether =>
  async (list, writers) => {
    const topics = journaledOf(list, fewest)
    const { results, met } = await runner.transaction(
      () => appendAll(list, topics, journal, { known: writers, met: new Map() }),
      done => done.results.includes(appended),
      // synchronous, because the next transaction must know which updates are in the journal
      ({ row }) => row && journal.add(row),
    )
    if (results.includes(appended)) keepMet(met, writers)
    return results
  }

/**
 * Returns the topics whose appends go through the journal; none if there are fewer than `fewest`. A topic is left out
 * if an append to it is long or claims a client id, because such an append writes a page of the note's own anyway.
 */
function journaledOf(list: readonly Append[], fewest: number): ReadonlySet<TopicId> {
  const topics = new Set(list.map(([topic]) => topic))
  for (const [topic, , updates, owners] of list) {
    const bytes = updates.reduce((sum, { update }) => sum + update.byteLength, 0)
    if (owners.length > 0 || bytes >= mostBytes) topics.delete(topic)
  }
  return topics.size < fewest ? new Set() : topics
}

interface Done {
  results: AppendResult[]
  met: Writers["met"]
  /** null if the journal gets no row */
  row: JournalRow | null
}

interface Journaled {
  topic: TopicId
  entry: JournalEntry
}

function* appendAll(
  list: readonly Append[],
  topics: ReadonlySet<TopicId>,
  journal: NoteJournal,
  writers: Writers,
): Steps<Done> {
  const results: AppendResult[] = []
  const journaled: Journaled[] = []
  for (const append of list) {
    const [topic, expect, , owners] = append
    if (!topics.has(topic)) {
      yield* journal.sorted(topic)
      results.push(yield* appendOne(append, writers))
      continue
    }
    const entry = yield* entryOf(append, journaled, journal, writers)
    if (entry) {
      journaled.push({ topic, entry })
      results.push(appended)
      continue
    }
    yield* journal.sorted(topic)
    for (const before of journaled) if (before.topic === topic) yield* sortInto(before.entry.doc, [before.entry])
    results.push(yield* whyNot(topic, expect, owners))
  }
  return { results, met: writers.met, row: yield* writeRow(journaled, journal.next()) }
}

/** Returns an append as an entry of the journal; null if the note's head is not the expected one. */
function* entryOf(
  [topic, expect, updates]: Append,
  journaled: readonly Journaled[],
  journal: NoteJournal,
  writers: Writers,
): Steps<JournalEntry | null> {
  const [head] = yield* runStatement(headOfEpoch, { topic, epoch: expect.epoch })
  if (head === undefined) return null
  const { doc, seq, standing, rights } = head
  const before = journaled.findLast(({ entry }) => entry.doc === doc)
  const last = Math.max(seq, journal.lastSeqOf(topic, doc), before ? lastSeqIn(before.entry) : 0)
  if (last !== expect.seq || rights !== expect.rights) return null
  if (standing !== null && standing !== expect.standing) return null
  const entry: JournalEntry["updates"][number][] = []
  for (const { by, at, update } of updates) entry.push({ actor: yield* writerOf(by, writers), atMs: at, bin: update })
  return { doc, firstSeq: last + 1, updates: entry }
}

const lastSeqIn = ({ firstSeq, updates }: JournalEntry): number => firstSeq + updates.length - 1

function* writeRow(journaled: readonly Journaled[], n: number): Steps<JournalRow | null> {
  if (journaled.length === 0) return null
  const { bin, starts } = encodeEntries(journaled.map(({ entry }) => entry))
  yield* runStatement(addJournalRow, { n, bin })
  const notes = journaled.map(({ topic, entry }, k) => ({
    topic,
    doc: entry.doc,
    start: starts[k] ?? 0,
    lastSeq: lastSeqIn(entry),
  }))
  return { n, bin, notes }
}

import type { TopicId } from "../../../../../shared/model/ids.ts"
import type { Clock } from "../../../../ports/host/clock.ts"
import { addUpdate } from "../../documents/documentStatements.ts"
import { moveHead } from "../../documents/headStatements.ts"
import type { Unsorted } from "../../documents/unsorted.ts"
import { type Runner, runStatement, type Steps } from "../../statement.ts"
import { entryAt, type JournalEntry } from "./journalEntries.ts"
import { deleteJournalRows, lastSeqOf } from "./journalStatements.ts"

/**
 * The journal is sorted when it has this many bytes. With a smaller limit, more pages would be written for the same
 * updates.
 */
const mostBytes = 1_048_576
/**
 * Milliseconds after which the journal is sorted even if it has fewer bytes. After a kill, the next start must sort the
 * journal first.
 */
const longestMs = 30_000
/** The most entries that one transaction sorts. Sorting this many takes some milliseconds. */
const entriesAtOnce = 1_000
/** The most rows that one statement deletes. SQLite overwrites each deleted row, which takes time. */
const rowsAtOnce = 100

/** A row of the journal, and the notes whose updates are in it. */
export interface JournalRow {
  n: number
  bin: Uint8Array
  notes: readonly { topic: TopicId; doc: number; start: number; lastSeq: number }[]
}

/** The entries of one log that are in the journal. Some of them may have been sorted by a transaction meanwhile. */
interface Note {
  doc: number
  lastSeq: number
  entries: { bin: Uint8Array; start: number }[]
}

/**
 * The journal of the notes (docs/decisions/one-row-per-tick.md). It knows which committed updates may not be in
 * doc_update yet, and sorts them into doc_update. To sort a log is to add the updates after its head and then to move
 * the head. Sorting can be repeated, because updates up to the head are skipped. So any part of the journal can be
 * sorted at any time. The journal's rows are deleted once all of their updates are sorted.
 */
export class NoteJournal implements Unsorted {
  readonly #runner: Pick<Runner, "ask" | "transaction">
  readonly #clock: Pick<Clock, "wait">
  readonly #notes = new Map<TopicId, Note[]>()
  /** the number of the last row, and of the first that was not deleted */
  #last = 0
  #first = 1
  #bytes = 0
  #sorting: Promise<void> = Promise.resolve()
  #waits = false
  #isClosed = false

  constructor(runner: Pick<Runner, "ask" | "transaction">, clock: Pick<Clock, "wait">) {
    this.#runner = runner
    this.#clock = clock
  }

  /** The number of the next row. */
  next(): number {
    return this.#last + 1
  }

  /** The number of a log's last update in the journal; 0 if there is none. */
  lastSeqOf(topic: TopicId, doc: number): number {
    return this.#noteOf(topic, doc)?.lastSeq ?? 0
  }

  /** Records a row right after its commit. */
  add({ n, bin, notes }: JournalRow): void {
    this.#last = n
    this.#bytes += bin.byteLength
    for (const { topic, doc, start, lastSeq } of notes) {
      const note = this.#noteOf(topic, doc) ?? this.#addNote(topic, doc)
      note.lastSeq = lastSeq
      note.entries.push({ bin, start })
    }
    if (this.#bytes >= mostBytes) this.#sortSoon()
    else this.#sortLater()
  }

  has(topic: TopicId): boolean {
    return this.#notes.has(topic)
  }

  *sorted(topic: TopicId): Steps<void> {
    for (const { doc, entries } of this.#notes.get(topic) ?? []) yield* sortInto(doc, entries.map(read))
  }

  /** Sorts everything that is in the journal when it is called. */
  sortAll(): Promise<void> {
    const sorted = this.#sorting.then(() => this.#sortNow())
    // if this call fails, the next call sorts again
    this.#sorting = sorted.catch(() => {})
    return sorted
  }

  /** Sorts all updates. If this fails, e.g. because the disk is full, the next start sorts the rest. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.sortAll().catch(() => {})
  }

  async #sortNow(): Promise<void> {
    const [upTo, bytes] = [this.#last, this.#bytes]
    if (upTo < this.#first) return
    const notes = [...this.#notes.values()].flat().map(note => ({ note, count: note.entries.length }))
    const all = notes.flatMap(({ note: { doc, entries } }) => entries.map(entry => ({ doc, entry })))
    for (let at = 0; at < all.length; at += entriesAtOnce) {
      const some = Map.groupBy(all.slice(at, at + entriesAtOnce), ({ doc }) => doc)
      await this.#runner.transaction(
        () => sortEach(some),
        () => true,
      )
    }
    for (; this.#first <= upTo; this.#first += rowsAtOnce)
      await this.#runner.ask(deleteJournalRows, { upTo: Math.min(upTo, this.#first + rowsAtOnce - 1) })
    this.#first = upTo + 1
    this.#bytes -= bytes
    for (const { note, count } of notes) note.entries.splice(0, count)
    for (const [topic, list] of this.#notes) {
      const left = list.filter(({ entries }) => entries.length > 0)
      if (left.length > 0) this.#notes.set(topic, left)
      else this.#notes.delete(topic)
    }
  }

  /**
   * Sorts in the background. A failure is ignored here, because the watch that seals the notes sorts again and reports
   * a failure.
   */
  #sortSoon(): void {
    if (this.#isClosed) return
    void this.sortAll().catch(() => {})
  }

  #sortLater(): void {
    if (this.#waits) return
    this.#waits = true
    void this.#clock.wait(longestMs).then(() => {
      this.#waits = false
      this.#sortSoon()
    })
  }

  #noteOf(topic: TopicId, doc: number): Note | undefined {
    return this.#notes.get(topic)?.find(note => note.doc === doc)
  }

  #addNote(topic: TopicId, doc: number): Note {
    const note = { doc, lastSeq: 0, entries: [] }
    this.#notes.set(topic, [...(this.#notes.get(topic) ?? []), note])
    return note
  }
}

const read = ({ bin, start }: { bin: Uint8Array; start: number }): JournalEntry => entryAt(bin, start)

function* sortEach(notes: ReadonlyMap<number, readonly { entry: Note["entries"][number] }[]>): Steps<void> {
  for (const [doc, list] of notes)
    yield* sortInto(
      doc,
      list.map(({ entry }) => read(entry)),
    )
}

/** Yields the statements that add the updates of entries to a log. Updates up to the log's head are skipped. */
export function* sortInto(doc: number, entries: readonly JournalEntry[]): Steps<void> {
  const [head] = yield* runStatement(lastSeqOf, { doc })
  if (head === undefined) throw new Error(`the journal has updates of the unknown log ${doc}`)
  let last = head.seq
  for (const { firstSeq, updates } of entries) {
    if (firstSeq > last + 1) throw new Error(`the journal has a gap after update ${last} of the log ${doc}`)
    for (const update of updates.slice(last + 1 - firstSeq)) {
      last += 1
      yield* runStatement(addUpdate, { doc, seq: last, ...update })
    }
  }
  if (last > head.seq) yield* runStatement(moveHead, { doc, seq: last })
}

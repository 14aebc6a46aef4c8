import { join } from "node:path"
import type { Findable, Partition, SearchIndex } from "../../ports/database/searchIndex.ts"
import { root } from "../system/root.ts"
import { FindingThread } from "./findInThread.ts"
import { findIn, knownPartition } from "./finding.ts"
import { indexedTokens } from "./indexed.ts"
import { Names, type PackedRow, packed, unpacked } from "./packing.ts"
import { openSearchFile } from "./searchFile.ts"

/** Milliseconds of writing after which the event loop runs other work. */
const atOnceMs = 8

/** Milliseconds until a checkpoint that a reader held up is tried again. */
const checkpointAgainMs = 500

/**
 * The distance between the row numbers of two weights. A text of a lower `order` has a higher number, and a later text
 * a higher one than an earlier text, so that the first results are read without sorting all of them.
 */
const perOrder = 2 ** 40
const lastOrder = 2

const program = import.meta.filename.endsWith(".ts")
  ? join(import.meta.dirname, "findingThread.ts")
  : join(root, "dist/server/findingThread.js")

/**
 * Opens the index in a file of its own, or in memory for an empty name. Every token begins with the number of its
 * partition, so that a search never touches the tokens of another audience (DOMAIN U2). A file that was written for
 * another incarnation of the database, or with another folding of characters, is written anew. A thread reads the file;
 * an index in memory is for tests and is read at once.
 */
export function openSearchIndex(file: string, incarnation = ""): SearchIndex {
  const db = openSearchFile(file, incarnation)
  const thread = file ? new FindingThread(program, file) : null
  const partitionId = (one: Partition): number => {
    db.prepare("INSERT OR IGNORE INTO partitions (workspace, audience) VALUES (?, ?)").run(one.workspace, one.audience)
    return knownPartition(db, one) ?? 0
  }
  const names = new Names(db)
  const listed = db.prepare<[number, number], PackedRow>("SELECT * FROM passages WHERE partition = ? AND part = ?")
  const removeRow = db.prepare("DELETE FROM passages WHERE id = ?")
  const removeWords = db.prepare("INSERT INTO words (words, rowid, tokens) VALUES ('delete', ?, ?)")
  const addWords = db.prepare("INSERT INTO words (rowid, tokens) VALUES (?, ?)")
  const addRow = db.prepare(`INSERT INTO passages
    (id, partition, part, key, kind, ref, lang, topic, session, person, at, path, place, text)
    VALUES (@id, @partition, @part, @key, @kind, @ref, @lang, @topic, @session, @person, @at, @path, @place, @text)`)
  const newest = db.prepare("SELECT max(id) FROM passages WHERE id > ? AND id < ?").pluck()

  const remove = (row: PackedRow) => {
    removeWords.run(row.id, indexedTokens(row.partition, unpacked(names, row)))
    removeRow.run(row.id)
  }
  const add = (partition: number, part: number, passage: Findable) => {
    const begins = (lastOrder - passage.order) * perOrder
    const id = Number(newest.get(begins, begins + perOrder) ?? begins) + 1
    addRow.run({ ...packed(names, passage), id, partition, part })
    addWords.run(id, indexedTokens(partition, passage))
  }
  /** Does something with each item, in transactions that are short enough for the event loop. */
  const inTurns = async <Item>(items: readonly Item[], act: (item: Item) => void): Promise<void> => {
    const turn = db.transaction((from: number): number => {
      let at = from
      for (const until = performance.now() + atOnceMs; at < items.length && performance.now() < until; at++) {
        const item = items[at]
        if (item !== undefined) act(item)
      }
      return at
    })
    try {
      for (let at = 0; at < items.length; await nextTurn()) at = turn(at)
    } catch (failure) {
      // the new names of a transaction that failed are not in the file
      names.forget()
      throw failure
    }
  }
  let again: NodeJS.Timeout | undefined
  /** Writes the journal into the file and empties it, so that removed words stay in neither. */
  const checkpoint = () => {
    clearTimeout(again)
    if (!db.open) return
    const done = db.prepare<[], { busy: number }>("PRAGMA wal_checkpoint(TRUNCATE)").get()
    if (done?.busy !== 0) again = setTimeout(checkpoint, checkpointAgainMs).unref()
  }
  const removeAll = async (rows: readonly PackedRow[]): Promise<void> => {
    if (rows.length === 0) return
    await inTurns(rows, remove)
    checkpoint()
  }

  return {
    async replace(partition, part, passages) {
      const id = partitionId(partition)
      const wanted = new Map(passages.map(one => [one.key, one]))
      const number = names.numberOf(part)
      const gone: PackedRow[] = []
      for (const row of listed.all(id, number)) {
        const was = unpacked(names, row)
        const now = wanted.get(was.key)
        if (now && isSame(was, now)) wanted.delete(was.key)
        else gone.push(row)
      }
      // old texts are removed first, because erased words must leave even if the rest fails
      await removeAll(gone)
      await inTurns(
        [...wanted.values()].toSorted((a, b) => a.at - b.at),
        passage => add(id, number, passage),
      )
    },
    async keepParts(partition, parts) {
      const id = knownPartition(db, partition)
      const held = db.prepare<[number | null], number>("SELECT DISTINCT part FROM passages WHERE partition = ?").pluck()
      for (const part of held.all(id).map(number => names.nameOf(number)))
        if (!parts.has(part)) await this.replace(partition, part, [])
    },
    async keepWorkspaces(workspaces) {
      const held = db.prepare<[], Partition>("SELECT workspace, audience FROM partitions").all()
      for (const one of held) if (!workspaces.has(one.workspace)) await this.forget(one)
    },
    async forget(partition) {
      const id = knownPartition(db, partition)
      if (id === null) return
      await removeAll(db.prepare<[number], PackedRow>("SELECT * FROM passages WHERE partition = ?").all(id))
    },
    async clear() {
      db.exec("INSERT INTO words (words) VALUES ('delete-all')")
      await inTurns(db.prepare<[], number>("SELECT id FROM passages").pluck().all(), id => removeRow.run(id))
      checkpoint()
    },
    count: () => Number(db.prepare("SELECT count(*) FROM passages").pluck().get()),
    find: async (partitions, query) => (thread ? thread.find(partitions, query) : findIn(db, partitions, query)),
    async close() {
      clearTimeout(again)
      await thread?.end()
      db.close()
    },
  }
}

const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** Compares what is found and shown. A text keeps its first time, because a note's paragraphs share the time of the note. */
const isSame = (was: Findable, now: Findable): boolean =>
  was.text === now.text &&
  was.kind === now.kind &&
  was.id === now.id &&
  was.lang === now.lang &&
  was.topic === now.topic &&
  was.session === now.session &&
  was.person === now.person &&
  was.path === now.path &&
  was.order === now.order

import { rmSync } from "node:fs"
import Sqlite from "better-sqlite3"
import type { Findable, Hit, Partition, SearchIndex, SearchQuery } from "../../ports/database/searchIndex.ts"
import { marksOf, phrasesOf, type SoughtPhrase, tokensOf } from "./tokens.ts"
import { foldingNow } from "./units.ts"

/** The version of the tables and of the tokens. A file of another version is deleted and written anew. */
const version = 3

/** The most phrases of a query that are searched; more are not read. */
const mostPhrases = 32

/** The number up to which results are counted, so that a word of nearly every text is found as fast as another one. */
const mostCounted = 10_000

/** The characters after the first mark in which words are marked. A result shows fewer of them. */
const mostShown = 1000

/** The most passages that one transaction changes, so that the event loop is not blocked for long. */
const perTransaction = 500

const tables = `
  CREATE TABLE IF NOT EXISTS basis (folding TEXT, incarnation TEXT);
  CREATE TABLE IF NOT EXISTS partitions (id INTEGER PRIMARY KEY, workspace TEXT, audience TEXT, UNIQUE (workspace, audience));
  CREATE TABLE IF NOT EXISTS passages (
    id INTEGER PRIMARY KEY, partition INTEGER NOT NULL, part TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL,
    ref TEXT NOT NULL, lang TEXT NOT NULL, topic TEXT NOT NULL, session TEXT NOT NULL, person TEXT NOT NULL,
    at INTEGER NOT NULL, path TEXT NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL,
    UNIQUE (partition, part, key)
  );
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (tokens, content = '', columnsize = 0, tokenize = "ascii");
  INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
`

/**
 * The distance between the row numbers of two weights. A text of a lower `order` has a higher number, and a later text
 * a higher one than an earlier text, so that the first results are read without sorting all of them.
 */
const perOrder = 2 ** 40
const lastOrder = 2

interface Row {
  id: number
  workspace: Hit["workspace"]
  key: string
  kind: Findable["kind"]
  ref: string
  lang: string
  topic: string
  session: string
  person: string
  at: number
  path: string
  place: number
  text: string
}

/**
 * Opens the index in a file of its own, or in memory for an empty name. Every token begins with the number of its
 * partition, so that a search never touches the tokens of another audience (DOMAIN U2). A file that was written for
 * another incarnation of the database, or with another folding of characters, is written anew.
 */
export function openSearchIndex(file: string, incarnation = ""): SearchIndex {
  const db = openFile(file, { folding: foldingNow(), incarnation })
  const partitionId = (one: Partition): number => {
    db.prepare("INSERT OR IGNORE INTO partitions (workspace, audience) VALUES (?, ?)").run(one.workspace, one.audience)
    return knownPartition(db, one) ?? 0
  }
  const listed = db.prepare<[number, string], Row>("SELECT * FROM passages WHERE partition = ? AND part = ?")
  const removeRow = db.prepare("DELETE FROM passages WHERE id = ?")
  const removeWords = db.prepare("INSERT INTO words (words, rowid, tokens) VALUES ('delete', ?, ?)")
  const addWords = db.prepare("INSERT INTO words (rowid, tokens) VALUES (?, ?)")
  const addRow = db.prepare(`INSERT INTO passages
    (id, partition, part, key, kind, ref, lang, topic, session, person, at, path, place, text)
    VALUES (@row, @partition, @part, @key, @kind, @id, @lang, @topic, @session, @person, @at, @path, @order, @text)`)

  const newest = db.prepare("SELECT max(id) FROM passages WHERE id > ? AND id < ?").pluck()

  const remove = (partition: number, row: Row) => {
    removeWords.run(row.id, indexed(partition, row.text))
    removeRow.run(row.id)
  }
  const change = db.transaction((partition: number, part: string, gone: Row[], fresh: Findable[]) => {
    for (const row of gone) remove(partition, row)
    for (const passage of fresh) {
      const begins = (lastOrder - passage.order) * perOrder
      const row = Number(newest.get(begins, begins + perOrder) ?? begins) + 1
      addRow.run({ ...passage, row, partition, part })
      addWords.run(row, indexed(partition, passage.text))
    }
  })

  return {
    async replace(partition, part, passages) {
      const id = partitionId(partition)
      const wanted = new Map(passages.map(one => [one.key, one]))
      const gone: Row[] = []
      for (const row of listed.all(id, part)) {
        const now = wanted.get(row.key)
        if (now && isSame(row, now)) wanted.delete(row.key)
        else gone.push(row)
      }
      const fresh = [...wanted.values()].toSorted((a, b) => a.at - b.at)
      // old texts are removed first, because erased words must leave even if the rest fails
      for (let from = 0; from < Math.max(gone.length, fresh.length); from += perTransaction) {
        change(id, part, gone.slice(from, from + perTransaction), [])
        await nextTurn()
      }
      for (let from = 0; from < fresh.length; from += perTransaction) {
        change(id, part, [], fresh.slice(from, from + perTransaction))
        await nextTurn()
      }
    },
    async keepParts(partition, parts) {
      const id = knownPartition(db, partition)
      const held = db.prepare<[number | null], string>("SELECT DISTINCT part FROM passages WHERE partition = ?").pluck()
      for (const part of held.all(id)) if (!parts.has(part)) await this.replace(partition, part, [])
    },
    async keepWorkspaces(workspaces) {
      const held = db.prepare<[], Partition>("SELECT workspace, audience FROM partitions").all()
      for (const one of held) if (!workspaces.has(one.workspace)) await this.forget(one)
    },
    async forget(partition) {
      const id = knownPartition(db, partition)
      if (id === null) return
      const rows = db.prepare<[number], Row>("SELECT * FROM passages WHERE partition = ?").all(id)
      db.transaction(() => {
        for (const row of rows) remove(id, row)
      })()
    },
    async find(partitions, query) {
      const phrases = phrasesOf(query.q).slice(0, mostPhrases)
      const ids = partitions.map(one => knownPartition(db, one)).filter(id => id !== null)
      if (phrases.length === 0 || ids.length === 0) return { hits: [], total: 0 }
      const match = ids.map(id => `(${phrases.map(phrase => matched(id, phrase)).join(" AND ")})`).join(" OR ")
      const { where, values } = filters(query)
      const joined = `FROM words JOIN passages ON passages.id = words.rowid WHERE words MATCH ?${where}`
      const counted = values.length > 0 ? joined : "FROM words WHERE words MATCH ?"
      const total = Number(
        db
          .prepare(`SELECT count(*) FROM (SELECT 1 ${counted} LIMIT ${mostCounted})`)
          .pluck()
          .get(match, ...values),
      )
      const rows = db
        .prepare<unknown[], Row>(
          `SELECT found.*, partitions.workspace FROM
            (SELECT passages.* ${joined} ORDER BY words.rowid DESC LIMIT ? OFFSET ?) AS found
            JOIN partitions ON partitions.id = found.partition ORDER BY found.id DESC`,
        )
        .all(match, ...values, query.limit, query.offset)
      return { hits: rows.map(row => hitOf(row, query.q)), total }
    },
    close: () => void db.close(),
  }
}

const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** Names what the texts and the tokens of a file were made from. */
interface Basis {
  folding: string
  incarnation: string
}

function openFile(file: string, basis: Basis): Sqlite.Database {
  const open = () => {
    const db = new Sqlite(file || ":memory:")
    db.pragma("journal_mode = WAL")
    // the index can be written anew, so a power cut may take its last seconds
    db.pragma("synchronous = NORMAL")
    db.pragma("secure_delete = ON")
    return db
  }
  const deleteFile = () => {
    for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true })
  }
  let db: Sqlite.Database
  try {
    db = open()
    if (!isEmpty(db) && !isLevel(db, basis)) {
      db.close()
      deleteFile()
      db = open()
    }
    db.exec(tables)
  } catch (failure) {
    // a damaged index is no loss
    if (!file) throw failure
    deleteFile()
    db = open()
    db.exec(tables)
  }
  db.exec("DELETE FROM basis")
  db.prepare("INSERT INTO basis (folding, incarnation) VALUES (@folding, @incarnation)").run(basis)
  db.pragma(`user_version = ${version}`)
  return db
}

const isEmpty = (db: Sqlite.Database): boolean => db.prepare("SELECT 1 FROM sqlite_schema").get() === undefined

/** Returns whether the file was written by this version and from the same basis. */
function isLevel(db: Sqlite.Database, { folding, incarnation }: Basis): boolean {
  if (db.pragma("user_version", { simple: true }) !== version) return false
  const found = db.prepare<[], Basis>("SELECT folding, incarnation FROM basis").get()
  return found?.folding === folding && found.incarnation === incarnation
}

const knownPartition = (db: Sqlite.Database, { workspace, audience }: Partition): number | null => {
  const id = db
    .prepare<[string, string], number>("SELECT id FROM partitions WHERE workspace = ? AND audience = ?")
    .pluck()
    .get(workspace, audience)
  return typeof id === "number" ? id : null
}

/** Compares what is found and shown. A text keeps its first time, because a note's paragraphs share the time of the note. */
const isSame = (row: Row, now: Findable): boolean =>
  row.text === now.text &&
  row.kind === now.kind &&
  row.ref === now.id &&
  row.lang === now.lang &&
  row.topic === now.topic &&
  row.session === now.session &&
  row.person === now.person &&
  row.path === now.path &&
  row.place === now.order

/** The dot is no ASCII sign, so that SQLite's tokenizer keeps it within a token. */
const within = (partition: number, token: string): string => `${partition.toString(36)}·${token}`

const indexed = (partition: number, text: string): string =>
  tokensOf(text)
    .map(token => within(partition, token))
    .join(" ")

/** Tokens hold letters and digits alone, so that none of them can be an operator or end the quotes. */
const matched = (partition: number, { tokens, prefix }: SoughtPhrase): string =>
  `"${tokens.map(token => within(partition, token)).join(" ")}"${prefix ? " *" : ""}`

function filters({ kind, lang, topic, session, person, since, until }: SearchQuery) {
  const given = [
    ["kind = ?", kind],
    ["lang = ?", lang],
    ["topic = ?", topic],
    ["session = ?", session],
    ["person = ?", person],
    ["at >= ?", since],
    ["at < ?", until],
  ] as const
  const set = given.filter(([, value]) => value !== undefined && value !== "")
  return { where: set.map(([clause]) => ` AND passages.${clause}`).join(""), values: set.map(([, value]) => value) }
}

function hitOf({ id: _, ref, place, workspace, ...row }: Row, q: string): Hit {
  const { key, kind, lang, topic, session, person, at, path, text } = row
  return {
    key,
    kind,
    id: ref,
    lang,
    topic,
    session,
    person,
    at,
    path,
    order: place,
    text,
    workspace,
    marks: marksOf(text, q, mostShown),
  }
}

import { rmSync } from "node:fs"
import Sqlite from "better-sqlite3"
import { foldingNow } from "./units.ts"

/** The version of the tables, of the tokens and of the list of kinds. A file of another version is written anew. */
const version = 8

const tables = `
  CREATE TABLE IF NOT EXISTS basis (folding TEXT, incarnation TEXT);
  CREATE TABLE IF NOT EXISTS partitions (id INTEGER PRIMARY KEY, workspace TEXT, audience TEXT, UNIQUE (workspace, audience));
  CREATE TABLE IF NOT EXISTS names (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS passages (
    id INTEGER PRIMARY KEY, partition INTEGER NOT NULL, part INTEGER NOT NULL, key TEXT NOT NULL, kind INTEGER NOT NULL,
    ref BLOB NOT NULL, lang TEXT NOT NULL, topic INTEGER NOT NULL, session INTEGER NOT NULL, person INTEGER NOT NULL,
    at INTEGER NOT NULL, path TEXT NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS levels (partition INTEGER, part INTEGER, level TEXT NOT NULL, PRIMARY KEY (partition, part));
  CREATE INDEX IF NOT EXISTS parts ON passages (partition, part);
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (tokens, content = '', columnsize = 0, tokenize = "ascii");
  INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
`

/** Names what the texts and the tokens of a file were made from. */
interface Basis {
  folding: string
  incarnation: string
}

/** Opens the file of an index for writing, or a database in memory for an empty name. A damaged file is no loss. */
export function openSearchFile(file: string, incarnation: string): Sqlite.Database {
  const basis: Basis = { folding: foldingNow(), incarnation }
  const open = () => {
    const db = new Sqlite(file || ":memory:")
    // larger pages waste less space; the size applies only to a new file
    db.pragma("page_size = 16384")
    db.pragma("journal_mode = WAL")
    // the index can be written anew, so a power cut may take its last seconds
    db.pragma("synchronous = NORMAL")
    db.pragma("secure_delete = ON")
    // a checkpoint of 4 MB holds a search up for a shorter time than the 16 MB that SQLite would wait for
    db.pragma("wal_autocheckpoint = 256")
    // a checkpoint that another reader of the file holds up is tried again later
    db.pragma("busy_timeout = 0")
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

import { toSnakeCase } from "drizzle-orm/casing"
import { getTableConfig, SQLiteBoolean, type SQLiteColumn, type SQLiteTable } from "drizzle-orm/sqlite-core"
import { leastVersionKey } from "../schema/versions.ts"
import type { SqlTables } from "../schema.ts"
import { sqlite } from "../sqlite/schema.sqlite.ts"

/**
 * How a table is copied from one database to another. `rows`: all rows are copied, at most `atOnce` in one step. `left
 * out`: no row is copied, for the reason in `because`.
 */
type Way = { kind: "rows"; atOnce: number } | { kind: "left out"; because: string }

const rows = (atOnce = 1_000): Way => ({ kind: "rows", atOnce })
const leftOut = (because: string): Way => ({ kind: "left out", because })

const ofOpenRounds = "the ballots of a secret round stay where they are cast, until the round ends"
const computed = "a start computes checkpoints from the log"

/**
 * How each table is copied, in the order of copying: a table is copied before the tables that refer to it. A table that
 * is added to the schema must be added here.
 */
const ways: Record<keyof SqlTables, Way> = {
  meta: rows(),
  workspace: rows(),
  home: rows(),
  content: rows(500),
  event: rows(500),
  logHead: rows(),
  headSignature: rows(),
  command: rows(),
  answer: rows(),
  writer: rows(),
  docHead: rows(),
  docUpdate: rows(4_000),
  // a segment holds up to a megabyte of updates
  docSegment: rows(50),
  // a snapshot contains a whole note
  snapshot: rows(4),
  clientOwner: rows(),
  invite: rows(),
  invitation: rows(),
  signIn: rows(),
  seat: rows(),
  address: rows(),
  boundAddress: rows(),
  withheld: rows(),
  letter: rows(),
  returnLink: rows(),
  calendar: rows(),
  tokenUse: rows(),
  translationDraft: leftOut("what is typed and not handed over is read by its writer alone"),
  adminToken: rows(),
  account: rows(),
  accountSubject: rows(),
  passkey: rows(),
  accountSeat: rows(),
  signInOrigin: rows(),
  deletion: rows(),
  webhook: rows(),
  job: rows(),
  jobFile: leftOut("a file stands for a day, and can be asked for again"),
  uploadedFile: rows(),
  // a part holds half a megabyte
  filePart: rows(8),
  ballot: leftOut(ofOpenRounds),
  roll: leftOut(ofOpenRounds),
  checkpoint: leftOut(computed),
  checkpointPart: leftOut(computed),
}

/** The tables that only SQLite has, by their names in SQLite. */
const sqliteAlone: Readonly<Record<string, Way>> = {
  doc_journal: leftOut("its updates are moved into doc_update before a copy begins"),
}

/** The tables that only PostgreSQL has, by their names in PostgreSQL. */
const postgresAlone: Readonly<Record<string, Way>> = {
  ballot_sheet: leftOut(ofOpenRounds),
  duty: leftOut("a duty is held by a process"),
  ticket: leftOut("a ticket is valid for 30 seconds"),
}

/**
 * The keys of `meta` that record whether a database's content is complete, how new its tables are, and on which storage
 * it was served (postgres/connection/sameDatabase.ts). They are not copied, because they are true of that database
 * alone.
 */
export const marks = {
  copying: "copying",
  seeding: "seeding",
  seeded: "seeded",
  least: leastVersionKey,
  storage: "storage",
} as const

export interface CopiedColumn {
  name: string
  kind: "text" | "integer" | "boolean" | "bytes"
}

/** A table whose rows are copied, with the facts that a query for them needs. */
export interface CopiedTable {
  name: string
  columns: readonly CopiedColumn[]
  /** the columns of the primary key, as indexes of `columns` */
  key: readonly number[]
  /** the column to which the database assigns numbers; null if there is none */
  numbered: string | null
  atOnce: number
}

const nameOf = ({ name }: { name: string }) => toSnakeCase(name)

function kindOf(column: SQLiteColumn): CopiedColumn["kind"] {
  if (column instanceof SQLiteBoolean) return "boolean"
  const type = column.getSQLType()
  if (type === "text" || type === "integer") return type
  if (type === "blob") return "bytes"
  throw new Error(`${column.name}: no way to copy a column of the type ${type}`)
}

function describe(table: SQLiteTable, atOnce: number): CopiedTable {
  const { name, columns, primaryKeys } = getTableConfig(table)
  const keys = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
  const numbered = columns.find(column => "autoIncrement" in column && column.autoIncrement === true)
  return {
    name,
    columns: columns.map(column => ({ name: nameOf(column), kind: kindOf(column) })),
    key: keys.map(({ name }) => columns.findIndex(column => column.name === name)),
    numbered: numbered ? nameOf(numbered) : null,
    atOnce,
  }
}

/** Both dialects have the same tables (schema.ts), so that one description serves both. */
export const copiedTables: readonly CopiedTable[] = Object.entries(ways).flatMap(([key, way]) =>
  way.kind === "rows" ? [describe(tableNamed(key), way.atOnce)] : [],
)

function tableNamed(key: string): SQLiteTable {
  const [, table] = Object.entries(sqlite).find(([name]) => name === key) ?? []
  if (!table) throw new Error(`no table ${key}`)
  return table
}

/** How each table of SQLite and PostgreSQL is copied, by its name in the database. */
export const waysByName: Readonly<Record<string, Way>> = {
  ...Object.fromEntries(Object.entries(ways).map(([key, way]) => [getTableConfig(tableNamed(key)).name, way])),
  ...sqliteAlone,
  ...postgresAlone,
}

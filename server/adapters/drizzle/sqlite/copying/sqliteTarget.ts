import type Sqlite from "better-sqlite3"
import type { Row, RowSource, RowTarget } from "../../copying/rows.ts"
import { type CopiedTable, marks } from "../../copying/tables.ts"
import { removeDatabase } from "../backup/removeDatabase.ts"
import { connect } from "../connect.ts"
import { isUpToDate, migrate } from "../migrate.ts"
import { sqliteRows, stored } from "./sqliteRows.ts"

export interface SqliteTarget extends RowTarget {
  close(): void
}

/**
 * Opens the file to which a database is copied. `from` names the original. If an interrupted copy of the same original
 * has left the file, the copy is continued. Any other file is replaced by an empty file.
 */
export function openSqliteTarget(file: string, from: string): SqliteTarget {
  let database = begun(file, from) ?? anew(file, from)
  let rows = sqliteRows(database)
  let inserts = new Map<string, Sqlite.Statement>()
  const insertOf = (table: CopiedTable) => {
    const statement = inserts.get(table.name) ?? database.prepare(insertInto(table))
    inserts.set(table.name, statement)
    return statement
  }
  const source: RowSource = {
    count: table => rows.count(table),
    after: (table, row, limit) => rows.after(table, row, limit),
    last: table => rows.last(table),
    lastNumber: table => rows.lastNumber(table),
  }
  return {
    ...source,
    async add(table, added: readonly Row[]) {
      const insert = insertOf(table)
      database.transaction(() => {
        for (const row of added) insert.run(...row.map(stored))
      })()
    },
    async numberAfter({ name }, last) {
      database.transaction(() => {
        database.prepare("DELETE FROM sqlite_sequence WHERE name = ?").run(name)
        if (last > 0) database.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)").run(name, last)
      })()
    },
    async empty() {
      // a new file replaces this file, because triggers forbid the deletion of entries
      database.close()
      database = anew(file, from)
      rows = sqliteRows(database)
      inserts = new Map()
    },
    close: () => database.close(),
  }
}

function insertInto({ name, columns }: CopiedTable): string {
  const names = columns.map(column => `"${column.name}"`).join(", ")
  return `INSERT INTO "${name}" (${names}) VALUES (${columns.map(() => "?").join(", ")})`
}

/** Opens the file if an interrupted copy of this original has left it. */
function begun(file: string, from: string): Sqlite.Database | null {
  try {
    const database = connect(file)
    if (isUpToDate(database) && markOf(database) === from) return database
    database.close()
  } catch {
    // a file that cannot be opened is replaced
  }
  return null
}

const markOf = (database: Sqlite.Database): unknown =>
  database.prepare("SELECT value FROM meta WHERE key = ?").pluck().get(marks.copying)

function anew(file: string, from: string): Sqlite.Database {
  removeDatabase(file)
  const database = connect(file)
  migrate(database, file)
  database.transaction(() => {
    database.prepare("DELETE FROM meta WHERE key <> ?").run(marks.least)
    database.prepare("INSERT INTO meta (key, value) VALUES (?, ?)").run(marks.copying, from)
  })()
  return database
}

/** Removes the mark of a copy that is whole. */
export function unmark(file: string): void {
  const database = connect(file)
  database.prepare("DELETE FROM meta WHERE key = ?").run(marks.copying)
  database.close()
}

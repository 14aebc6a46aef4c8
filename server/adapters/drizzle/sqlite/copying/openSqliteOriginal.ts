import type Sqlite from "better-sqlite3"
import { OperatorError } from "../../../../ports/operatorError.ts"
import { type OpenRound, type Original, pageOf, selectOpenRounds } from "../../copying/original.ts"
import { isSound } from "../backup/isSound.ts"
import { connectToRead } from "../connect.ts"
import { isDamage, sqliteCode } from "../failure.ts"
import { sortAtRest } from "../journal/sortAtRest.ts"
import { ageOf } from "../migrate.ts"
import { sqliteRows } from "./sqliteRows.ts"

/** The age of the tables; "none" if the file is no database. */
function ageIn(database: Sqlite.Database): ReturnType<typeof ageOf> {
  try {
    return ageOf(database)
  } catch (failure) {
    if (isDamage(sqliteCode(failure))) return "none"
    throw failure
  }
}

/** Sorts the notes' journal of a file. Returns false if the file is damaged. */
function isSorted(file: string): boolean {
  try {
    sortAtRest(file)
    return isSound(file)
  } catch (failure) {
    if (isDamage(sqliteCode(failure))) return false
    throw failure
  }
}

/** Opens a database file that no server uses. Changes nothing in the file, except that it sorts the notes' journal. */
export function openSqliteOriginal(file: string): Original {
  const database = connectToRead(file)
  try {
    const age = ageIn(database)
    if (age === "newer") throw new OperatorError(say => say("database.newer", { file }))
    if (age === "older") throw new OperatorError(say => say("migrate.older", { place: file }))
    if (age === "none" || !isSorted(file)) throw new OperatorError(say => say("keeping.damaged", { file }))
    database.exec("BEGIN")
    const incarnation = database.prepare("SELECT value FROM meta WHERE key = 'incarnation'").pluck().get()
    return {
      rows: sqliteRows(database),
      incarnation: String(incarnation),
      openRounds: database
        .prepare<[], OpenRound>(selectOpenRounds(["ballot", "roll"]))
        .all()
        .map(pageOf),
      close: async () => void database.close(),
    }
  } catch (failure) {
    database.close()
    throw failure
  }
}

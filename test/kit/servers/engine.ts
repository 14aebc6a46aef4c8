import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { sharedPostgres } from "./components/postgres.ts"

/**
 * The database that tests run on. With `postgres`, a PostgreSQL database replaces each SQLite file that a test names.
 */
const engine = process.env["ENGINE"] === "postgres" ? "postgres" : "sqlite"

/** The addresses of this worker's databases, by the path of the file that each database replaces. */
const urls = new Map<string, string>()

/** Returns the place of this database: the file itself, or the address of the database that replaces the file. */
export const placeAt = (file: string): string => urls.get(file) ?? file

export const isWritten = (file: string): boolean => urls.has(file) || existsSync(file)

/** Returns the place of a new database. */
export async function newPlace(file: string): Promise<string> {
  if (engine === "postgres") urls.set(file, await (await sharedPostgres()).createDatabase())
  return placeAt(file)
}

/**
 * Keeps the content of a database that no process uses any more. Returns a function that writes a copy to another
 * place.
 */
export async function keepDatabase(file: string): Promise<(copy: string) => Promise<void>> {
  const url = urls.get(file)
  if (url === undefined) {
    // the database is closed, so its write-ahead log is empty
    const database = readFileSync(file)
    return async copy => writeFileSync(copy, database, { mode: 0o600 })
  }
  const original = new URL(url).pathname.slice(1)
  return async copy => void urls.set(copy, await (await sharedPostgres()).createDatabase(undefined, original))
}

/** The environment variables by which a program finds the database that replaces this file. */
export function databaseEnv(file: string): Record<string, string> {
  const url = urls.get(file)
  return url === undefined ? {} : { DATABASE_URL: url }
}

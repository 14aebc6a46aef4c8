import { rmSync } from "node:fs"

/** Removes a database file together with SQLite's write-ahead log and shared-memory file. */
export function removeDatabase(file: string): void {
  for (const one of [file, `${file}-wal`, `${file}-shm`]) rmSync(one, { force: true })
}

import { rmSync } from "node:fs"

/** With what SQLite keeps beside it. */
export function removeDatabase(file: string): void {
  for (const one of [file, `${file}-wal`, `${file}-shm`]) rmSync(one, { force: true })
}

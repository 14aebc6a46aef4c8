import { existsSync, readdirSync, statfsSync, statSync } from "node:fs"
import { mkdir, rm } from "node:fs/promises"
import { join, resolve } from "node:path"
import type { BackupFile, BackupFolder } from "../../ports/monitoring/backups.ts"
import { copyAway } from "./copyAway.ts"
import { isUnfinished, momentOf, nameOf, partEnd } from "./names.ts"
import { writeInProcess } from "./writeInProcess.ts"

interface Given {
  folder: string
  /** the data folder */
  dataDir: string
  /** the address of a PostgreSQL database; null: the SQLite file in the data folder */
  databaseUrl: string | null
  /** the program that gets each new file; null if none is configured */
  command: string | null
  /** the file of the command line */
  program: string
  /** the bytes that a user other than root may still write to a folder; a test replaces it */
  freeIn?: (folder: string) => number
}

/** The bytes that a backup leaves free on the disk of the panel, so that the panel can go on saving. */
const leftForPanelBytes = 200_000_000

const freeOn = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Writes backups into a folder of this machine, each in a process of its own. */
export function backupFolder({ freeIn = freeOn, ...given }: Given): BackupFolder {
  const folder = resolve(given.folder)
  return {
    async open() {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      for (const name of readdirSync(folder)) if (isUnfinished(name)) await rm(join(folder, name), { force: true })
    },
    files: async () => backupsIn(folder),
    async hasRoom() {
      const newest = backupsIn(folder).toSorted((a, b) => b.at - a.at)[0]
      const database = join(given.dataDir, "plenary.db")
      // a backup is a copy of the SQLite file; how large one of PostgreSQL is, only the newest one tells
      const expected = given.databaseUrl === null && existsSync(database) ? database : newest?.file
      const bytes = expected === undefined ? 0 : statSync(expected).size
      const isShared = existsSync(given.dataDir) && statSync(given.dataDir).dev === statSync(folder).dev
      return freeIn(folder) >= bytes * 1.1 + (isShared ? leftForPanelBytes : 0)
    },
    async write(at, signal) {
      const file = join(folder, nameOf(at))
      try {
        return await writeInProcess({ ...given, file }, signal)
      } finally {
        for (const end of ["", "-wal", "-shm", "-journal"]) await rm(`${file}${partEnd}${end}`, { force: true })
      }
    },
    async remove(file) {
      await rm(file, { force: true })
    },
    copyAway: async (file, signal) => (given.command === null ? null : copyAway(given.command, file, signal)),
  }
}

/** The backups of the schedule in a folder. */
export const backupsIn = (folder: string): BackupFile[] =>
  readdirSync(folder).flatMap(name => {
    const at = momentOf(name)
    return at === null ? [] : [{ file: join(folder, name), at }]
  })

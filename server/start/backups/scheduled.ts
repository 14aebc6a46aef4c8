import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Logger } from "pino"
import { backupFolder, backupsIn } from "../../adapters/backups/backupFolder.ts"
import { root } from "../../adapters/system/root.ts"
import { heldUntil } from "../../backups/retention.ts"
import { isLate } from "../../backups/schedule.ts"
import { backupSentences } from "../../http/causes.ts"
import type { HostLog } from "../../ports/hostLog/hostLog.ts"
import type { BackupNotes, BackupsHold } from "../../ports/monitoring/backups.ts"
import type { createWatches } from "../../watches/list.ts"
import type { Config } from "../config.ts"
import { readSchedule } from "./schedule.ts"

/** The file of the command line, which writes each backup in a process of its own. */
const program = import.meta.filename.endsWith(".ts")
  ? join(root, "server/cli/plenary.ts")
  : join(root, "dist/server/plenary.js")

/**
 * The parts by which the watch takes the backups of the configured schedule, and logs how each ended. The process that
 * wrote a backup records it in the log of the host; a failure is recorded here (DOMAIN HL3).
 */
export const scheduledBackups = (
  { backups, folder: dataDir, databaseUrl }: Pick<Config, "backups" | "folder" | "databaseUrl">,
  { log, hostLog }: { log: Pick<Logger, "error" | "info">; hostLog: HostLog },
): Pick<Parameters<typeof createWatches>[0], "scheduled" | "told"> => ({
  scheduled: backups && {
    schedule: backups.schedule,
    folder: backupFolder({ folder: backups.folder, command: backups.command, dataDir, databaseUrl, program }),
  },
  async told(end) {
    if (!("fault" in end)) return log.info(end, "A backup was made and verified.")
    log.error(end, backupSentences[end.fault])
    await hostLog.append({ kind: "backup-failed", fault: end.fault, by: { kind: "server" } })
  },
})

/**
 * Computes from the schedule and its files until when backups hold deleted data (DOMAIN DW3). Of several servers, the
 * one that takes the backups has stored its own; they count until two times of its schedule have passed without a word
 * of it.
 */
export const backupsHolding =
  ({ backups, databaseUrl }: Pick<Config, "backups" | "databaseUrl">, notes: Pick<BackupNotes, "taken">): BackupsHold =>
  async at => {
    // the folder is made with the first backup
    const own = backups && existsSync(backups.folder) ? backupsIn(backups.folder).map(one => one.at) : []
    const stored = databaseUrl === null ? null : await notes.taken()
    const other = stored && readSchedule(stored.schedule, stored.zone)
    if (stored && other && !isLate(other, stored.at, at)) return heldUntil(other, [...own, ...stored.times], at)
    return backups && heldUntil(backups.schedule, own, at)
  }

import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Logger } from "pino"
import { backupFolder, backupsIn } from "../../adapters/backups/backupFolder.ts"
import { root } from "../../adapters/system/root.ts"
import { heldUntil } from "../../commands/backup/retention.ts"
import { backupSentences } from "../../http/causes.ts"
import type { HostLog } from "../../ports/hostLog/hostLog.ts"
import type { BackupsHold } from "../../ports/monitoring/backups.ts"
import type { createWatches } from "../../watches/list.ts"
import type { Config } from "../config.ts"

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

/** Says until when backups hold what is deleted, by the configured schedule and the files of its folder (DOMAIN DW3). */
export const backupsHolding =
  ({ backups }: Pick<Config, "backups">): BackupsHold =>
  async at => {
    if (!backups) return null
    // the folder is made with the first backup
    const there = existsSync(backups.folder) ? backupsIn(backups.folder) : []
    return heldUntil(
      backups.schedule,
      there.map(one => one.at),
      at,
    )
  }

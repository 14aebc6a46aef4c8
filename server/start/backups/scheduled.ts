import { join } from "node:path"
import type { Logger } from "pino"
import { backupFolder } from "../../adapters/backups/backupFolder.ts"
import { root } from "../../adapters/system/root.ts"
import { backupSentences } from "../../http/causes.ts"
import type { createWatches } from "../../watches/list.ts"
import type { Config } from "../config.ts"

/** The file of the command line, which writes each backup in a process of its own. */
const program = import.meta.filename.endsWith(".ts")
  ? join(root, "server/cli/plenary.ts")
  : join(root, "dist/server/plenary.js")

/** The parts by which the watch takes the backups of the configured schedule, and logs how each ended. */
export const scheduledBackups = (
  { backups, folder: dataDir, databaseUrl }: Pick<Config, "backups" | "folder" | "databaseUrl">,
  log: Pick<Logger, "error" | "info">,
): Pick<Parameters<typeof createWatches>[0], "scheduled" | "told"> => ({
  scheduled: backups && {
    schedule: backups.schedule,
    folder: backupFolder({ folder: backups.folder, command: backups.command, dataDir, databaseUrl, program }),
  },
  told(end) {
    if ("fault" in end) log.error(end, backupSentences[end.fault])
    else log.info(end, "A backup was made and verified.")
  },
})

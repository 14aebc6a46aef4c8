import { join } from "node:path"
import type { Schedule } from "../../backups/schedule.ts"
import { OperatorError } from "../../ports/operatorError.ts"
import { readSchedule } from "./schedule.ts"

/** The backups that are taken on a schedule. */
export interface BackupPlan {
  schedule: Schedule
  folder: string
  /** the program that gets each new file; null if none is configured */
  command: string | null
}

interface BackupSettings {
  BACKUP_SCHEDULE?: string | undefined
  BACKUP_DIR?: string | undefined
  BACKUP_COMMAND?: string | undefined
}

/** Reads the settings of the backups. Returns null if no schedule is set. */
export function readPlan(
  { BACKUP_SCHEDULE, BACKUP_DIR, BACKUP_COMMAND }: BackupSettings,
  dataDir: string,
): BackupPlan | null {
  if (BACKUP_SCHEDULE === undefined) {
    if (BACKUP_DIR === undefined && BACKUP_COMMAND === undefined) return null
    throw new OperatorError(say => say("config.backup-alone"))
  }
  const schedule = readSchedule(BACKUP_SCHEDULE)
  if (!schedule) throw new OperatorError(say => say("config.backup-schedule", { text: BACKUP_SCHEDULE }))
  return { schedule, folder: BACKUP_DIR ?? join(dataDir, "backups"), command: BACKUP_COMMAND ?? null }
}

import type { Instant } from "../../../shared/model/terms.ts"

/** A backup that was read back, and each entry of which was verified. */
export interface BackupMade {
  /** when the backup was begun; it holds at least everything from before */
  at: Instant
  file: string
  bytes: number
  workspaces: number
  entries: number
  tookMs: number
}

/**
 * The reason why the newest try failed. `disk-full`: there is no room for a backup. `not-written`: the database could
 * not be read, the file could not be written, or what was written does not verify. `not-copied`: the backup is there,
 * but BACKUP_COMMAND failed. `not-removed`: the backup is there, but an older one that the rule does not keep is too.
 */
export const backupFaults = ["disk-full", "not-written", "not-copied", "not-removed"] as const
export type BackupFault = (typeof backupFaults)[number]

export interface BackupFailure {
  at: Instant
  fault: BackupFault
  /** the words of the program that failed, in the language of the terminal */
  reason: string
}

/** The state of the backups on a schedule, which all servers of one database share. */
export interface BackupState {
  /** when the newest try was begun; null if there was none */
  triedAt: Instant | null
  /** the newest backup that was made; null if there is none */
  last: BackupMade | null
  /** the failure of the newest try; null if it succeeded */
  failure: BackupFailure | null
}

/** The schedule and the files of the server that takes the backups. Other servers do not see its settings and its folder. */
export interface BackupsTaken {
  /** when this was stored: at each start, and after each try */
  at: Instant
  /** the schedule, in five fields as cron has them, and the time zone in which it is read */
  schedule: string
  zone: string
  /** when each existing backup of the schedule was begun */
  times: Instant[]
}

export const noBackups: BackupState = { triedAt: null, last: null, failure: null }

/** Stores the state of the backups in the database, for metrics, `plenary doctor` and the administrator's page. */
export interface BackupNotes {
  last(): Promise<BackupState>
  keep(state: BackupState): Promise<void>
  /** null if no server of the database has taken backups on a schedule */
  taken(): Promise<BackupsTaken | null>
  keepTaken(taken: BackupsTaken): Promise<void>
}

/** A file of BACKUP_DIR with a name that the schedule gave it. */
export interface BackupFile {
  file: string
  at: Instant
}

/** The folder of the backups on a schedule, and the programs that write and copy a backup. */
export interface BackupFolder {
  /** Makes the folder if it is missing, and removes what a killed backup left behind. */
  open(): Promise<void>
  /** the backups of the schedule; other files in the folder are not listed */
  files(): Promise<BackupFile[]>
  /** Whether the disk has room for one more backup, and for the panel beside it. */
  hasRoom(): Promise<boolean>
  /** Writes and verifies a backup. If that fails, nothing of it stays. */
  write(at: Instant, signal: AbortSignal): Promise<Omit<BackupMade, "at" | "tookMs"> | Omit<BackupFailure, "at">>
  remove(file: string): Promise<void>
  /** Runs BACKUP_COMMAND with the file. Returns why it failed; null if it succeeded or is not set. */
  copyAway(file: string, signal: AbortSignal): Promise<string | null>
}

/**
 * Tells when the schedule and its rule remove the last backup that was begun by this moment; null if no schedule is
 * set. Copies elsewhere, and backups that somebody takes by hand, are not known.
 */
export type BackupsHold = (at: Instant) => Promise<Instant | null>

import type { Instant } from "../../../shared/model/terms.ts"
import {
  type BackupFailure,
  type BackupFolder,
  type BackupMade,
  type BackupNotes,
  type BackupState,
} from "../../ports/monitoring/backups.ts"
import { backupsKept } from "./retention.ts"

export interface BackupPorts {
  backups: BackupNotes
  folder: BackupFolder
  clock: { now(): Instant }
  /** reports how a try ended, to the log of the server and to that of the host */
  told: (end: BackupMade | BackupFailure) => void
}

/**
 * Takes one backup (DOMAIN BK1 to BK4): writes and verifies it, removes those that the rule does not keep, and gives the
 * file to BACKUP_COMMAND. A failure is stored and reported; it removes no backup. A server that stops meanwhile stores
 * nothing, so that the next start tries again.
 */
export async function takeBackup(ports: BackupPorts, signal: AbortSignal): Promise<void> {
  const { backups, clock, told } = ports
  const before = await backups.last()
  const at = clock.now()
  // stored first, so that a server that a backup kills does not begin the next one at its next start
  await backups.keep({ ...before, triedAt: at })
  const end = await tried(ports, before, at, signal)
  await backups.keep(signal.aborted ? before : end)
  if (signal.aborted) return
  if (end.last && end.last !== before.last) told(end.last)
  if (end.failure) told(end.failure)
}

async function tried(
  { folder, clock }: BackupPorts,
  before: BackupState,
  at: Instant,
  signal: AbortSignal,
): Promise<BackupState> {
  const failed = (failure: Omit<BackupFailure, "at">, last = before.last): BackupState => ({
    triedAt: at,
    last,
    failure: { at: clock.now(), ...failure },
  })
  try {
    await folder.open()
    if (!(await folder.hasRoom())) return failed({ fault: "disk-full", reason: "" })
    const made = await folder.write(at, signal)
    if ("fault" in made) return failed(made)
    const last = { at, tookMs: clock.now() - at, ...made }
    await removeOld(folder)
    const reason = await folder.copyAway(made.file, signal)
    return reason === null ? { triedAt: at, last, failure: null } : failed({ fault: "not-copied", reason }, last)
  } catch (failure) {
    return failed({ fault: "not-written", reason: failure instanceof Error ? failure.message : String(failure) })
  }
}

async function removeOld(folder: BackupFolder): Promise<void> {
  const files = await folder.files()
  const kept = backupsKept(files.map(({ at }) => at))
  for (const { file, at } of files) if (!kept.has(at)) await folder.remove(file)
}

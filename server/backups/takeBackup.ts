import type { Instant } from "../../shared/model/terms.ts"
import {
  type BackupFailure,
  type BackupFolder,
  type BackupMade,
  type BackupNotes,
  type BackupState,
} from "../ports/monitoring/backups.ts"
import { backupsKept } from "./retention.ts"

export interface BackupPorts {
  backups: Pick<BackupNotes, "keep" | "last">
  folder: BackupFolder
  clock: { now(): Instant }
  /** reports how a try ended, to the log of the server and to that of the host */
  told: (end: BackupMade | BackupFailure) => Promise<void> | void
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
  if (end.last && end.last !== before.last) await told(end.last)
  if (end.failure) await told(end.failure)
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
    const unremoved = await removeOld(folder)
    const uncopied = await copiedAway(folder, made.file, signal)
    if (uncopied !== null) return failed({ fault: "not-copied", reason: uncopied }, last)
    if (unremoved !== null) return failed({ fault: "not-removed", reason: unremoved }, last)
    return { triedAt: at, last, failure: null }
  } catch (failure) {
    return failed({ fault: "not-written", reason: messageOf(failure) })
  }
}

/** Removes the backups that the rule does not keep, each one that can be. Returns why one could not be; else null. */
async function removeOld(folder: BackupFolder): Promise<string | null> {
  let reason: string | null = null
  try {
    const files = await folder.files()
    const kept = backupsKept(files.map(({ at }) => at))
    for (const { file, at } of files)
      if (!kept.has(at)) await folder.remove(file).catch(failure => void (reason ??= messageOf(failure)))
  } catch (failure) {
    reason = messageOf(failure)
  }
  return reason
}

const copiedAway = (folder: BackupFolder, file: string, signal: AbortSignal): Promise<string | null> =>
  folder.copyAway(file, signal).catch(messageOf)

const messageOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure))

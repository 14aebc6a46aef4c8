import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs"
import { backupsIn } from "../../adapters/backups/backupFolder.ts"
import { isLate } from "../../backups/schedule.ts"
import type { BackupState } from "../../ports/monitoring/backups.ts"
import type { BackupPlan } from "../../start/config.ts"
import type { Finding } from "./finding.ts"

/** Examines the backups on a schedule: whether they are made, where they lie, and who may read them. */
export function examineBackups(
  plan: BackupPlan | null,
  dataDir: string,
  /** the state that the running server knows; null if none runs */
  state: BackupState | null,
  now: number,
): Finding[] {
  if (plan === null) return [{ level: "warning", code: "backups-none", told: say => say("doctor.backups-none") }]
  const { folder } = plan
  const isThere = existsSync(folder)
  if (isThere && !mayWrite(folder))
    return [{ level: "wrong", code: "backups-unwritable", told: say => say("doctor.backups-unwritable", { folder }) }]
  return [...ageFindings(plan, isThere, state, now), ...(isThere ? placeFindings(folder, dataDir) : [])]
}

const waiting: Finding = { level: "ok", code: "backups-waiting", told: say => say("doctor.backups-waiting") }

function ageFindings({ folder, schedule }: BackupPlan, isThere: boolean, state: BackupState | null, now: number) {
  const findings: Finding[] = []
  const failure = state?.failure
  if (failure) {
    const { fault, reason } = failure
    const why = reason === "" ? fault : `${fault}: ${reason}`
    findings.push({ level: "warning", code: "backups-failed", told: say => say("doctor.backups-failed", { why }) })
  }
  const newest = isThere ? Math.max(...backupsIn(folder).map(({ at }) => at)) : Number.NEGATIVE_INFINITY
  const last = state?.last?.at ?? (Number.isFinite(newest) ? newest : null)
  if (last === null) return [...findings, waiting]
  const hours = Math.max(0, Math.round((now - last) / 3_600_000))
  findings.push(
    isLate(schedule, last, now)
      ? { level: "warning", code: "backups-late", told: say => say("doctor.backups-late", { hours }) }
      : { level: "ok", code: "backups", told: say => say("doctor.backups", { hours, folder }) },
  )
  return findings
}

function placeFindings(folder: string, dataDir: string): Finding[] {
  const findings: Finding[] = []
  if ((statSync(folder).mode & 0o077) !== 0)
    findings.push({ level: "warning", code: "backups-open", told: say => say("doctor.backups-open", { folder }) })
  if (existsSync(dataDir) && statSync(folder).dev === statSync(dataDir).dev)
    findings.push({ level: "warning", code: "backups-same", told: say => say("doctor.backups-same", { folder }) })
  const { bavail, bsize } = statfsSync(folder)
  const largest = Math.max(0, ...backupsIn(folder).map(({ file }) => statSync(file).size))
  if (bavail * bsize < largest * 2)
    findings.push({ level: "warning", code: "backups-full", told: say => say("doctor.backups-full", { folder }) })
  return findings
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

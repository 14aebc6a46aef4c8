import type { Instant } from "../../../shared/model/terms.ts"
import { dueOf, type Schedule } from "../../backups/schedule.ts"
import { type BackupPorts, takeBackup } from "../../backups/takeBackup.ts"
import { type Clock, waitUntil } from "../../ports/host/clock.ts"
import type { BackupNotes } from "../../ports/monitoring/backups.ts"
import { Running } from "../running.ts"
import type { Watch } from "../watch.ts"

export interface BackupWatchPorts extends Omit<BackupPorts, "backups" | "folder" | "clock"> {
  backups: BackupNotes
  clock: Pick<Clock, "now">
  scheduled: { schedule: Schedule; folder: BackupPorts["folder"] }
  failed: (error: unknown) => void
}

/** Milliseconds after the start before a missed backup is made up for, so that pages come back first. */
const afterStartMs = 30_000
/** Milliseconds until the next look, if the database could not be used. */
const againMs = 30_000

/** Takes the backups of the schedule, one after the other (DOMAIN BK1). */
export const createBackupWatch = ({ scheduled, failed, ...ports }: BackupWatchPorts): Watch => ({
  name: "backups",
  async run(until) {
    const { schedule, folder } = scheduled
    const { backups, clock } = ports
    const running = new Running(until, failed)
    // a timer is set whatever happens, or no backup would be taken until the next start
    const orAgain = (job: () => Promise<void>) => async (): Promise<void> => {
      try {
        await job()
      } catch (failure) {
        running.wait("next", againMs, plan)
        throw failure
      }
    }
    const begun = clock.now()
    // other servers compute from it until when backups hold deleted data (DOMAIN DW3)
    const storeTaken = async (): Promise<void> => {
      const { text, zone } = schedule
      // a folder that cannot be read now has the files of the last look
      const files = await folder.files().catch(() => null)
      const times = files ? files.map(({ at }) => at) : ((await backups.taken())?.times ?? [])
      await backups.keepTaken({ at: clock.now(), schedule: text, zone, times })
    }
    const plan = orAgain(async () => {
      await storeTaken()
      const { triedAt } = await backups.last()
      await waitFor(dueOf(schedule, triedAt ?? begun, clock.now()))
    })
    // the clock is compared again and again, because it may be set, and timers stop while a machine sleeps
    const waitFor = async (due: Instant): Promise<void> => {
      const ms = waitUntil(due, clock.now())
      const later = orAgain(() => waitFor(due))
      if (ms > 0) return running.wait("next", ms, later)
      await takeBackup({ ...ports, folder }, until)
      await plan()
    }
    running.wait("next", afterStartMs, plan)
    await running.over()
  },
})

import { expect, test } from "vitest"
import { type BackupState, noBackups } from "../../../../server/ports/monitoring/backups.ts"
import type { Bench } from "../storeConformance.ts"

export function backupPromises(bench: () => Bench) {
  test("the state of the backups is kept as it was last said, and every process of the database reads it", async () => {
    expect(await bench().opened.backups.last()).toEqual(noBackups)
    const last = { at: 5, file: "/b/議.backup", bytes: 4_096, workspaces: 2, entries: 31, tookMs: 7 }
    const failed: BackupState = {
      triedAt: 9,
      last,
      failure: { at: 10, fault: "not-copied", reason: "exit code 3: “no room”" },
    }
    await bench().opened.backups.keep({ triedAt: 5, last, failure: null })
    await bench().opened.backups.keep(failed)
    expect(await bench().opened.backups.last()).toEqual(failed)
    const second = await bench().second()
    expect(await second.backups.last()).toEqual(failed)
    await second.close()
    await bench().reopen()
    expect(await bench().opened.backups.last()).toEqual(failed)
  })

  test("the schedule and the files of the server that takes backups are read by every process of the database", async () => {
    expect(await bench().opened.backups.taken()).toBeNull()
    const taken = { at: 9, schedule: "0 3 * * *", zone: "Asia/Tokyo", times: [2, 5] }
    await bench().opened.backups.keepTaken({ ...taken, times: [2] })
    await bench().opened.backups.keepTaken(taken)
    const second = await bench().second()
    expect(await second.backups.taken()).toEqual(taken)
    await second.close()
    expect(await bench().opened.backups.last()).toEqual(noBackups)
  })
}

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
}

import { pino } from "pino"
import { afterEach, beforeEach, expect, test } from "vitest"
import { readSchedule } from "../../../server/start/backups/schedule.ts"
import { scheduledBackups } from "../../../server/start/backups/scheduled.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel({ live: false })
})
afterEach(() => panel.end())

test("a backup that failed is an entry of the log of the host, with its fault and without the program's words", async () => {
  const backups = { schedule: readSchedule("@daily")!, folder: "/nowhere", command: null }
  const parts = { log: pino({ level: "silent" }), hostLog: panel.instance.hostLog }
  const { told } = scheduledBackups({ backups, folder: "/nowhere", databaseUrl: null }, parts)
  await told({ at: 5, fault: "not-removed", reason: "EPERM: /home/quillon" })
  await told({ at: 6, file: "/b/6", bytes: 9, workspaces: 1, entries: 4, tookMs: 1 })
  const found = await panel.instance.hostRows.newest({ before: 1e6, limit: 9, kinds: null, from: 0, until: 9e15 })
  const [entry, ...others] = found.filter(({ kind }) => kind.startsWith("back"))
  expect(entry).toMatchObject({ kind: "backup-failed", body: { fault: "not-removed" } })
  // the process that wrote a backup records it
  expect(others).toEqual([])
  expect(JSON.stringify(found)).not.toContain("quillon")
})

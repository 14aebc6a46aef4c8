import { readdirSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { backupFolder } from "../../server/adapters/backups/backupFolder.ts"
import { root } from "../../server/adapters/system/root.ts"
import { takeBackup } from "../../server/backups/takeBackup.ts"
import { type ServedPanel, servePanel } from "../kit/servers/servedPanel.ts"
import { smallDisk } from "../kit/servers/smallDisk.ts"

const disk = smallDisk(8)
let panel: ServedPanel
beforeAll(async () => {
  disk.mount()
  panel = await servePanel()
})
afterAll(async () => {
  try {
    await panel.end()
  } finally {
    disk.unmount()
  }
})

test("a disk that fills up while a backup is written leaves nothing of it, and the older backup; the next one succeeds", async () => {
  const kept = join(disk.folder, "kept")
  const folder = backupFolder({
    folder: kept,
    dataDir: join(panel.file, ".."),
    databaseUrl: null,
    command: null,
    program: join(root, "dist/server/plenary.js"),
    // the look at the room before is left out, so that the write itself meets the full disk
    freeIn: () => Number.POSITIVE_INFINITY,
  })
  const { backups } = panel.instance
  let now = Date.parse("2026-11-27T03:00:00Z")
  const take = async () => {
    now += 86_400_000
    const ports = { backups, folder, clock: { now: () => now }, told: () => undefined }
    await takeBackup(ports, new AbortController().signal)
    return backups.last()
  }
  const first = await take()
  expect(first).toMatchObject({ failure: null, last: { workspaces: 1 } })
  const before = readdirSync(kept)
  expect(before.length).toBe(1)

  disk.fill()
  expect(await take()).toMatchObject({ last: first.last, failure: { fault: "disk-full" } })
  expect(readdirSync(kept)).toEqual(before)

  disk.makeRoom()
  expect(await take()).toMatchObject({ failure: null })
  expect(readdirSync(kept).length).toBe(2)
})

import { dirname, join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { backupForProgram } from "../../../server/cli/keeping/backup.ts"
import { sayIn } from "../../../server/ports/operatorError.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let files: string
beforeEach(async () => {
  files = newFolder()
  panel = await servePanel({ panelists: 1 })
})
afterEach(async () => {
  await panel.end()
  removeFolder(files)
})

test("a backup is made where the system denies its process a lower priority", async () => {
  let asked = 0
  const denied = () => {
    asked += 1
    throw new Error("EPERM: operation not permitted")
  }
  const of = { folder: dirname(panel.file), databaseUrl: null }
  const made = await backupForProgram(of, join(files, "a.backup"), sayIn("en"), async () => {}, denied)
  expect(made).toMatchObject({ kind: "written", workspaces: 1 })
  expect(asked).toBeGreaterThan(0)
})

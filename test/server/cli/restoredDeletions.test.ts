import { copyFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { restoreFolder } from "../../../server/cli/keeping/restore.ts"
import { addDeletions, deletionJob, deletionJobs } from "../../../server/commands/law/deleting.ts"
import { sayIn } from "../../../server/ports/operatorError.ts"
import { databaseIn } from "../../../server/start/instance/database.ts"
import { openInstance } from "../../../server/start/instance/openInstance.ts"
import { openStage } from "../../../server/start/stage.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"

let folder: string
beforeEach(() => void (folder = newFolder()))
afterEach(() => removeFolder(folder))

test("a deletion that was under way in a backup goes on after the restore", async () => {
  const { stage, instance: before, close } = await openStage(databaseIn(folder))
  const workspace = await stage.open({
    slug: "panel",
    title: { en: "A panel" },
    languages: ["en"],
    authentic: [{ lang: "en", side: null }],
    sides: [],
    rule: presetRule,
    attribution: "named",
    public: true,
    demo: false,
  })
  await stage.do(null, "delete-workspace", { slug: "panel" })
  await addDeletions(before, 0)
  await close()
  const backup = join(folder, "panel.backup")
  copyFileSync(databaseIn(folder), backup)
  await restoreFolder(folder, backup, sayIn("en"))

  const after = await openInstance(databaseIn(folder))
  await addDeletions(after, 0)
  const job = await after.board.jobs.job(deletionJob(workspace))
  expect(job).toMatchObject({ state: "open", tries: 0, error: null })
  const running = { signal: new AbortController().signal, progress: async () => {} }
  await deletionJobs({ ...after, backupsHold: async () => null }).run(job!, running)
  expect((await after.deletions.list())[0]?.certificate).toBeTypeOf("string")
  // a deletion that has ended is not begun again
  await after.board.jobs.cancel(deletionJob(workspace), 1, 2)
  await addDeletions(after, 0)
  expect((await after.board.jobs.job(deletionJob(workspace)))?.state).toBe("cancelled")
  await after.close()
})

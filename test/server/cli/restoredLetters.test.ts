import { copyFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { restoreFolder } from "../../../server/cli/keeping/restore.ts"
import { sayIn } from "../../../server/ports/operatorError.ts"
import { databaseIn } from "../../../server/start/instance/database.ts"
import { openInstance } from "../../../server/start/instance/openInstance.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"
import { ann, ben, inviteId, workspace } from "../adapters/samples.ts"

let folder: string
beforeEach(() => void (folder = newFolder()))
afterEach(() => removeFolder(folder))

test("a letter that waited in a restored copy is held, and is not sent a second time", async () => {
  const before = await openInstance(databaseIn(folder))
  const letter = { workspace, by: "", zone: "", email: "a@example.org" } as const
  const asked = { workspace, email: letter.email, invite: inviteId("i1"), note: "", reminder: false, now: 1 } as const
  for (const member of [ann, ben]) {
    await before.invitations.list({ ...letter, member })
    await before.invitations.ask({ ...asked, member, standing: member === ann ? "waiting" : "copied" })
  }
  await before.close()
  const backup = join(folder, "panel.backup")
  copyFileSync(databaseIn(folder), backup)
  await restoreFolder(folder, backup, sayIn("en"))
  const after = await openInstance(databaseIn(folder))
  const standings = (await after.invitations.ofWorkspace(workspace)).map(({ member, standing }) => [member, standing])
  expect(Object.fromEntries(standings)).toEqual({ [ann]: "held", [ben]: "copied" })
  expect(await after.directory.lettersHeld()).toBe(true)
  await after.directory.releaseLetters()
  expect(await after.directory.lettersHeld()).toBe(false)
  await after.close()
})

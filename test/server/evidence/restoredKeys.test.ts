import { copyFileSync, readFileSync } from "node:fs"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { restoreFolder } from "../../../server/cli/keeping/restore.ts"
import { sayIn } from "../../../server/ports/operatorError.ts"
import { databaseIn } from "../../../server/start/instance/database.ts"
import type { Instance } from "../../../server/start/instance/instance.ts"
import { openInstance } from "../../../server/start/instance/openInstance.ts"
import { languages } from "../../../shared/model/terms.ts"
import { leavesOf, overwrite } from "../../kit/damage.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"

let folder: string
let backup: string
/** the keys before the rotation and after it, and the private half of the first */
let [before, after, secret] = ["", "", ""]

async function opened<T>(act: (instance: Instance) => Promise<T>): Promise<T> {
  const instance = await openInstance(databaseIn(folder))
  try {
    return await act(instance)
  } finally {
    await instance.close()
  }
}
const keys = () => opened(async ({ keys: { publicKey, former } }) => ({ publicKey, former }))
const copyTo = (name: string) => {
  copyFileSync(databaseIn(folder), join(folder, name))
  return join(folder, name)
}

beforeEach(async () => {
  folder = newFolder()
  before = (await keys()).publicKey
  backup = copyTo("before.backup")
  const db = new Sqlite(backup, { readonly: true })
  secret = String(db.prepare("SELECT value FROM meta WHERE key = 'signing-key'").pluck().get())
  db.close()
  after = await opened(async instance => {
    await instance.keys.rotate()
    return instance.keys.publicKey
  })
})
afterEach(() => removeFolder(folder))

describe("a backup from before the key was replaced", () => {
  test("is restored with the key of today, and the old one is not to be found", async () => {
    const { former } = await keys()
    const said = await restoreFolder(folder, backup, sayIn("en"))
    expect(await keys()).toEqual({ publicKey: after, former })
    expect(said).toContain(`keeps signing with today's key, ${after}`)
    expect(readFileSync(databaseIn(folder)).includes(secret)).toBe(false)
  })

  test("signs with its own key where the keys of today cannot be read: the terminal says which, and what to do", async () => {
    for (const lang of languages) {
      overwrite(databaseIn(folder), leavesOf(databaseIn(folder), "meta"))
      const said = await restoreFolder(folder, backup, sayIn(lang))
      expect(said).toContain(before)
      expect(said).toContain("plenary key rotate")
      expect((await keys()).publicKey).toBe(before)
    }
  })

  test("keeps the keys of today also where another page of the database is damaged", async () => {
    const pages = leavesOf(databaseIn(folder), "event")
    overwrite(databaseIn(folder), pages)
    const said = await restoreFolder(folder, backup, sayIn("en"))
    expect((await keys()).publicKey).toBe(after)
    expect(said).toContain(after)
  })
})

test("a backup from after it is restored with its own keys, and nothing is said of them", async () => {
  const later = copyTo("after.backup")
  const { former } = await keys()
  await restoreFolder(folder, backup, sayIn("en"))
  const said = await restoreFolder(folder, later, sayIn("en"))
  expect(await keys()).toEqual({ publicKey: after, former })
  expect(said).not.toContain(after)
  copyFileSync(backup, databaseIn(folder))
  expect(await restoreFolder(folder, later, sayIn("en"))).not.toContain(after)
  expect(await keys()).toEqual({ publicKey: after, former })
})

test("the keys of another instance are not taken over, and the terminal says which key signs", async () => {
  const other = newFolder()
  const stranger = await openInstance(databaseIn(other))
  await stranger.keys.rotate()
  const { publicKey } = stranger.keys
  await stranger.close()
  const said = await restoreFolder(other, backup, sayIn("en"))
  expect(said).toContain(before)
  expect(said).not.toContain(publicKey)
  removeFolder(other)
})

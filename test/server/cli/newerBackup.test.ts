import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import { afterEach, beforeEach, expect, test } from "vitest"
import { restoreFolder } from "../../../server/cli/keeping/restore.ts"
import { sayIn } from "../../../server/ports/operatorError.ts"
import { databaseIn } from "../../../server/start/instance/database.ts"
import { openInstance } from "../../../server/start/instance/openInstance.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"

let folder: string
beforeEach(() => void (folder = newFolder()))
afterEach(() => removeFolder(folder))

test("a backup of a newer version is refused in one sentence that names it, and nothing is changed", async () => {
  const backup = join(folder, "panel.backup")
  const instance = await openInstance(backup)
  await instance.close()
  const database = new Sqlite(backup)
  database.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)")
  database.exec("UPDATE meta SET value = '999' WHERE key = 'least_version'")
  database.close()
  for (const [lang, word] of [
    ["en", "newer version"],
    ["zh", "较新版本"],
    ["ja", "新しいバージョン"],
  ] as const)
    await expect(restoreFolder(folder, backup, sayIn(lang))).rejects.toThrow(word)
  await expect(restoreFolder(folder, backup, sayIn("en"))).rejects.toThrow(backup)
  expect(existsSync(databaseIn(folder))).toBe(false)
  expect(readdirSync(folder).filter(name => name.includes("restoring"))).toEqual([])
})

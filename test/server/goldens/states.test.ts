import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import { afterAll, expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import type { Instance } from "../../../server/start/instance/instance.ts"
import { openInstance } from "../../../server/start/instance/openInstance.ts"
import { canonical } from "../../../shared/record/chain.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"
import { digest } from "./digest.ts"

/** The demo, and a panel under the Chatham House Rule that the version with format 1 wrote. */
const databases = {
  demo: "test/server/goldens/demo/plenary.db.gz",
  chatham: "test/fixtures/format1/chatham.db.gz",
} as const
const folder = newFolder()
afterAll(() => removeFolder(folder))

async function opened<T>(database: string, read: (instance: Instance) => Promise<T>): Promise<T> {
  const file = join(folder, "plenary.db")
  writeFileSync(file, gunzipSync(readFileSync(join(root, database))), { mode: 0o600 })
  const instance = await openInstance(file)
  try {
    return await read(instance)
  } finally {
    await instance.close()
  }
}

test.each(Object.entries(databases))(
  "%s: room and gallery read the same state and the same entries as before",
  async (name, database) => {
    const lines = await opened(database, async ({ directory, folds }) => {
      const said: string[] = []
      for (const { id, slug } of await directory.workspaces())
        for (const audience of ["room", "gallery"] as const) {
          const state = await folds.view(id, audience)
          const { list } = await folds.entries(id, 0, audience)
          said.push(`${slug}, ${audience}: ${list.length} entries ${digest(canonical(list))}`)
          for (const [part, rows] of Object.entries(state)) said.push(`  ${part} ${digest(canonical(rows ?? null))}`)
        }
      return said
    })
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`said/states.${name}.txt`)
  },
)

test("what the gallery of a panel under the Chatham House Rule reads, to be read", async () => {
  const list = await opened(databases.chatham, async ({ directory, folds }) => {
    const [workspace] = await directory.workspaces()
    return workspace ? (await folds.entries(workspace.id, 0, "gallery")).list : []
  })
  await expect(`${list.map(entry => JSON.stringify(entry)).join("\n")}\n`).toMatchFileSnapshot("said/chatham.jsonl")
})

import { afterEach, expect, test } from "vitest"
import { ed25519 } from "../../../server/adapters/system/instanceKey.ts"
import { checkHead } from "../../../server/evidence/checkHead.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel | null = null
afterEach(() => panel?.end())

test("the newest entries verify up to the head, and a changed one, a lost one and a false signature are found", async () => {
  panel = await openPanel()
  const { instance } = panel
  const [workspace] = await instance.directory.workspaces()
  const id = workspace!.id
  const ports = { ...instance, ed25519 }
  expect(await checkHead(ports, id)).toBeNull()
  const { seq } = await instance.store.head(id)
  const changed = {
    ...instance.store,
    async events(...asked: Parameters<typeof instance.store.events>) {
      const rows = await instance.store.events(...asked)
      return rows.map(row => (row.seq === seq - 1 ? { ...row, at: row.at + 1 } : row))
    },
  }
  expect(await checkHead({ ...ports, store: changed }, id)).toBe(seq - 1)
  const lost = { ...instance.store, head: async () => ({ seq: seq + 1, hash: "x" }) }
  expect(await checkHead({ ...ports, store: lost }, id)).toBe(seq + 1)
  const signed = await instance.store.signedHeads(id, 0, seq)
  if (signed.length > 0) expect(await checkHead({ ...ports, ed25519: () => false }, id)).not.toBeNull()
})

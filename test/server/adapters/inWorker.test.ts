import { join } from "node:path"
import { expect, it } from "vitest"
import * as Y from "yjs"
import { inWorker } from "../../../server/adapters/system/inWorker.ts"
import type { Compacted } from "../../../server/sync/room/kept/compaction.ts"
import { paragraph } from "../../kit/people/rawClient.ts"

const file = join(import.meta.dirname, "../../../server/start/programs/compacting.ts")

it("a snapshot is made and read back on a thread of its own, and what is no log is an error here", async () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", update => updates.push(update))
  for (const text of ["one", "two"]) doc.getXmlFragment("note").push([paragraph(text)])
  const made = await inWorker<Compacted>(file, { snapshot: null, updates })
  expect(made.says).toBe("<paragraph>one</paragraph><paragraph>two</paragraph>")
  const copy = new Y.Doc()
  Y.applyUpdate(copy, made.update)
  expect(copy.getXmlFragment("note").toJSON()).toBe(made.says)
  await expect(inWorker(file, { snapshot: null, updates: [new Uint8Array([9, 9, 9])] })).rejects.toThrow()
})

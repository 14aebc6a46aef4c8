import { afterEach, beforeEach, expect, test } from "vitest"
import { partsAtOnce, unlistedBefore } from "../../../../server/ports/database/files.ts"
import { createUnkeptWatch } from "../../../../server/watches/host/unkept.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { watched } from "../../../kit/servers/watched.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const parts = 5 * partsAtOnce

/** Puts a long paper on the reading list of the session. Returns the reading. */
async function listed(sha256: string): Promise<string> {
  const { files } = panel.instance
  const { workspace } = await panel.stage.state()
  await files.begin(workspace!.id, { sha256, type: "application/pdf", size: parts }, 1_000, Date.now())
  for (let n = 0; n < parts; n++) await files.addPart(workspace!.id, sha256, n, new Uint8Array([n]))
  await files.finish(workspace!.id, sha256, { picture: false })
  const reading = { session: panel.session, title: { en: "Rules" }, file: sha256 }
  return String((await panel.do("secretary", "add-reading", reading))["reading"])
}

/** Runs the watch with a clock that was set ahead, which lets nothing old be deleted. */
async function watching() {
  const { files, folds, bus } = panel.instance
  const steps: number[] = []
  const dropUnkept = async (before: number, most: number) => {
    expect([before, most]).toEqual([unlistedBefore, partsAtOnce])
    const gone = await files.dropUnkept(before, most)
    if (gone > 0) steps.push(gone)
    return gone
  }
  const looks = { mayDelete: async () => false }
  const failed = (error: unknown) => expect.fail(String(error))
  const watch = createUnkeptWatch({ files: { dropUnkept }, folds, bus, clock: { now: Date.now }, looks, failed })
  return { steps, ...(await watched(watch)) }
}

test("a paper that is taken off the reading list is erased at once, whatever the clock says, a few parts a step", async () => {
  const [first, second] = [await listed("a".repeat(64)), await listed("b".repeat(64))]
  const { steps, stop } = await watching()
  expect(steps).toEqual([])
  await panel.do("secretary", "remove-reading", { reading: first })
  // the commit itself erases the first parts
  await expect.poll(() => steps).toEqual(Array.from({ length: parts / partsAtOnce - 1 }, () => partsAtOnce))
  await panel.do("secretary", "remove-reading", { reading: second })
  await expect.poll(() => steps).toHaveLength(2 * (parts / partsAtOnce - 1))
  const { workspace } = await panel.stage.state()
  expect(await panel.instance.files.used(workspace!.id)).toBe(0)
  await stop()
})

test("what a server that ended left of it is erased by the next one", async () => {
  await panel.do("secretary", "remove-reading", { reading: await listed("a".repeat(64)) })
  const { steps, stop } = await watching()
  expect(steps).toHaveLength(parts / partsAtOnce - 1)
  await stop()
})

test("a log that grows without such a removal makes no step", async () => {
  const { steps, stop } = await watching()
  const title = { en: "Rules" }
  const { reading } = await panel.do("secretary", "add-reading", { title, link: "https://example.org" })
  await panel.do("secretary", "remove-reading", { reading: String(reading) })
  expect(steps).toEqual([])
  await stop()
})

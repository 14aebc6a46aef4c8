import { copyFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { restoreFolder } from "../../../server/cli/keeping/restore.ts"
import { sayIn } from "../../../server/ports/operatorError.ts"
import { databaseIn } from "../../../server/start/instance/database.ts"
import type { Instance } from "../../../server/start/instance/instance.ts"
import { openInstance } from "../../../server/start/instance/openInstance.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"
import { ann, workspace } from "../adapters/samples.ts"

let folder: string
beforeEach(() => void (folder = newFolder()))
afterEach(() => removeFolder(folder))

async function opened<T>(act: (instance: Instance) => Promise<T>): Promise<T> {
  const instance = await openInstance(databaseIn(folder))
  try {
    return await act(instance)
  } finally {
    await instance.close()
  }
}

const hook = { workspace, madeBy: ann, address: "https://example.org/", events: [], secret: "s", madeAt: 1, seq: 3 }
const row = { failures: 2, failingSince: 5, paused: null, pausedAt: null } as const
const job = { workspace, owner: "", body: "{}", due: 1, madeAt: 1, keepUntil: 9e15 } as const

test("a restored backup sends nothing: webhooks are paused and say why, waiting messages end, exports are gone", async () => {
  await opened(async ({ webhooks, board: { jobs } }) => {
    await webhooks.add({ ...hook, ...row, id: "on" }, 9)
    await webhooks.add({ ...hook, ...row, id: "off" }, 9)
    await webhooks.pause("off", "by hand", 7)
    for (const id of ["sent", "waits"]) await jobs.add({ ...job, id, kind: "webhooks", subject: "on" })
    const taken = await jobs.take("webhooks", { server: "s", now: 2, until: 9 })
    const end = { state: "done", error: null, result: null, endedAt: 3, keepUntil: 9e15 } as const
    await jobs.end({ id: taken?.id ?? "", server: "s" }, end)
    await jobs.add({ ...job, id: "export", kind: "exports", subject: "" })
    await jobs.addPart({ id: "export", server: "" }, 0, Buffer.from("words"))
  })
  const backup = join(folder, "panel.backup")
  copyFileSync(databaseIn(folder), backup)
  const said = await restoreFolder(folder, backup, sayIn("en"))
  expect(said).toContain("Webhooks that are paused: 1.")
  await opened(async ({ webhooks, board: { jobs } }) => {
    const on = { paused: "restored", pausedAt: expect.any(Number), failures: 0, failingSince: null, seq: 3 }
    expect(await webhooks.webhook("on")).toMatchObject(on)
    expect(await webhooks.webhook("off")).toMatchObject({ paused: "by hand", pausedAt: 7 })
    const messages = await jobs.ofSubject("on", 9)
    expect(messages.map(({ state, error }) => `${state} ${error}`).toSorted()).toEqual(["done null", "failed paused"])
    expect(await jobs.nextDue("webhooks")).toBeNull()
    expect(await jobs.repeat(messages.find(({ state }) => state === "failed")?.id ?? "", 5, 9e15)).toBe(true)
    expect(await jobs.nextDue("webhooks")).toBe(5)
    expect(await jobs.job("export")).toBeNull()
    expect(await jobs.part("export", 0)).toBeNull()
  })
})

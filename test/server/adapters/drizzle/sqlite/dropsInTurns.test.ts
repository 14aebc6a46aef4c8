import { afterEach, beforeEach, expect, test } from "vitest"
import { openSqlite } from "../../../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import type { Opened } from "../../../../../server/adapters/opened.ts"
import { newFolder, removeFolder } from "../../../../kit/servers/plenary.ts"
import { workspace } from "../../samples.ts"

// SQLite overwrites what it deletes while the process waits: 9 ms for a megabyte.
const parts = 40
const part = Buffer.alloc(10_000, 7)

let folder: string
let opened: Opened
beforeEach(async () => {
  folder = newFolder()
  opened = await openSqlite({ file: `${folder}/plenary.db` })
})
afterEach(async () => {
  await opened.close()
  removeFolder(folder)
})

/** The number of times that the process got to other work meanwhile. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0
  let isOver = false
  const count = () => {
    turns += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  await work
  isOver = true
  return turns
}

async function written(id: string) {
  const { jobs } = opened
  const job = {
    id,
    kind: "exports",
    workspace,
    owner: "o",
    subject: "",
    body: "{}",
    due: 10,
    madeAt: 10,
    keepUntil: 60,
  }
  await jobs.add(job)
  await jobs.take("exports", { server: "s", now: 10, until: 20 })
  for (let n = 0; n < parts; n++) await jobs.addPart({ id, server: "s" }, n, part)
}
const ended = { error: null, result: null, endedAt: 40, keepUntil: 60 }

test.each<[string, (id: string) => Promise<unknown>]>([
  ["is cancelled", id => opened.jobs.cancel(id, 20, 60)],
  ["fails", id => opened.jobs.end({ id, server: "s" }, { state: "failed", ...ended })],
  ["is dropped", id => opened.jobs.drop(id)],
  ["begins anew", id => opened.jobs.dropParts(id)],
])("the file of a job that %s is deleted in turns", async (_, end) => {
  await written("a")
  expect(await turnsDuring(end("a"))).toBeGreaterThanOrEqual(parts)
  expect(await opened.jobs.part("a", 0)).toBeNull()
})

test("files whose time is over are deleted in turns, and so are those that a stop left over", async () => {
  await written("a")
  await opened.jobs.end({ id: "a", server: "s" }, { state: "done", ...ended })
  expect(await turnsDuring(opened.jobs.forget(60))).toBeGreaterThanOrEqual(parts)
  expect(await opened.jobs.part("a", 0)).toBeNull()
})

test("a job that somebody begins again while its old file is deleted keeps the parts that it writes", async () => {
  await written("a")
  const cancelled = opened.jobs.cancel("a", 20, 60)
  await new Promise(setImmediate)
  await opened.jobs.repeat("a", 30, 900)
  await opened.jobs.take("exports", { server: "s", now: 30, until: 90 })
  await opened.jobs.addPart({ id: "a", server: "s" }, parts - 1, Buffer.from("new"))
  await cancelled
  await opened.jobs.addPart({ id: "a", server: "s" }, parts, Buffer.from("new"))
  expect(await opened.jobs.part("a", parts - 1)).not.toBeNull()
  expect(Buffer.from((await opened.jobs.part("a", parts))!).toString()).toBe("new")
})

import { createHmac } from "node:crypto"
import Database from "better-sqlite3"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { copyServed } from "../../../server/adapters/drizzle/sqlite/backup/copyDatabase.ts"
import { openSqlite } from "../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { openMemory } from "../../../server/adapters/memory/openMemory.ts"
import type { Opened } from "../../../server/adapters/opened.ts"
import { keep, restoreCheckpoint } from "../../../server/log/folding/checkpointing.ts"
import { FoldedLog } from "../../../server/log/folding/foldedLog.ts"
import type { Checkpoints } from "../../../server/ports/database/checkpoints.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
let workspace: WorkspaceId
let log: FoldedLog
const kept: Opened[] = []
beforeEach(async () => {
  panel = await openPanel()
  await panel.proposed()
  workspace = (await panel.stage.state()).workspace!.id
  log = new FoldedLog({ store: panel.instance.store, sha256 }, workspace)
  await log.readOn()
  await log.view("gallery")
})
afterEach(async () => {
  for (const opened of kept.splice(0)) await opened.close()
  await panel.end()
})

const withSecret = (checkpoints: Checkpoints, secret = "a secret", foldedBy = "this code") => ({
  checkpoints,
  foldedBy,
  mac: () => createHmac("sha256", secret),
})
const isIn = async () => true

const adapters: [string, () => Promise<Opened>][] = [
  ["in memory", async () => openMemory()],
  ["in SQLite", () => openSqlite({ file: `${panel.file}.checkpoints` })],
]

async function open(make: () => Promise<Opened>): Promise<Checkpoints> {
  const opened = await make()
  kept.push(opened)
  return opened.checkpoints
}

test.each(adapters)("%s, one that fails to finish leaves no head without its parts", async (_, make) => {
  const checkpoints = await open(make)
  await keep(withSecret(checkpoints), workspace, log.holding, 0)
  const head = await checkpoints.head(workspace)
  await checkpoints.writePart(workspace, head!.seq + 1, 0, "one of two parts")
  expect(await checkpoints.finish(workspace, { ...head!, seq: head!.seq + 1, parts: 2 }, 0)).toBe(false)
  expect(await checkpoints.head(workspace)).toBeNull()
  expect(await checkpoints.part(workspace, head!.seq, 0)).toBeNull()
})

test("in SQLite, the parts of an earlier checkpoint are deleted in turns, between which the process does other work", async () => {
  const checkpoints = await open(() => openSqlite({ file: `${panel.file}.checkpoints` }))
  const parts = 40
  for (let n = 0; n < parts; n++) await checkpoints.writePart(workspace, 1, n, "x".repeat(85_000))
  await checkpoints.writePart(workspace, 2, 0, "one part")
  let turns = 0
  let isOver = false
  const count = () => {
    turns += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  expect(await checkpoints.finish(workspace, { seq: 2, hash: "h", foldedBy: "f", mac: "m", parts: 1 }, 0)).toBe(true)
  isOver = true
  expect(turns).toBeGreaterThanOrEqual(parts)
  expect(await checkpoints.part(workspace, 1, 0)).toBeNull()
})

test.each(adapters)("%s, what is restored is what was put away, for both audiences", async (_, make) => {
  const checkpoints = await open(make)
  await keep(withSecret(checkpoints), workspace, log.holding, 0)
  const found = await restoreCheckpoint(withSecret(checkpoints), workspace, isIn)
  expect(found).toEqual(log.holding)
  // and goes on from there as the log itself does
  const again = new FoldedLog({ store: panel.instance.store, sha256 }, workspace, found!)
  await panel.do("panelist1", "open-thread", { topic: panel.topic, entry: { lang: "en", text: "One more." } })
  expect(await again.readOn()).toEqual(await log.readOn())
  expect(await again.view("gallery")).toEqual(await log.view("gallery"))
})

test.each(adapters)(
  "%s, no other code, no other secret and no other log reads it, and it is dropped",
  async (_, make) => {
    const checkpoints = await open(make)
    const others = [
      () => restoreCheckpoint(withSecret(checkpoints, "another secret"), workspace, isIn),
      () => restoreCheckpoint(withSecret(checkpoints, "a secret", "other code"), workspace, isIn),
      () => restoreCheckpoint(withSecret(checkpoints), workspace, async () => false),
    ]
    for (const other of others) {
      await keep(withSecret(checkpoints), workspace, log.holding, 0)
      expect(await other()).toBeNull()
      expect(await checkpoints.head(workspace)).toBeNull()
    }
  },
)

test.each(adapters)("%s, a part that was changed or is missing makes it none", async (_, make) => {
  const checkpoints = await open(make)
  const { seq } = log.holding.head
  for (const changed of ["another text\n", `{"at":1,"attribution":null}\n`]) {
    await keep(withSecret(checkpoints), workspace, log.holding, 0)
    await checkpoints.writePart(workspace, seq, 0, changed)
    expect(await restoreCheckpoint(withSecret(checkpoints), workspace, isIn)).toBeNull()
  }
  const missing = { ...checkpoints, part: async () => null }
  await keep(withSecret(checkpoints), workspace, log.holding, 0)
  expect(await restoreCheckpoint(withSecret(missing), workspace, isIn)).toBeNull()
})

test.each(adapters)(
  "%s, each part has at most 256 kB, and a row longer than that comes back whole",
  async (_, make) => {
    const checkpoints = await open(make)
    const written = vi.spyOn(checkpoints, "writePart")
    const holding = structuredClone(log.holding)
    holding.state.workspace!.title = { en: "碳".repeat(200_000) }
    await keep(withSecret(checkpoints), workspace, holding, 0)
    const sizes = written.mock.calls.map(([, , , text]) => Buffer.byteLength(text))
    expect(sizes.length).toBeGreaterThan(2)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(256_000)
    expect(await restoreCheckpoint(withSecret(checkpoints), workspace, isIn)).toEqual(holding)
  },
)

test("a newer checkpoint replaces an older one, of which nothing is left", async () => {
  const opened = await openSqlite({ file: `${panel.file}.checkpoints` })
  kept.push(opened)
  await keep(withSecret(opened.checkpoints), workspace, log.holding, 0)
  await panel.do("panelist1", "open-thread", { topic: panel.topic, entry: { lang: "en", text: "One more." } })
  await log.readOn()
  await keep(withSecret(opened.checkpoints), workspace, log.holding, 0)
  const database = new Database(`${panel.file}.checkpoints`)
  const { seq } = log.holding.head
  expect(database.prepare("SELECT DISTINCT seq FROM checkpoint_part").pluck().all()).toEqual([seq])
  database.close()
})

const erasures = ["UPDATE content SET text = NULL, salt = '' WHERE id = 1", "DELETE FROM content WHERE id = 1"]

test.each(erasures)("the transaction of %j drops every checkpoint", async erasure => {
  const { checkpoints } = await openSqlite({ file: panel.file })
  await keep(withSecret(checkpoints), workspace, log.holding, 0)
  const database = new Database(panel.file)
  database.pragma("foreign_keys = OFF")
  expect(database.prepare("SELECT count(*) FROM checkpoint_part").pluck().get()).toBeGreaterThan(0)
  expect(database.prepare(erasure).run().changes).toBe(1)
  expect(database.prepare("SELECT count(*) FROM checkpoint_part").pluck().get()).toBe(0)
  expect(database.prepare("SELECT count(*) FROM checkpoint").pluck().get()).toBe(0)
  database.close()
})

test.each(erasures)("the transaction of %j ends long exports and deletes their files", async erasure => {
  const { jobs } = await openSqlite({ file: panel.file })
  const times = { due: 1, madeAt: 1, keepUntil: 9 }
  const export_ = { id: "e", kind: "exports", workspace, owner: "", subject: "", body: "{}", ...times } as const
  await jobs.add(export_)
  await jobs.add({ ...export_, id: "m", kind: "webhooks" })
  await jobs.addPart({ id: "e", server: "" }, 0, Buffer.from("words"))
  const database = new Database(panel.file)
  database.pragma("foreign_keys = OFF")
  expect(database.prepare(erasure).run().changes).toBe(1)
  database.close()
  expect(await jobs.job("e")).toMatchObject({ state: "failed", error: "erased", endedAt: expect.any(Number) })
  expect(await jobs.part("e", 0)).toBeNull()
  expect((await jobs.job("m"))?.state).toBe("open")
})

test("an erasure while a checkpoint is written discards that checkpoint", async () => {
  const { checkpoints } = await openSqlite({ file: panel.file })
  const database = new Database(panel.file)
  const writePart: Checkpoints["writePart"] = async (...part) => {
    await checkpoints.writePart(...part)
    database.prepare(erasures[0]!).run()
  }
  await keep(withSecret({ ...checkpoints, writePart }), workspace, log.holding, 0)
  expect(await checkpoints.head(workspace)).toBeNull()
  expect(database.prepare("SELECT count(*) FROM checkpoint_part").pluck().get()).toBe(0)
  database.close()
})

test.each(erasures)("a log that was folded before %j is not kept after it, nor any part of it", async erasure => {
  const { checkpoints } = await openSqlite({ file: panel.file })
  const before = await checkpoints.erasures()
  const database = new Database(panel.file)
  database.pragma("foreign_keys = OFF")
  database.prepare(erasure).run()
  expect(await keep(withSecret(checkpoints), workspace, log.holding, before)).toBe(false)
  expect(await checkpoints.head(workspace)).toBeNull()
  expect(database.prepare("SELECT count(*) FROM checkpoint_part").pluck().get()).toBe(0)
  // a fold after it is kept
  expect(await keep(withSecret(checkpoints), workspace, log.holding, await checkpoints.erasures())).toBe(true)
  database.close()
})

test("a backup holds no checkpoint", async () => {
  const { checkpoints } = await openSqlite({ file: panel.file })
  await keep(withSecret(checkpoints), workspace, log.holding, 0)
  await copyServed(panel.file, `${panel.file}.backup`)
  const copy = new Database(`${panel.file}.backup`)
  expect(copy.prepare("SELECT count(*) FROM event").pluck().get()).toBeGreaterThan(0)
  for (const table of ["checkpoint", "checkpoint_part"])
    expect(copy.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
  copy.close()
})

test("each row of a table is a line of its own, so that no part grows with a table", async () => {
  const parts: string[] = []
  const { checkpoints } = openMemory()
  const writing = {
    ...checkpoints,
    writePart: async (...[, , , part]: Parameters<Checkpoints["writePart"]>) => void parts.push(part),
  }
  await keep(withSecret(writing), workspace, log.holding, 0)
  const lines = parts
    .join("")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map(line => JSON.parse(line) as unknown[])
  const members = lines.filter(([audience, field]) => audience === "room" && field === "members")
  const { state } = log.holding
  expect(members).toEqual(Object.entries(state.members).map(([id, row]) => ["room", "members", id, row]))
  // one value is one line, however many fields it has
  expect(lines.filter(([audience, field]) => audience === "room" && field === "workspace")).toEqual([
    ["room", "workspace", state.workspace],
  ])
})

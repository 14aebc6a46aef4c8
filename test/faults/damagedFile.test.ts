import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { databaseIn } from "../../server/start/instance/database.ts"
import { until } from "../kit/clocks/until.ts"
import { forgetPages, leavesOf, overwrite } from "../kit/damage.ts"
import { get, Person } from "../kit/people/person.ts"
import { StockClient } from "../kit/people/stockClient.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../kit/servers/plenary.ts"

let folder: string
let file: string
let person: Person
let running: Running
beforeEach(async () => {
  folder = newFolder()
  file = databaseIn(folder)
  running = await startPlenary({ folder })
  person = await Person.join(running.url, running.links["panelist"] ?? "", "Ann")
  await say("before")
  person.leave()
})
afterEach(async () => {
  await running.stop()
  removeFolder(folder)
})

const topic = () => person.snapshot.topics[0]?.id ?? ""
const say = (text: string) => person.ask("open-thread", { topic: topic(), entry: { lang: "en", text } })
const statusOf = async (path: string) =>
  (await fetch(`${running.url}${path}`, { headers: { cookie: person.cookie } })).status
const back = async () => {
  person = await Person.sit(running.url, person.cookie, "practice", person.joined)
}

async function expectReadOnly(): Promise<void> {
  expect(await say("refused")).toMatchObject({ ok: false, refusal: { code: "database-damaged" } })
  expect(await get(running.url, "/readyz")).toMatchObject({
    ok: false,
    causes: [{ cause: "database-damaged", text: expect.stringMatching(/plenary restore FILE/) }],
  })
  expect(await statusOf("/healthz")).toBe(200)
  await until(
    () => person.hints.some(is => is.kind === "unwritable" && is.why === "database-damaged"),
    "the page is told",
  )
  await expect.poll(running.output).toMatch(/plenary restore FILE/)
}

const middle = (pages: readonly number[]) => [pages[Math.floor(pages.length / 2)] ?? 0]

/** The place of the damage, and what can still be read. */
const damages: [string, string, (pages: number[]) => number[]][] = [
  ["a middle page of the notes", "doc_update", middle],
  ["the pages of an index of entries' ids", "sqlite_autoindex_home_1", pages => pages],
  ["the pages of earlier commands", "command", pages => pages.slice(0, -1)],
]

describe("a database file that is damaged at the start", () => {
  test.each(damages)(
    "%s: the rest is read, nothing is written, and the host reads what to do",
    async (_, name, some) => {
      await running.stop()
      const pages = some(leavesOf(file, name))
      overwrite(file, pages)
      const before = readFileSync(file)
      running = await startPlenary({ folder })
      await until(() => running.output().includes(file), "the terminal names the file")
      await back()
      expect(person.snapshot.state).toBeDefined()
      expect(JSON.stringify(person.snapshot.state)).toContain("before")
      await expectReadOnly()
      expect(await statusOf("/api/workspaces")).toBe(200)
      person.leave()
      await running.stop()
      expect(readFileSync(file).equals(before)).toBe(true)
    },
  )

  test("after a kill the log beside it is read and not changed", async () => {
    await back()
    await say("in the log beside it")
    person.leave()
    await running.kill()
    overwrite(file, middle(leavesOf(file, "doc_update")))
    const before = [readFileSync(file), readFileSync(`${file}-wal`)]
    running = await startPlenary({ folder })
    await back()
    expect(JSON.stringify(person.snapshot.state)).toContain("in the log beside it")
    await expectReadOnly()
    person.leave()
    await running.stop()
    expect([readFileSync(file), readFileSync(`${file}-wal`)].map((now, n) => now.equals(before[n] as Buffer))).toEqual([
      true,
      true,
    ])
  })

  test("a panel whose pages are gone is refused with a sentence, and the others are read", async () => {
    await running.stop()
    // The demo was written first: its entries fill the front of the table.
    const pages = leavesOf(file, "event")
    overwrite(file, pages.slice(0, Math.floor(pages.length / 3)))
    running = await startPlenary({ folder })
    await back()
    expect(JSON.stringify(person.snapshot.state)).toContain("before")
    const demo = await fetch(`${running.url}/api/workspaces/demo`)
    expect(demo.status).toBe(503)
    expect(await demo.json()).toMatchObject({ error: { code: "database-damaged" } })
    await expectReadOnly()
    person.leave()
  })

  test.each([
    ["the first page", () => [1]],
    ["the page of the keys", () => leavesOf(file, "meta")],
    ["the pages of the workspaces", () => leavesOf(file, "workspace")],
  ])("%s: it cannot be opened, and one sentence names it and offers restore", async (_, pages) => {
    await running.stop()
    overwrite(file, pages())
    const main = join(import.meta.dirname, "../../dist/server/main.js")
    const { status, stdout, stderr } = spawnSync(process.execPath, [main], {
      env: { ...process.env, PORT: "0", HOST: "127.0.0.1", DATA_DIR: folder, PUBLIC_URL: "" },
      encoding: "utf8",
      timeout: 600_000,
    })
    const said = `${stdout}${stderr}`.trim()
    expect(status).toBe(1)
    // The log's own lines about it come before it.
    expect(said.split("\n").at(-1)).toMatch(
      /^The database .*plenary\.db is .*plenary restore FILE|^\S*plenary\.db is not a database.*plenary restore FILE/,
    )
    expect(said).not.toMatch(/^\s+at /m)
  })
})

describe("a database file that is damaged under the running server", () => {
  test("when a read finds it: nothing is written any more, and the rest can still be read", async () => {
    await back()
    overwrite(file, leavesOf(file, "event").slice(0, 3))
    forgetPages(file)
    expect(await statusOf("/readyz")).toBe(200)
    await until(async () => (await statusOf("/api/workspaces/demo/export")) === 503, "the demo's entries are asked for")
    await expectReadOnly()
    expect(await statusOf(`/api/workspaces/practice`)).toBe(200)
    person.leave()
  })

  test("when a write finds it: this and every other write is refused with a sentence, and a note's words are not called saved", async () => {
    // After a restart all pages are in the file, and none in the log beside it.
    await running.stop()
    running = await startPlenary({ folder })
    await back()
    const client = new StockClient(running.url, topic(), person.cookie)
    await until(() => client.provider.synced, "synced")
    client.write("before.")
    await until(() => client.saved.has("before."), "saved")
    overwrite(file, leavesOf(file, "content").slice(-1))
    forgetPages(file)
    expect(await say("comes upon it")).toMatchObject({ ok: false, refusal: { code: "database-damaged" } })
    await expectReadOnly()
    client.write("after.")
    expect(await statusOf("/api/workspaces/demo")).toBe(200)
    expect(client.saved.has("after.")).toBe(false)
    client.end()
    person.leave()
  })
})

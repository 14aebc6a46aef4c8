import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { Person } from "../../kit/people/person.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { plenary, plenaryWith } from "../../kit/servers/program.ts"

const server = await sharedPostgres()
const url = await server.createDatabase()
const folder = newFolder()
const elsewhere = newFolder()
const locales = ["C", "zh_CN.UTF-8", "ja_JP.UTF-8"]
let running: Running

const run = (at: string, ...words: string[]) => plenaryWith({ DATABASE_URL: url }, at, ...words)

/** Expects that the command is refused, by another sentence in each language. */
async function expectRefused(at: string, database: string, words: string[], say: string): Promise<void> {
  const said = new Set<string>()
  for (const LC_ALL of locales) {
    const { status, stdout, stderr } = await plenaryWith({ DATABASE_URL: database, LC_ALL }, at, ...words)
    expect([status, stdout]).toEqual([1, ""])
    expect(stderr).toContain(say)
    expect(stderr.trim().split("\n")).toHaveLength(1)
    said.add(stderr)
  }
  expect(said.size).toBe(3)
}

beforeAll(async () => {
  running = await startPlenary({ folder, writesDemo: true, env: { DATABASE_URL: url } })
})
afterAll(async () => {
  await running.stop()
  removeFolder(folder)
  removeFolder(elsewhere)
})

const observer = ["invite", "--workspace", "practice", "--role", "observer"]

test("a command that needs content is refused on an empty database", async () => {
  const empty = await server.createDatabase()
  const commands = [observer, ["demo"], ["key"], ["export", "--workspace", "demo", "--out", join(elsewhere, "none")]]
  for (const words of commands) await expectRefused(elsewhere, empty, words, "plenary start")
})

describe("while the server runs", () => {
  test("a link made with the server's folder or with another one opens a seat", async () => {
    for (const at of [folder, elsewhere]) {
      const { stdout } = await run(at, ...observer)
      const person = await Person.join(running.url, stdout.slice(stdout.indexOf("#")).trim(), "Ann")
      person.leave()
    }
  })

  test("the keys and a bundle are the same from either folder", async () => {
    const keys = await Promise.all([folder, elsewhere].map(at => run(at, "key")))
    expect(keys[0]?.stdout).toMatch(/^[0-9a-f]{64}\n$/)
    expect(keys[1]).toEqual(keys[0])
    const file = join(elsewhere, "demo.bundle")
    expect(await run(elsewhere, "export", "--workspace", "demo", "--out", file)).toMatchObject({ status: 0 })
    expect(readFileSync(file, "utf8")).toContain(keys[0]?.stdout.trim())
    expect(await plenary(elsewhere, "verify", file)).toMatchObject({ status: 3 })
  })

  test("what the server would not notice is refused from another folder, and done by the server itself", async () => {
    const topic = "a-topic"
    for (const words of [
      ["key", "rotate"],
      ["compact", topic],
    ])
      await expectRefused(elsewhere, url, words, "DATA_DIR")
    // no server writes the demo, so a server's folder would not help
    await expectRefused(elsewhere, url, ["demo"], "postgres://127.0.0.1")
    expect(await run(folder, "key", "rotate")).toMatchObject({ status: 0 })
    expect((await run(elsewhere, "key")).stdout.trim().split("\n")).toHaveLength(2)
  })

  test("a restore is refused from either folder, and a backup is not", async () => {
    const file = join(elsewhere, "copy")
    expect(await run(elsewhere, "backup", file)).toMatchObject({ status: 0 })
    await expectRefused(folder, url, ["restore", file], folder)
    await expectRefused(elsewhere, url, ["restore", file], "postgres://127.0.0.1")
  })
})

test("without a server each command opens the database itself", async () => {
  await running.stop()
  expect((await run(elsewhere, ...observer)).stdout).toContain("/join#")
  expect(await run(elsewhere, "key", "rotate")).toMatchObject({ status: 0 })
  expect((await run(elsewhere, "demo")).stdout).toContain("there already")
  expect((await run(elsewhere, "compact", "a-topic")).stderr).toContain("no such topic")
  running = await startPlenary({ folder, env: { DATABASE_URL: url } })
})

import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { sharedPostgres } from "../kit/servers/components/postgres.ts"
import { expectSentence, failedStart } from "../kit/servers/failedStart.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../kit/servers/plenary.ts"
import { plenaryWith } from "../kit/servers/program.ts"

const folders: string[] = []
const running: Running[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
  for (const folder of folders.splice(0)) removeFolder(folder)
})
function folderFor(): string {
  const folder = newFolder()
  folders.push(folder)
  return folder
}
async function start(folder: string, env: Record<string, string> = {}): Promise<Running> {
  const started = await startPlenary({ folder, writesDemo: true, env: { DEMO: "off", LANG: "C", LC_ALL: "", ...env } })
  running.push(started)
  return started
}

const fileIn = (folder: string): string => join(folder, "administrator-link.txt")
const linksIn = (text: string): string[] => text.match(/\S+\/join#\S+/g) ?? []

test("the first start without a demo writes no panel, and shows one link, which only its user can read again", async () => {
  const folder = folderFor()
  const { url, output } = await start(folder)
  expect(await (await fetch(`${url}/api/workspaces`)).json()).toEqual({ admin: false, workspaces: [] })
  // an address without a workspace is answered as one whose workspace is not for everybody
  expect((await fetch(`${url}/api/workspaces/demo`)).status).toBe(401)
  const [link = "", ...others] = linksIn(output())
  expect(others).toEqual([])
  expect(output().match(/administrator-link\.txt/g)).toHaveLength(1)
  expect(readFileSync(fileIn(folder), "utf8")).toBe(`${link}\n`)
  expect(statSync(fileIn(folder)).mode & 0o777).toBe(0o600)
  expect(output()).not.toMatch(/practice|\/w\/demo/i)
})

test("the link opens the administrator's page once; the file stays until then, and no longer", async () => {
  const folder = folderFor()
  await (await start(folder)).stop()
  const again = await start(folder)
  expect(linksIn(again.output())).toEqual([])
  expect(again.output()).toContain("npx plenary invite --role admin")
  const token = readFileSync(fileIn(folder), "utf8").trim().split("#")[1] ?? ""
  const headers = { "content-type": "application/json" }
  const join = { method: "POST", headers, body: JSON.stringify({ token }) }
  const joined = await fetch(`${again.url}/api/join`, join)
  expect(await joined.json()).toMatchObject({ role: "admin" })
  expect(existsSync(fileIn(folder)), "the file of a used link").toBe(false)
  expect((await fetch(`${again.url}/api/join`, join)).ok).toBe(false)
  // as after a kill between the use and the removal
  writeFileSync(fileIn(folder), `${again.url}/join#${token}\n`)
  await again.stop()
  await start(folder)
  expect(existsSync(fileIn(folder))).toBe(false)
})

test("the demo can be written later, and a backup of the empty instance is whole", async () => {
  const folder = folderFor()
  await (await start(folder)).stop()
  const saved = await plenaryWith({ LANG: "C", LC_ALL: "" }, folder, "backup", join(folder, "empty.backup"))
  expect(saved.stdout).toContain("Workspaces: 0, entries: 0")
  expect((await plenaryWith({ LANG: "C", LC_ALL: "" }, folder, "demo")).status).toBe(0)
  const { url } = await start(folder)
  expect((await fetch(`${url}/api/workspaces/demo`)).status).toBe(200)
})

test("of two servers on one PostgreSQL, the first to start shows the link, and keeps it in its own folder", async () => {
  const DATABASE_URL = await (await sharedPostgres()).createDatabase()
  const [first, second] = [folderFor(), folderFor()]
  const one = await start(first, { DATABASE_URL })
  const other = await start(second, { DATABASE_URL })
  expect([linksIn(one.output()).length, linksIn(other.output()).length]).toEqual([1, 0])
  expect([existsSync(fileIn(first)), existsSync(fileIn(second))]).toEqual([true, false])
  expect(await (await fetch(`${other.url}/api/workspaces`)).json()).toEqual({ admin: false, workspaces: [] })
})

test("a value that is neither on nor off is refused in one sentence", async () => {
  expectSentence(await failedStart(folderFor(), { DEMO: "no", LANG: "C", LC_ALL: "" }), "DEMO is “no”", "on or off")
})

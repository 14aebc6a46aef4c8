import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, expect, test } from "vitest"
import { until } from "../../kit/clocks/until.ts"
import { type Browser, joinBy, openWindow, sharedBrowser, type Window } from "../../kit/people/browsers.ts"
import { Person } from "../../kit/people/person.ts"
import { restoreDump } from "../../kit/servers/components/dumps.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { chosenPostgres } from "../../kit/servers/components/template.ts"
import { freePort } from "../../kit/servers/freePort.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const run = promisify(execFile)
const folders = [newFolder(), newFolder()] as const
const servers: Running[] = []
let browser: Browser
let window: Window
let url: string
beforeAll(async () => {
  url = await (await sharedPostgres()).createDatabase()
  for (const folder of folders)
    servers.push(await startPlenary({ folder, writesDemo: true, port: await freePort(), env: { DATABASE_URL: url } }))
  browser = await sharedBrowser()
  window = await openWindow(browser, "en")
})
afterAll(async () => {
  await browser.close()
  for (const server of servers) await server.stop()
  for (const folder of folders) removeFolder(folder)
})

test("an older dump is put back under two servers: both begin again, and a page shows what the dump has", async () => {
  const [first, second] = servers as [Running, Running]
  await joinBy(window, first.links["panelist"] ?? "", "Ann")
  const ben = await Person.join(second.url, first.links["panelist"] ?? "", "Ben")
  const topic = ben.snapshot.topics[0]?.id ?? ""
  const open = (text: string) => ben.do("open-thread", { topic, entry: { lang: "en", text } })
  await open("Before the dump.")
  const { bin } = await chosenPostgres()
  const file = join(folders[0], "older.dump")
  await run(join(bin, "pg_dump"), ["-Fc", "-f", file, url])
  await open("After the dump.")
  await window.page.getByText("After the dump.").first().waitFor()
  await restoreDump(bin, url, file)
  for (const server of servers)
    await until(() => /older state of the database/.test(server.output()), "it begins again")
  await window.page.getByText("After the dump.").first().waitFor({ state: "detached" })
  await window.page.getByText("Before the dump.").first().waitFor()
  ben.leave()
  const again = await Person.sit(second.url, ben.cookie, "practice", ben.joined)
  expect(again.snapshot.incarnation).not.toBe(ben.snapshot.incarnation)
  expect(JSON.stringify(again.state.threads)).not.toContain("After the dump.")
  await again.do("open-thread", { topic, entry: { lang: "en", text: "The panel goes on." } })
  await window.page.getByText("The panel goes on.").first().waitFor()
  again.leave()
})

test("a server that is told to stop while it begins again ends, and does not come back", async () => {
  const [first] = servers as [Running, Running]
  const begun = () => first.output().split("older state of the database").length - 1
  const before = begun()
  const { bin } = await chosenPostgres()
  await restoreDump(bin, url, join(folders[0], "older.dump"))
  await until(() => begun() > before, "it begins again")
  await first.stop()
  await expect(fetch(`${first.url}/healthz`)).rejects.toThrow("fetch failed")
})

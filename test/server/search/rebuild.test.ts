import { existsSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { IndexState, SearchAnswer } from "../../../shared/contract/queries/searching.ts"
import { until } from "../../kit/clocks/until.ts"
import { post } from "../../kit/people/person.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { plenary } from "../../kit/servers/program.ts"

const folder = newFolder()
let running: Running
let admin: string
beforeAll(async () => {
  running = await startPlenary({ folder })
  const once = running.links["administrator (once)"] ?? ""
  const joined = await post(running.url, "/api/join", { token: once.slice(once.indexOf("#") + 1) })
  admin = (joined.headers.getSetCookie()[0] ?? "").split(";")[0] ?? ""
})
afterAll(async () => {
  await running.stop()
  removeFolder(folder)
})

const index = (method = "GET", cookie = admin) =>
  fetch(`${running.url}/api/search/index`, { method, headers: { cookie, origin: running.url } })
const state = async () => (await (await index()).json()) as IndexState
const level = () => until(async () => (await state()).reading === null, "everything is read")

test("an administrator has the index written anew; nobody else may", async () => {
  await level()
  const before = await state()
  expect(before.texts).toBeGreaterThan(0)
  const begun = await index("POST")
  expect(begun.status).toBe(200)
  expect(((await begun.json()) as IndexState).reading).not.toBeNull()
  // only an administrator is told how many logs and notes there are
  const meanwhile = await fetch(`${running.url}/api/search?q=data`, { headers: { cookie: admin } })
  expect(typeof ((await meanwhile.json()) as SearchAnswer).reading).toBe("boolean")
  await level()
  expect((await state()).texts).toBe(before.texts)
  const found = await fetch(`${running.url}/api/search?q=data`, { headers: { cookie: admin } })
  expect((await found.json()) as SearchAnswer).toMatchObject({ reading: false })
  for (const method of ["GET", "POST"]) {
    expect((await index(method, "")).status).toBe(401)
    const link =
      running.links["observers"] ??
      Object.values(running.links).find(one => one !== running.links["administrator (once)"]) ??
      ""
    const joined = await post(running.url, "/api/join", {
      token: link.slice(link.indexOf("#") + 1),
      name: "Ann",
      lang: "en",
    })
    const cookie = (joined.headers.getSetCookie()[0] ?? "").split(";")[0] ?? ""
    expect((await index(method, cookie)).status).toBe(403)
  }
})

test("the command line does it too, and without a server leaves it to the next start", async () => {
  await level()
  expect(await plenary(folder, "search", "rebuild")).toMatchObject({
    status: 0,
    stdout: "The search index was written anew.\n",
  })
  await level()
  expect((await state()).texts).toBeGreaterThan(0)
  expect((await plenary(folder, "search")).stderr).toContain("plenary search takes the word rebuild.")
  await running.stop()
  expect((await plenary(folder, "search", "rebuild")).stdout).toContain("The next start writes")
  expect(existsSync(join(folder, "search.db"))).toBe(false)
  running = await startPlenary({ folder })
  await level()
  expect((await state()).texts).toBeGreaterThan(0)
})

import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { expect, test } from "vitest"
import { get, Person } from "../kit/people/person.ts"
import { newFolder, removeFolder, startPlenary } from "../kit/servers/plenary.ts"

const line = join(import.meta.dirname, "../../dist/server/plenary.js")

test("a demo that was removed is written anew by the command line, and never beside one that is there", async () => {
  const folder = newFolder()
  const plenary = (...words: string[]) =>
    execFileSync(process.execPath, [line, ...words], { env: { ...process.env, DATA_DIR: folder }, encoding: "utf8" })
  const running = await startPlenary({ folder })
  expect(() => plenary("demo")).toThrow()
  const admin = running.links["administrator (once)"] ?? ""
  const response = await fetch(`${running.url}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: admin.slice(admin.indexOf("#") + 1) }),
  })
  const cookie = (response.headers.getSetCookie()[0] ?? "").split(";")[0] ?? ""
  const host = await Person.sit(running.url, cookie, "demo")
  await host.do("remove-workspace", {})
  host.leave()
  expect(await get(running.url, "/api/workspaces/demo")).toMatchObject({ error: { code: "sign-in" } })
  await running.stop()

  expect(plenary("demo")).toContain("there again")
  expect(plenary("demo")).toContain("there already")
  const again = await startPlenary({ folder })
  const demo = (await get(again.url, "/api/workspaces/demo")) as { state: { records: object } }
  expect(Object.keys(demo.state.records)).toHaveLength(7)
  await again.stop()
  removeFolder(folder)
})

import { expect, test } from "vitest"
import { get, Person } from "../kit/people/person.ts"
import { newFolder, removeFolder, startPlenary } from "../kit/servers/plenary.ts"
import { plenary } from "../kit/servers/program.ts"

test("a demo that was removed is written again by the command line, and never beside an existing one", async () => {
  const folder = newFolder()
  const demo = () => plenary(folder, "demo")
  const running = await startPlenary({ folder, writesDemo: true })
  expect((await demo()).status).toBe(1)
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

  expect((await demo()).stdout).toContain("there again")
  expect((await demo()).stdout).toContain("there already")
  const again = await startPlenary({ folder })
  const served = (await get(again.url, "/api/workspaces/demo")) as { state: { records: object } }
  expect(Object.keys(served.state.records)).toHaveLength(9)
  await again.stop()
  removeFolder(folder)
})

import { afterEach, expect, test, vi } from "vitest"
import { HostChanged } from "../../../../client/pages/admin/hostChanged.ts"
import { AdminPage } from "../../../../client/pages/admin/plenary-admin-page.ts"
import type { HostOverview } from "../../../../shared/contract/queries/host/host.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { addressOf } from "../../addressOf.ts"

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const overview: HostOverview = {
  version: "1.0.0",
  node: "v24",
  database: "sqlite",
  mail: false,
  backup: null,
  backupFailure: null,
  workspaces: [],
}

test("what the administrator changes shows at once in the list of workspaces and in the log of the host", async () => {
  const asked: string[] = []
  let isAway = false
  let { version } = overview
  vi.spyOn(window, "fetch").mockImplementation(async path => {
    asked.push(addressOf(path))
    if (isAway) throw new TypeError("no network")
    if (addressOf(path) === "/api/host") return Response.json({ ...overview, version })
    if (addressOf(path) === "/api/host/log") return Response.json({ entries: [], before: null, names: {} })
    return Response.json({}, { status: 404 })
  })
  const page = new AdminPage()
  document.body.append(page)
  await eventually(() => expect(asked).toContain("/api/host/log"))
  asked.length = 0
  for (const part of ["plenary-new-workspace", "plenary-admin-settings", "plenary-admin-links"])
    page.querySelector(part)?.dispatchEvent(new HostChanged())
  await eventually(() => {
    expect(asked.filter(path => path === "/api/host/log")).toHaveLength(3)
    expect(asked.filter(path => path === "/api/host")).not.toHaveLength(0)
  })
  // where the list cannot be read anew, the rest of the page stays with all that is typed in it
  isAway = true
  const form = page.querySelector("plenary-new-workspace")
  form?.dispatchEvent(new HostChanged())
  await eventually(() => expect(asked.filter(path => path === "/api/host/log")).toHaveLength(4))
  isAway = false
  version = "1.0.1"
  form?.dispatchEvent(new HostChanged())
  await eventually(() => expect(page.textContent).toContain("1.0.1"))
  expect(form).not.toBeNull()
  expect(page.querySelector("plenary-new-workspace")).toBe(form)
})

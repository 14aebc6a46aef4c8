import { afterEach, expect, test, vi } from "vitest"
import { MePage } from "../../../../client/pages/me/plenary-me-page.ts"

const pathOf = (asked: RequestInfo | URL): string => (typeof asked === "string" ? asked : "")

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

test("signing out says first how to come back, and asks for confirmation", async () => {
  const me = { member: "M", name: "Lin Che", role: "panelist", side: null, lang: "en" }
  const workspaces = [{ id: "W", slug: "panel", title: { en: "Panel" }, demo: false, live: null, needs: [], me }]
  const asked: string[] = []
  vi.spyOn(window, "fetch").mockImplementation(async path => {
    asked.push(pathOf(path))
    if (pathOf(path).endsWith("/address")) return Response.json({ email: "", confirmed: false, canConfirm: false })
    if (pathOf(path).endsWith("/return-link")) return Response.json({ madeAt: null })
    return Response.json({ admin: false, workspaces })
  })
  const page = new MePage()
  document.body.append(page)
  await vi.waitFor(() => expect(page.querySelector("plenary-own-return-link button")).not.toBeNull())
  expect(page.textContent).toMatch(/Your return link opens a seat again.*your invitation does not/)
  page.querySelector<HTMLButtonElement>("button.danger")!.click()
  await vi.waitFor(() => expect(page.querySelector("[role=alert]")).not.toBeNull())
  expect(asked).not.toContain("/api/leave")
  page.querySelector<HTMLButtonElement>("[role=alert] button.filled")!.click()
  await vi.waitFor(() => expect(page.querySelector("[role=alert]")).toBeNull())
  expect(document.activeElement).toBe(page.querySelector("plenary-own-return-link button"))
})

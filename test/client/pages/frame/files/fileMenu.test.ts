import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { eventually } from "../../../../kit/clocks/eventually.ts"
import "../../../../../client/pages/frame/files/plenary-file-menu.ts"
import type { FileMenu } from "../../../../../client/pages/frame/files/plenary-file-menu.ts"

const answered = vi.fn<(path: string) => Promise<Response>>()
beforeEach(() => vi.stubGlobal("fetch", answered))
afterEach(() => {
  vi.unstubAllGlobals()
  answered.mockReset()
  document.body.replaceChildren()
})

async function menu(over: Partial<FileMenu> = {}): Promise<FileMenu> {
  const made = Object.assign(document.createElement("plenary-file-menu"), {
    path: "/api/records/r1",
    languages: ["en", "ja"],
    ...over,
  })
  document.body.append(made)
  await made.updateComplete
  made.querySelector("details")!.open = true
  return made
}
const link = (of: FileMenu, format: string) => of.querySelector<HTMLAnchorElement>(`a[href*=".${format}?"]`)!
const alertOf = (of: FileMenu) =>
  eventually(() => expect(of.querySelector('[role="alert"]')?.textContent?.length).toBeGreaterThan(10))

test("the menu offers every format in the language of the page, and the table where there is one", async () => {
  const all = await menu({ table: "/api/records/r1.csv" })
  expect([...all.querySelectorAll("a")].map(one => one.getAttribute("href"))).toEqual(
    ["pdf", "docx", "md", "html", "json", "csv"].map(format => `/api/records/r1.${format}?lang=en`),
  )
  expect((await menu()).querySelectorAll("a").length).toBe(5)
})

test("in a page whose language the panel does not have, the menu leaves the language to the server", async () => {
  const all = await menu({ table: "/api/records/r1.csv", languages: ["zh", "ja"] })
  expect([...all.querySelectorAll("a")].map(one => one.getAttribute("href"))).toEqual(
    ["pdf", "docx", "md", "html", "json", "csv"].map(format => `/api/records/r1.${format}`),
  )
})

test("a language without a font is said before the press on PDF, once the panel writes in it", async () => {
  answered.mockImplementation(async path =>
    path.endsWith("/api/fonts") ? Response.json({ missing: ["ja"] }) : Response.json({}, { status: 500 }),
  )
  const shown = await menu()
  const note = () => shown.querySelector("#files-no-font")
  await eventually(() => expect(note()?.textContent).toContain("no font for Japanese"))
  expect(shown.querySelector('a[href*=".pdf"]')?.getAttribute("aria-describedby")).toBe("files-no-font")
  const other = await menu({ languages: ["en", "zh"] })
  await eventually(() => expect(answered.mock.calls.length).toBeGreaterThan(1))
  await other.updateComplete
  expect(other.querySelector("#files-no-font")).toBe(null)
})

test("a file that cannot be written is explained in the menu, which stays open", async () => {
  const error = { code: "minutes-not-ready", text: "", params: {}, id: "" }
  answered.mockResolvedValue(Response.json({ error }, { status: 409 }))
  const shown = await menu()
  link(shown, "md").click()
  await alertOf(shown)
  expect(shown.querySelector("details")?.open).toBe(true)
})

test("characters that no font has are said, and the file is taken with boxes by one more press", async () => {
  const error = { code: "characters-missing", text: "", params: { characters: "𓀀" }, id: "" }
  answered.mockResolvedValue(Response.json({ error }, { status: 409 }))
  const shown = await menu()
  link(shown, "pdf").click()
  await alertOf(shown)
  expect(shown.querySelector('[role="alert"]')?.textContent).toContain("𓀀")
  answered.mockResolvedValue(
    new Response("%PDF-", { headers: { "content-disposition": 'attachment; filename="a.pdf"' } }),
  )
  shown.querySelector<HTMLButtonElement>(".files-list button")!.click()
  await eventually(() => expect(answered.mock.calls.at(-1)?.[0]).toContain("/api/records/r1.pdf?lang=en&boxes=yes"))
})

test("without a connection the menu says so", async () => {
  answered.mockRejectedValue(new TypeError("offline"))
  const shown = await menu()
  link(shown, "docx").click()
  await alertOf(shown)
})

test("Escape closes the menu and brings the focus back to its button", async () => {
  const shown = await menu()
  link(shown, "md").focus()
  link(shown, "md").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }))
  expect(shown.querySelector("details")?.open).toBe(false)
  expect(document.activeElement).toBe(shown.querySelector("summary"))
})

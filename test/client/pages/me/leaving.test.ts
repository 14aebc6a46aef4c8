import { afterEach, expect, test, vi } from "vitest"
import { MePage } from "../../../../client/pages/me/plenary-me-page.ts"
import { clearKept, keptHere } from "../../../../client/state/account/keptHere.ts"
import { keepWords } from "../../../../client/state/kept/keptWords.ts"
import { keepOne } from "../../../../client/state/session/answers/unsavedAnswers.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"

const pathOf = (asked: RequestInfo | URL): string => (typeof asked === "string" ? asked : "")

afterEach(() => {
  document.body.replaceChildren()
  sessionStorage.clear()
  localStorage.clear()
  vi.restoreAllMocks()
})

const ways = { mail: true, passkeys: false, services: [] }
const nobody = { account: null, ways, free: [] }

/** The page of a panelist; `leaving` answers the request that signs out. */
async function opened(leaving = () => Response.json({ ok: true }), account: object = nobody) {
  const me = { member: "M", name: "Lin Che", role: "panelist", side: null, lang: "en" }
  const workspaces = [{ id: "W", slug: "panel", title: { en: "Panel" }, demo: false, live: null, needs: [], me }]
  vi.spyOn(window, "fetch").mockImplementation(async path => {
    if (pathOf(path).endsWith("/address"))
      return Response.json({ email: "", confirmed: false, offered: "", second: "", canConfirm: false })
    if (pathOf(path).endsWith("/return-link")) return Response.json({ madeAt: null })
    if (pathOf(path).endsWith("/calendar")) return Response.json({ own: null, workspace: null })
    if (pathOf(path).endsWith("/leave")) return leaving()
    if (pathOf(path).endsWith("/account")) return Response.json(account)
    return Response.json({ admin: false, workspaces })
  })
  const page = new MePage()
  document.body.append(page)
  await eventually(() => expect(page.querySelector("plenary-own-return-link button")).not.toBeNull())
  return page
}

async function shown(leaving?: () => Response) {
  const page = await opened(leaving)
  await asked(page)
  return page
}

async function asked(page: MePage): Promise<void> {
  page.querySelector<HTMLButtonElement>("button.danger")!.click()
  await eventually(() => expect(page.querySelector("[role=alert]")).not.toBeNull())
}

/** Keeps in this browser what a panelist leaves behind, and a choice that belongs to the browser. */
function leaveTraces(): void {
  keepWords("M topic", { text: "half a sentence" })
  keepOne("answers M B", "R", { answer: { kind: "text", text: "mine", lang: "en" } as never, seen: 0 }, undefined)
  localStorage.setItem("ballot-key R M", "key")
  localStorage.setItem("ballot-cast R M", "cast")
  sessionStorage.setItem("ballot R M", "{}")
  localStorage.setItem("plenary.theme", "dark")
}

test("signing out says how much was not sent, and that secret answers stay as they are", async () => {
  leaveTraces()
  const page = await shown()
  const said = page.querySelector("[role=alert]")!.textContent
  expect(said).toMatch(/2 texts or answers that were not sent are deleted/)
  expect(said).toMatch(/secret rounds still count/)
})

test("signing out speaks of no lost text where nothing waits", async () => {
  const said = (await shown()).querySelector("[role=alert]")!.textContent
  expect(said).not.toMatch(/not sent are deleted|secret rounds still count/)
  expect(said).toMatch(/deletes what this browser keeps for you/)
})

test("a sign-out that fails says so and deletes nothing", async () => {
  leaveTraces()
  const page = await shown(() => Response.json({ code: "too-fast", params: {} }, { status: 429 }))
  page.querySelector<HTMLButtonElement>("[role=alert] button.danger")!.click()
  await eventually(() => expect(page.querySelector("[role=alert] .problem")).not.toBeNull())
  expect(keptHere()).toEqual({ unsent: 2, ballots: 1 })
})

test("signing out everywhere asks first, and says the same", async () => {
  leaveTraces()
  const here = { id: "S", device: "Firefox", usedOn: 20_000, here: true }
  const account = {
    name: "Lin Che",
    affiliation: "",
    email: "lin@example.org",
    verifiedBy: "link",
    services: [],
    passkeys: [],
    seats: [],
    signIns: [here],
  }
  const page = await opened(undefined, { account, ways, free: [] })
  const own = page.querySelector("plenary-own-account")!
  await eventually(() => expect(own.querySelector("button.danger")).not.toBeNull())
  own.querySelector<HTMLButtonElement>("button.danger")!.click()
  await eventually(() => expect(own.querySelector("[role=alert]")).not.toBeNull())
  expect(own.querySelector("[role=alert]")!.textContent).toMatch(/on every device, this one too.*2 texts or answers/s)
  const posted = vi.mocked(window.fetch).mock.calls.filter(([, init]) => (init?.method ?? "GET") !== "GET")
  expect(posted).toEqual([])
})

test("what belongs to the person is cleared, ballot keys too, and the browser's own choices stay", () => {
  leaveTraces()
  // another site on the same host, below a path
  localStorage.setItem("/other/ballot-key R M", "theirs")
  clearKept()
  expect(keptHere()).toEqual({ unsent: 0, ballots: 0 })
  expect(Object.keys(sessionStorage)).toEqual([])
  expect(Object.keys(localStorage).toSorted()).toEqual(["/other/ballot-key R M", "plenary.theme"])
})

test("signing out says first how to come back, and asks for confirmation", async () => {
  const page = await opened()
  expect(page.textContent).toMatch(/Your return link opens a seat again.*your invitation does not/)
  await asked(page)
  expect(vi.mocked(window.fetch).mock.calls.map(([path]) => pathOf(path))).not.toContain("/api/leave")
  page.querySelector<HTMLButtonElement>("[role=alert] button.filled")!.click()
  await eventually(() => expect(page.querySelector("[role=alert]")).toBeNull())
  expect(document.activeElement).toBe(page.querySelector("plenary-own-return-link button"))
})

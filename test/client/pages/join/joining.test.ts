import { afterEach, expect, test, vi } from "vitest"
import { JoinPage } from "../../../../client/pages/join/plenary-join-page.ts"
import type { InvitePreview } from "../../../../shared/contract/queries.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"

const pathOf = (asked: RequestInfo | URL): string => (typeof asked === "string" ? asked : "")

const bodyOf = (init?: RequestInit): unknown => JSON.parse(typeof init?.body === "string" ? init.body : "null")

afterEach(() => {
  document.body.replaceChildren()
  localStorage.removeItem("join link")
  localStorage.removeItem("sign-in request")
  vi.restoreAllMocks()
  history.replaceState(null, "", location.pathname)
})

const workspace = { slug: "panel", title: { en: "Panel" } }
const invited = {
  workspace,
  session: null,
  role: "moderator",
  side: null,
  attribution: "named",
  privacy: null,
  account: { required: false, signedIn: null, ways: { mail: false, passkeys: false, services: [] } },
  name: "",
  romanised: "",
  invited: null,
  sat: null,
  seated: null,
} satisfies InvitePreview

async function arriving(preview: InvitePreview) {
  vi.spyOn(window, "fetch").mockImplementation(async () => Response.json(preview))
  history.replaceState(null, "", `${location.pathname}#token`)
  const page = new JoinPage()
  document.body.append(page)
  await eventually(() => expect(page.querySelector("form")).not.toBeNull())
  return page
}

test("a person invited before a session is planned enters the workspace, and otherwise the session", async () => {
  const button = async (preview: InvitePreview) =>
    (await arriving(preview)).querySelector("form .filled")?.textContent?.trim()
  expect(await button(invited)).toBe("Enter the workspace")
  expect(await button({ ...invited, session: { id: "S", title: { en: "First" } } })).toBe("Enter the session")
})

test("somebody invited by a letter who cannot take part reads what follows and is asked once", async () => {
  const page = await arriving({ ...invited, invited: { declined: false } })
  const asked: unknown[] = []
  vi.spyOn(window, "fetch").mockImplementation(async (path, init) => {
    asked.push(pathOf(path))
    if (init?.method === "POST" && pathOf(path).endsWith("/decline")) asked.push(bodyOf(init))
    return Response.json({ ...invited, invited: { declined: true } })
  })
  const press = async (name: string) => {
    const named = () => [...page.querySelectorAll("button")].find(one => one.textContent?.trim() === name)
    await eventually(() => expect(named()).toBeDefined())
    named()?.click()
  }
  await press("I cannot take part")
  await press("Cancel")
  await press("I cannot take part")
  await eventually(() => expect(page.textContent).toContain("no reminder is sent to you"))
  expect(asked).toEqual([])
  await press("Say that I cannot take part")
  await eventually(() => expect(page.textContent).toContain("Whoever invited you can see that you cannot take part."))
  expect(asked).toContainEqual({ token: "token", declines: true })
})

test("a person who has joined sees the return link once, with its code and a way to skip it", async () => {
  const page = await arriving(invited)
  const asked: string[] = []
  vi.spyOn(window, "fetch").mockImplementation(async (path, init) => {
    asked.push(`${init?.method ?? "GET"} ${pathOf(path)}`)
    if (pathOf(path) === "/api/join")
      return Response.json({ workspace: "panel", session: "S", member: "M", role: "panelist" })
    return Response.json({ token: "t0ken", madeAt: 1_790_000_000_000 })
  })
  page.querySelector<HTMLInputElement>("#join-name")!.value = "Lin Che"
  page.querySelector<HTMLInputElement>('input[name="consent"]')!.checked = true
  page.querySelector("form")!.requestSubmit()
  await eventually(() => expect(page.querySelector("plenary-copy-text")).not.toBeNull())
  expect(asked).toEqual(["POST /api/join", "POST /api/workspaces/panel/return-link"])
  const link = `${location.origin}/return#t0ken`
  expect(page.querySelector("plenary-copy-text")?.text).toBe(link)
  expect(page.querySelector("plenary-qr-code")?.text).toBe(link)
  expect(page.querySelector("a.filled")?.getAttribute("href")).toBe("/w/panel/s/S")
})

test("a name that is too long stays as pasted, and the form says by how much", async () => {
  const page = await arriving(invited)
  const field = page.querySelector<HTMLInputElement>("#join-name") as HTMLInputElement
  field.focus()
  document.execCommand("insertText", false, "x".repeat(93))
  expect(field.value).toHaveLength(93)
  expect(field.validationMessage).toBe("A name has at most 80 characters; this one has 93.")
  field.select()
  document.execCommand("insertText", false, "Ann Miller")
  expect(field.validity.valid).toBe(true)
})

test("a policy that changed meanwhile is shown and asks for a new agreement, and the typed words stay", async () => {
  const page = await arriving(invited)
  const sent: unknown[] = []
  vi.spyOn(window, "fetch").mockImplementation(async (path, init) => {
    if (pathOf(path) !== "/api/join") return Response.json({ ...invited, attribution: "chatham" })
    sent.push((JSON.parse(typeof init?.body === "string" ? init.body : "{}") as { attribution: string }).attribution)
    const error = { code: "attribution-changed", params: {}, id: "" }
    return Response.json({ error }, { status: 409 })
  })
  const check = () => page.querySelector<HTMLInputElement>('input[name="consent"]')!
  page.querySelector<HTMLInputElement>("#join-name")!.value = "Lin Che"
  check().checked = true
  page.querySelector("form")!.requestSubmit()
  await eventually(() => expect(page.querySelector(".check span")?.textContent).toMatch(/without names and sides\.$/))
  expect(sent).toEqual(["named"])
  expect(check().checked).toBe(false)
  // The sentences of refusals are loaded with the first one.
  await eventually(() =>
    expect(page.querySelector(".problem")?.textContent).toContain("changed since this page showed it"),
  )
  expect(page.querySelector<HTMLInputElement>("#join-name")!.value).toBe("Lin Che")
})

test("if names stay in the room, nobody is asked to agree that they are printed", async () => {
  const agreed = async (attribution: InvitePreview["attribution"]) =>
    (await arriving({ ...invited, attribution })).querySelector(".check span")?.textContent
  expect(await agreed("named")).toMatch(/positions I take may be printed with its records\.$/)
  for (const attribution of ["chatham", "unattributed"] as const)
    expect(await agreed(attribution)).toMatch(/Outside the room they are shown without names and sides\.$/)
})

const notice = {
  responsible: "The institute",
  contact: "privacy@example.org",
  region: "CH",
  notice: { en: "We keep your name." },
  hash: "h1",
  version: 3,
  periods: { names: 365 },
} satisfies InvitePreview["privacy"]

test("the notice says how members come back after their sign-ins were erased, where a period erases them", async () => {
  const said = async (periods: object) => (await arriving({ ...invited, privacy: { ...notice, periods } })).textContent
  const ends = /members come back to their seats only once an administrator has opened the panel again/
  expect(await said({ names: 365 })).not.toMatch(ends)
  expect(await said({ seats: 365 })).toMatch(ends)
})

test("who joins a panel with a privacy notice consents in the form, and to a transfer where they are elsewhere", async () => {
  const page = await arriving({ ...invited, privacy: notice })
  const sent: unknown[] = []
  vi.spyOn(window, "fetch").mockImplementation(async (path, init) => {
    if (pathOf(path) === "/api/join") sent.push(bodyOf(init))
    return Response.json({ workspace: "panel", session: null, member: "M", role: "panelist" })
  })
  const box = (name: string) => page.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  const region = page.querySelector<HTMLSelectElement>("#join-region")!
  const choose = async (code: string) => {
    region.value = code
    region.dispatchEvent(new Event("change", { bubbles: true }))
    await page.updateComplete
  }
  expect(page.textContent).toContain("We keep your name.")
  page.querySelector<HTMLInputElement>("#join-name")!.value = "Lin Che"
  box("consent")!.checked = true
  await choose("CH")
  expect(box("transfer")).toBeNull()
  page.querySelector("form")!.requestSubmit()
  expect(sent).toEqual([])
  await choose("JP")
  box("noticed")!.checked = true
  page.querySelector("form")!.requestSubmit()
  expect(sent).toEqual([])
  box("transfer")!.checked = true
  page.querySelector("form")!.requestSubmit()
  await eventually(() => expect(sent.length).toBe(1))
  expect(sent[0]).toMatchObject({ consent: { seen: "h1", lang: "en", region: "JP", transfer: true } })
})

const ways = { mail: true, passkeys: false, services: [{ id: "1", name: "Institute" }] }

test("who needs an account signs in before the form, and the browser keeps the link for it", async () => {
  history.replaceState(null, "", `${location.pathname}#t0ken`)
  vi.spyOn(window, "fetch").mockImplementation(async path =>
    Response.json(
      pathOf(path).endsWith("/preview")
        ? { ...invited, role: "panelist", account: { required: true, signedIn: null, ways } }
        : { request: "r" },
    ),
  )
  const page = new JoinPage()
  document.body.append(page)
  await eventually(() => expect(page.querySelector("plenary-sign-in-ways form")).not.toBeNull())
  expect(page.querySelector("#join-name")).toBeNull()
  expect(page.querySelector("plenary-sign-in-ways")!.textContent).toContain("Institute")
  page.querySelector<HTMLInputElement>("#sign-in-email")!.value = "ann@example.org"
  page.querySelector<HTMLFormElement>("plenary-sign-in-ways form")!.requestSubmit()
  await eventually(() => expect(page.querySelector("plenary-sign-in-ways input[name=code]")).not.toBeNull())
  page.remove()
  // the page of the link in the letter comes back here, in another tab
  const asked: unknown[] = []
  vi.spyOn(window, "fetch").mockImplementation(async (_, init) => {
    asked.push(bodyOf(init))
    return Response.json({
      ...invited,
      role: "panelist",
      account: { required: true, signedIn: { id: "a", name: "Ann", email: "ann@example.org", proved: true }, ways },
    })
  })
  const back = new JoinPage()
  document.body.append(back)
  await eventually(() => expect(back.querySelector("#join-name")).not.toBeNull())
  expect(asked).toEqual([{ token: "t0ken" }])
  expect(back.textContent).toContain("ann@example.org")
  // the link is kept for one way back
  expect(localStorage.getItem("join link")).toBeNull()
})

/** Opens the page with a link and asks for a letter to sign in, so that the browser keeps the link. */
async function keeping(answer: () => Response) {
  const page = await arriving({ ...invited, role: "panelist", account: { required: false, signedIn: null, ways } })
  vi.spyOn(window, "fetch").mockImplementation(async path =>
    pathOf(path).startsWith("/api/join") ? answer() : Response.json({ request: "r" }),
  )
  page.querySelector("details")!.open = true
  page.querySelector<HTMLInputElement>("#sign-in-email")!.value = "ann@example.org"
  page.querySelector<HTMLFormElement>("plenary-sign-in-ways form")!.requestSubmit()
  await eventually(() => expect(page.querySelector("plenary-sign-in-ways input[name=code]")).not.toBeNull())
  expect(localStorage.getItem("join link")).toMatch(/^\d+ token$/)
  return page
}
const refusedAs = (code: string, status: number) => () =>
  Response.json({ error: { code, params: {}, id: "" } }, { status })

test("the browser forgets a kept link once the seat was taken with it", async () => {
  const page = await keeping(() => Response.json({ workspace: "panel", session: null, member: "M", role: "panelist" }))
  page.querySelector<HTMLInputElement>("#join-name")!.value = "Ann"
  page.querySelector<HTMLInputElement>('input[name="consent"]')!.checked = true
  page.querySelector<HTMLFormElement>("form:has(#join-name)")!.requestSubmit()
  await eventually(() => expect(page.querySelector("plenary-own-return-link")).not.toBeNull())
  expect(localStorage.getItem("join link")).toBeNull()
})

test("the browser forgets a kept link when its page sees that another tab took the seat, or that it has ended", async () => {
  const seated = { name: "Ann", own: true, free: false }
  for (const answer of [() => Response.json({ ...invited, seated }), refusedAs("invite-used", 410)]) {
    await keeping(answer)
    document.dispatchEvent(new Event("visibilitychange"))
    await eventually(() => expect(localStorage.getItem("join link")).toBeNull())
    document.body.replaceChildren()
    localStorage.removeItem("sign-in request")
  }
})

test("the browser keeps a link while its reader looks elsewhere, and while the server cannot be reached", async () => {
  const asked = vi.fn(refusedAs("database-away", 503))
  const page = await keeping(asked)
  document.dispatchEvent(new Event("visibilitychange"))
  // the page shows that it has read the answer
  await eventually(() => expect(page.querySelector("plenary-problem-view")).not.toBeNull())
  expect(localStorage.getItem("join link")).toMatch(/ token$/)
  // another link that ends does not take this one away
  document.body.replaceChildren()
  history.replaceState(null, "", `${location.pathname}#another`)
  vi.spyOn(window, "fetch").mockImplementation(async () => refusedAs("invite-used", 410)())
  const other = new JoinPage()
  document.body.append(other)
  await eventually(() => expect(other.querySelector("plenary-problem-view")).not.toBeNull())
  expect(localStorage.getItem("join link")).toMatch(/ token$/)
})

test.each([
  [true, false, true, "Ann"],
  [false, false, false, ""],
  [false, true, false, ""],
])(
  "the page names the account that is signed in, and it keeps the seat only by a tick",
  async (proved, required, ticked, name) => {
    const signedIn = { id: "a", name: "Ann", email: "ann@example.org", proved }
    const page = await arriving({ ...invited, role: "panelist", account: { required, signedIn, ways } })
    const box = page.querySelector<HTMLInputElement>('input[name="account"]')!
    expect([box.checked, box.required, box.value]).toEqual([ticked, required, "a"])
    expect(box.closest("label")?.textContent).toContain("ann@example.org")
    expect(page.querySelector<HTMLInputElement>("#join-name")?.value).toBe(name)
  },
)

test("where no account is needed the ways to sign in are folded above the form", async () => {
  const page = await arriving({ ...invited, account: { required: false, signedIn: null, ways } })
  const folded = page.querySelector("details")
  expect([folded?.open, folded?.querySelector("summary")?.textContent]).toEqual([
    false,
    "Sign in first, so that you find this seat again",
  ])
  expect(page.querySelector("#join-name")).not.toBeNull()
  document.body.replaceChildren()
  expect((await arriving(invited)).querySelector("details")).toBeNull()
})

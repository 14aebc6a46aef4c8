import { afterEach, expect, test, vi } from "vitest"
import { HomePage } from "../../../../client/pages/home/plenary-home-page.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

/** The first page of a reader without a seat. */
async function opened(account?: string) {
  vi.spyOn(window, "fetch").mockImplementation(async () => Response.json({ admin: false, account, workspaces: [] }))
  const page = new HomePage()
  document.body.append(page)
  await eventually(() => expect(page.querySelector(".card")).not.toBeNull())
  return { text: page.textContent, links: [...page.querySelectorAll("a")].map(link => link.getAttribute("href")) }
}

test("the first page offers to sign in", async () => {
  expect((await opened()).links).toContain("/sign-in")
})

test("the first page names the account to which the browser is signed in", async () => {
  const { text, links } = await opened("Ann Onodera")
  expect(text).toContain("You are signed in as Ann Onodera.")
  expect(links).toContain("/me")
  expect(links).not.toContain("/sign-in")
})

test("the first page tells which minutes were adopted lately, and leads to them", async () => {
  const panel = {
    id: "W",
    slug: "demo",
    title: { en: "The panel" },
    demo: false,
    live: null,
    me: { member: "Lin", name: "Lin", role: "panelist", side: null, lang: "en" },
    needs: [],
    adopted: [{ session: "S", title: { en: "First meeting" }, at: Date.UTC(2026, 11, 5, 12) }],
  }
  vi.spyOn(window, "fetch").mockImplementation(async () => Response.json({ admin: false, workspaces: [panel] }))
  const page = new HomePage()
  document.body.append(page)
  await eventually(() => expect(page.querySelector(".workspace")).not.toBeNull())
  const told = page.querySelector('a[href="/w/demo/s/S/minutes"]')
  expect(told?.textContent).toBe("The minutes of First meeting were adopted on 5 December 2026.")
})

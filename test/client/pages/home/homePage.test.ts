import { afterEach, expect, test, vi } from "vitest"
import { HomePage } from "../../../../client/pages/home/plenary-home-page.ts"

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

/** The first page of a reader without a seat. */
async function opened(account?: string) {
  vi.spyOn(window, "fetch").mockImplementation(async () => Response.json({ admin: false, account, workspaces: [] }))
  const page = new HomePage()
  document.body.append(page)
  await vi.waitFor(() => expect(page.querySelector(".card")).not.toBeNull())
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

import { afterEach, expect, test, vi } from "vitest"
import { OwnAccountElement } from "../../../../client/pages/me/plenary-own-account.ts"
import type { AccountAnswer } from "../../../../shared/contract/queries/people/accounts.ts"

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const answer: AccountAnswer = {
  ways: { mail: true, passkeys: false, services: [{ id: "1", name: "Institute" }] },
  account: {
    name: "Ann",
    affiliation: "",
    email: "ann@example.org",
    verifiedBy: "link",
    proved: true,
    passkeys: [],
    services: [],
    seats: [],
    signIns: [],
  },
  free: [],
  others: [],
}

test("what adds a way to sign in is offered only while the server takes it, and a new sign-in otherwise", async () => {
  const account = answer.account && { ...answer.account, proved: false }
  vi.spyOn(window, "fetch").mockImplementation(async () => Response.json({ ...answer, account }))
  const shown = new OwnAccountElement()
  document.body.append(shown)
  await expect.poll(() => shown.querySelector('a[href="/sign-in?to=/me"]')?.textContent).toBe("Sign in again")
  expect([...shown.querySelectorAll("button")].filter(one => one.textContent.includes("Institute"))).toEqual([])
})

test("an act that needs a fresh proof says so, and offers a new sign-in that leads back here", async () => {
  const refusal = { code: "sign-in-again", params: { n: 15 }, id: "x" }
  vi.spyOn(window, "fetch").mockImplementation(async path =>
    typeof path === "string" && path.includes("/services/1")
      ? Response.json({ error: refusal, ...refusal }, { status: 403 })
      : Response.json(answer),
  )
  const shown = new OwnAccountElement()
  document.body.append(shown)
  const connect = () => [...shown.querySelectorAll("button")].find(one => one.textContent.includes("Institute"))
  await expect.poll(connect).toBeDefined()
  expect(shown.querySelector('a[href="/sign-in?to=/me"]')).toBeNull()
  connect()?.click()
  await expect
    .poll(() => shown.querySelector('[role="alert"] a[href="/sign-in?to=/me"]')?.textContent)
    .toBe("Sign in again")
  expect(shown.querySelector('[role="alert"]')?.textContent).toContain("15 minutes")
})

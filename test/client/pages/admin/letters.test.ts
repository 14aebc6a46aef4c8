import { afterEach, expect, test, vi } from "vitest"
import { PlenaryAdminLetters } from "../../../../client/pages/admin/plenary-admin-letters.ts"
import type { StuckLetters } from "../../../../shared/contract/queries/people/invitations.ts"

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const failed = {
  slug: "panel",
  title: { en: "Panel" },
  name: "Ann",
  standing: "failed",
  error: "451",
  askedAt: 1,
} as const
const bounced = { ...failed, name: "Ben", standing: "bounced", error: "550" } as const

function drawn(letters: StuckLetters, tried: { again: number; left: number }) {
  let isTried = false
  vi.spyOn(window, "fetch").mockImplementation(async path => {
    if (typeof path !== "string" || !path.endsWith("/again"))
      return Response.json(isTried ? { ...letters, letters: letters.letters.slice(2) } : letters)
    isTried = true
    return Response.json(tried)
  })
  const shown = new PlenaryAdminLetters()
  document.body.append(shown)
  return shown
}
const button = (shown: Element) => [...shown.querySelectorAll("button")].find(one => /failed/.test(one.textContent))

test("all failed letters are tried again by one press, and the page says how many are, and how many were left out", async () => {
  const shown = drawn(
    { mail: { works: true, reason: "" }, held: false, letters: [failed, { ...failed, name: "Cy" }, bounced] },
    { again: 1, left: 1 },
  )
  await expect.poll(() => button(shown)?.textContent).toBe("Try all failed letters again (2)")
  button(shown)?.click()
  await expect.poll(() => shown.textContent).toMatch(/1 letter is being sent again.*1 was left out/s)
  expect(button(shown)).toBeUndefined()
})

test("nothing is offered while letters are held, without a mail server, or where all bounced", async () => {
  const works = { works: true, reason: "" }
  for (const letters of [
    { mail: works, held: true, letters: [failed] },
    { mail: null, held: false, letters: [failed] },
    { mail: works, held: false, letters: [bounced] },
  ]) {
    const shown = drawn(letters, { again: 0, left: 0 })
    await expect.poll(() => shown.querySelectorAll("li").length).toBe(1)
    expect(button(shown)).toBeUndefined()
    shown.remove()
  }
})

import { afterEach, expect, test } from "vitest"
import { PlenaryApp } from "../../../../client/pages/app/plenary-app.ts"

afterEach(() => {
  document.body.replaceChildren()
  localStorage.removeItem("join link")
})

test("each page deletes an invitation link that the browser has kept for longer than 30 minutes", () => {
  if (!customElements.get("plenary-app")) customElements.define("plenary-app", PlenaryApp)
  const keptAfterStart = (kept: string) => {
    localStorage.setItem("join link", kept)
    document.body.replaceChildren(new PlenaryApp())
    return localStorage.getItem("join link")
  }
  const minute = 60_000
  expect(keptAfterStart(`${Date.now() - 1} token`)).toBeNull()
  // the clock was set back, or something else wrote this
  expect(keptAfterStart(`${Date.now() + 31 * minute} token`)).toBeNull()
  expect(keptAfterStart("token")).toBeNull()
  const young = `${Date.now() + 29 * minute} token`
  expect(keptAfterStart(young)).toBe(young)
})

import { afterEach, expect, test, vi } from "vitest"
import { PlenaryOwnData } from "../../../../client/pages/me/plenary-own-data.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { panel } from "../../../kit/scenes.ts"
import { snapshot } from "../../state/fakeWires.ts"

afterEach(() => {
  document.body.replaceChildren()
  sessionStorage.clear()
  vi.restoreAllMocks()
})

test("an erasure that is asked for without a line is called on its way where it was pressed", async () => {
  const me = { member: "Lin", name: "Lin", role: "panelist", side: null, lang: "en" } as const
  vi.spyOn(window, "fetch").mockImplementation(async () =>
    Response.json({ ...snapshot(4), me, state: { ...panel(), seq: 4 } }),
  )
  const part = new PlenaryOwnData()
  part.slug = "p"
  document.body.append(part)
  await part.updateComplete
  const all = part.querySelector("details")
  if (all) all.open = true
  await eventually(() => expect(part.querySelector("button.danger")).not.toBeNull())
  part.querySelector<HTMLButtonElement>("button.danger")?.click()
  await eventually(() =>
    expect(part.querySelector(".outcome")?.textContent).toContain("What you sent is still on its way."),
  )
})

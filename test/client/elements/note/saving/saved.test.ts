import { afterEach, expect, test } from "vitest"
import { PlenarySaved } from "../../../../../client/elements/note/saving/plenary-saved.ts"
import { shown } from "../../session/shown.ts"

afterEach(() => document.body.replaceChildren())

test("nothing is called saved while something else that the reader sent has no end, and a warning stays", async () => {
  const live = { status: { state: "live" }, saved: { state: "saved", at: 1 } } as const
  const element = await shown(new PlenarySaved(), live)
  expect(element.renderRoot.querySelector(".calm")).not.toBeNull()
  element.amiss = true
  await element.updateComplete
  expect(element.renderRoot.querySelector(".said")).toBeNull()
  element.saved = { state: "unsaved", n: 2 }
  await element.updateComplete
  expect(element.renderRoot.querySelector(".warn")).not.toBeNull()
})

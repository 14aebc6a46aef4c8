import { expect, test } from "vitest"
import { leftOutWords } from "../../../../../client/i18n/sentences/round/leftOutWords.ts"
import { SideId } from "../../../../../shared/model/ids.ts"
import { panel } from "../../../../kit/scenes.ts"

test("a page says which side a round left out and why, and hides names from a reader who may not see them", () => {
  const sides = [{ id: SideId.parse("n"), title: { en: "North" }, mark: "N" }]
  const state = { ...panel(), sides }
  expect(leftOutWords([SideId.parse("n")], state)).toBe(
    "Left out: North. All panelists there recused themselves, so the level is at most consensus.",
  )
  expect(leftOutWords([], state)).toBe(
    "One side is left out: all of its panelists recused themselves, so the level is at most consensus.",
  )
  expect(leftOutWords(undefined, state)).toBe("")
})

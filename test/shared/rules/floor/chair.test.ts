import { expect, test } from "vitest"
import { chairOf } from "../../../../shared/rules/floor/chair.ts"
import { meeting, panel } from "../../../kit/scenes.ts"

const state = panel()
const session = (attendance: [member: string, from: number][], chair: string | null = null) =>
  meeting({
    attendance: attendance.map(([member, from]) => ({ member, from, to: null, ticked: false })),
    floor: { chair },
  })
const chair =
  (...given: Parameters<typeof session>) =>
  (present: string[]) =>
    chairOf(session(...given), state, present)?.id ?? null

test("the moderator who last ran something has the chair, present or not", () => {
  expect(chair([["Chen", 1]], "Miwa")([])).toBe("Miwa")
})

test("before anybody has, the moderator who came first and is still there", () => {
  const came: [string, number][] = [
    ["Miwa", 5],
    ["Xu", 1],
    ["Chen", 3],
  ]
  expect(chair(came)(["Miwa", "Chen", "Xu"])).toBe("Chen")
  expect(chair(came)(["Miwa", "Xu"])).toBe("Miwa")
  // attendance that nobody noted: any moderator who is there
  expect(chair([])(["Miwa"])).toBe("Miwa")
  expect(chair(came)(["Xu"])).toBeNull()
})

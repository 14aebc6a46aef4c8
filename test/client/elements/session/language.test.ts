import { LitElement } from "lit"
import { expect, test } from "vitest"
import { useLang } from "../../../../client/i18n/language.ts"
import { as, scene } from "../../../kit/scenes.ts"
import { allWords, settled } from "./shown.ts"

test("an element whose code is loaded late follows the language like all others", async () => {
  const early = document.createElement("plenary-attendance")
  document.body.append(early)
  const { AttendanceTicks } = await import("../../../../client/elements/session/agenda/plenary-attendance.ts")
  expect(early).toBeInstanceOf(AttendanceTicks)
  if (!(early instanceof LitElement)) throw new Error("not upgraded")
  Object.assign(early, { scene: scene({}, as("Chen", "moderator", "CN")) })
  await settled(early)
  expect(allWords(early)).toContain("Attendance")
  await useLang("zh")
  await settled(early)
  expect(allWords(early)).not.toContain("Attendance")
  await useLang("en")
  early.remove()
})

import { afterEach, expect, test } from "vitest"
import type { Wanted } from "../../../../client/acts/act.ts"
import { meeting, round, scene, statement, table } from "../../../kit/scenes.ts"
import { asked } from "./asking.ts"

afterEach(() => document.body.replaceChildren())

const text = statement("proposed")
const rounds = table(round("call", "open"))

test.each<[Wanted, string]>([
  [{ kind: "carry-over", statement: text }, "A-1 · Carry over"],
  [{ kind: "record-no-consensus", statement: text }, "A-1 · Record no consensus"],
  [{ kind: "withdraw", statement: text }, "A-1 · Withdraw"],
  [{ kind: "void-round", round: round("call", "open") }, "A-1 · Void with a reason"],
])("a dialog that asks for a reason names its subject: %o", async (act, title) => {
  const { dialog } = await asked(act, scene({ statements: table(text), rounds }))
  expect(dialog.renderRoot.querySelector("h2")?.textContent).toBe(title)
})

test("a start long before the planned hour says the planned time, and asks for confirmation", async () => {
  const startsAt = scene().now + 7 * 86_400_000
  const given = scene({}, { session: meeting({ state: "scheduled", startsAt }) })
  const { dialog, send } = await asked({ kind: "start-session", early: true }, given)
  expect(dialog.renderRoot.textContent).toMatch(/It is planned for .*2026.*Start it now\?/)
  expect(await send()).toEqual([{ kind: "start-session", body: { session: "S" } }])
})

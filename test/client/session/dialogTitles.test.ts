import { afterEach, expect, test } from "vitest"
import type { Wanted } from "../../../shared/rules/nextAction/act.ts"
import { round, scene, statement, table } from "../../shared/rules/nextAction/scenes.ts"
import { asked } from "./asking.ts"

afterEach(() => document.body.replaceChildren())

const text = statement("proposed")
const rounds = table(round("call", "open"))

test.each<[Wanted, string]>([
  [{ do: "carry-over", statement: text }, "A-1 · Carry over"],
  [{ do: "record-no-consensus", statement: text }, "A-1 · Record no consensus"],
  [{ do: "withdraw", statement: text }, "A-1 · Withdraw"],
  [{ do: "void-round", round: round("call", "open") }, "A-1 · Void with a reason"],
])("a dialog that asks for a reason names what it is about: %o", async (act, title) => {
  const { dialog } = await asked(act, scene({ statements: table(text), rounds }))
  expect(dialog.renderRoot.querySelector("h2")?.textContent).toBe(title)
})

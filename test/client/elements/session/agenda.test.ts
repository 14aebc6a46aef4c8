import { afterEach, expect, test } from "vitest"
import { AgendaList } from "../../../../client/elements/session/agenda/plenary-agenda.ts"
import { meeting, panel } from "../../../kit/scenes.ts"
import { shown } from "./shown.ts"

afterEach(() => document.body.replaceChildren())

const marks = async (over: object) => {
  const list = await shown(new AgendaList(), { session: meeting(over), state: panel() })
  return [...list.renderRoot.querySelectorAll(".mark")].map(one => one.textContent)
}

test("a skipped item is not ticked off, neither while the session runs nor after it", async () => {
  const jumped = { current: "outcomes", held: ["opening", "outcomes"] }
  expect(await marks(jumped)).toEqual(["✓", "○", "◉"])
  expect(await marks({ ...jumped, state: "closed" })).toEqual(["✓", "○", "✓"])
})

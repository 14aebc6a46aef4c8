import { afterAll, beforeAll, expect, it } from "vitest"
import { playDemo } from "../../../server/cli/demo/playDemo.ts"
import type { State } from "../../../shared/fold/state.ts"
import { needsOf } from "../../../shared/rules/needs.ts"
import { type Played, played } from "../../server/demo/played.ts"

let demo: Played
let state: State
beforeAll(async () => {
  demo = await played(stage => playDemo(stage, Date.UTC(2026, 10, 25, 6, 50), () => {}))
  state = await demo.stage.state()
})
afterAll(() => demo.remove())

const of = (name: string, answered: string[] = []) => {
  const member = Object.values(state.members).find(one => one.name.startsWith(name))!
  return needsOf(state, member.id, new Set(answered)).map(one => one.need)
}

it("who has not answered an open rating is asked to, who has is not", () => {
  const open = Object.values(state.rounds).find(round => round.state === "open")!
  expect(of("韩牧野")).toContain("answer")
  expect(of("韩牧野", [open.id])).not.toContain("answer")
})
it("a text that is out of date waits for the side whose language it is, and for no other", () => {
  expect(of("藤原")).toEqual(["answer", "check-text", "action"])
  expect(of("林澈")).not.toContain("check-text")
})
it("an action waits for each of its owners until it is done", () => {
  expect(of("苏聆")).toContain("action")
  expect(of("周亦宁")).not.toContain("action")
})
it("of an observer, and of one who joined after the round opened, nothing is asked", () => {
  expect(of("白石")).toEqual([])
  expect(of("Ana")).not.toContain("answer")
})

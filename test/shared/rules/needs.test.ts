import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { playDemo } from "../../../server/demo/playDemo.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { needsOf } from "../../../shared/rules/needs.ts"
import { meeting, panel, statement, table, texts } from "../../kit/scenes.ts"
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
  return needsOf(state, member.id, new Set(answered), 0).map(one => one.need)
}

it("a member who has not answered an open rating is asked to, and one who has is not", () => {
  const isOpen = (round: Round) => round.state === "open" && round.batch === undefined
  const open = Object.values(state.rounds).find(isOpen)!
  expect(of("韩牧野")).toContain("answer")
  expect(of("韩牧野", [open.id])).not.toContain("answer")
})
it("a text that is out of date waits for the side whose language it is, and for no other", () => {
  const others = of("藤原").filter(need => need !== "batch" && need !== "translation")
  expect(others).toEqual(["answer", "check-text", "action"])
  expect(of("林澈")).not.toContain("check-text")
})
it("an action waits for each of its owners until it is done", () => {
  expect(of("苏聆")).toContain("action")
  expect(of("周亦宁")).not.toContain("action")
})
it("an observer is asked about own words alone, and a panelist who joined after the round opened not to answer it", () => {
  expect(of("何思远")).toEqual([])
  expect(new Set(of("白石"))).toEqual(new Set(["translation"]))
  expect(of("Ana")).not.toContain("answer")
})

describe("minutes that are sent for comments", () => {
  const endsAt = 1_000
  const sent = (corrections: object[], now = 0) => {
    const attendance = ["Chen", "Lin", "He"].map(member => ({ member, from: 0, to: null, ticked: false }))
    const minutes = { state: "under_review", endsAt, adoptedAt: null, moved: null, corrections }
    const held = { ...panel(), sessions: { S: meeting({ state: "closed", attendance, minutes }) } } as unknown as State
    return (id: string) => needsOf(held, id, new Set(), now).map(one => one.need)
  }

  it("wait for those of the panel who were there, until the time for corrections is over", () => {
    const waits = sent([])
    expect(["Chen", "Lin", "Han", "He"].map(waits)).toEqual([["minutes"], ["minutes"], [], []])
    expect(sent([], endsAt)("Lin")).toEqual([])
  })
  it("wait for a press of the moderators once the time is over and nothing is left to decide, and adopt themselves never", () => {
    const waits = sent([{ accepted: true }], endsAt)
    expect(["Chen", "Miwa", "Lin"].map(waits)).toEqual([["adopt"], ["adopt"], []])
    expect(sent([{ accepted: true }], endsAt - 1)("Miwa")).toEqual([])
  })
  it("and what is proposed waits for the moderators until they have decided", () => {
    const waits = sent([{ accepted: null }, { accepted: true }], endsAt)
    expect(["Chen", "Miwa", "Lin"].map(waits)).toEqual([["corrections"], ["corrections"], []])
    expect(sent([{ accepted: true }])("He")).toEqual([])
  })
})

it("a draft in one language alone waits for the side of the other to write its text", () => {
  const drafted = { ...panel(), statements: table(statement("draft", texts({ zh: "draft" }))) }
  const waits = (id: string) => needsOf(drafted, id, new Set(), 0)
  expect(waits("Hayase")).toMatchObject([{ need: "write-text", label: "A-1", lang: "ja", topic: "A" }])
  expect(waits("Lin")).toEqual([])
})

it("the requests to a member are found without looking through all texts for each objection and round", () => {
  let looks = 0
  const counted = <T extends object>(rows: T): T =>
    new Proxy(rows, {
      ownKeys(all) {
        looks += 1
        return Reflect.ownKeys(all)
      },
    })
  const member = Object.values(state.members).find(({ name }) => name.startsWith("韩牧野"))!
  const looksWith = (times: number) => {
    const many = <T extends object>(rows: Record<string, T>) =>
      Object.fromEntries(
        Object.values(rows).flatMap(row => Array.from({ length: times }, (_, n) => [`${n}${Object(row).id}`, row])),
      )
    looks = 0
    const statements = counted(state.statements)
    needsOf(
      { ...state, statements, objections: many(state.objections), rounds: many(state.rounds) },
      member.id,
      new Set(),
      0,
    )
    return looks
  }
  expect(Object.keys(state.objections).length).toBeGreaterThan(0)
  expect(looksWith(20)).toBe(looksWith(1))
})

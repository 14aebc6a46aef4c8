import { describe, expect, test } from "vitest"
import { presentIn } from "../../../../shared/rules/floor/presence.ts"
import { meeting, panel, positions, round, table } from "../../../kit/scenes.ts"

const ticked = (member: string, tickedBy: string, from: number) => ({ member, from, to: null, ticked: true, tickedBy })

/** The people who are present where nobody is connected, Lin was ticked at 10, and a round shows what was said for Lin. */
function present(tickedBy: string, aloud: object | null, shownAt: number) {
  const [said] = positions("agree")
  const of = {
    ...round("call", "revealed", [{ ...said, member: "Lin", ...(aloud && { aloud }) }] as never),
    revealedAt: shownAt,
  }
  const state = {
    ...panel(),
    sessions: { S: { ...meeting({ startedAt: 5 }), attendance: [ticked("Lin", tickedBy, 10)] } },
    rounds: table(of),
  }
  return [...presentIn(state, [])]
}

describe("a tick makes a person present who is not connected", () => {
  test("by an officer who neither entered nor confirmed what they said", () => {
    expect(present("Sec", null, 20)).toEqual(["Lin"])
    expect(present("Sec", { enteredBy: "Chen", officer: "Miwa" }, 20)).toEqual(["Lin"])
  })

  describe.each(["enteredBy", "officer"])("but not by the officer who did (%s)", part => {
    const aloud = { enteredBy: "Chen", officer: "Miwa", [part]: "Sec" }

    test.each([
      ["after the tick", 20],
      ["before a tick that was made anew", 7],
    ])("in a round that was shown %s", (_, shownAt) => {
      expect(present("Sec", aloud, shownAt)).toEqual([])
    })

    test("while it was in an earlier session, it takes no presence in this one", () => {
      expect(present("Sec", aloud, 4)).toEqual(["Lin"])
    })
  })

  test("nor, in a round that is not shown yet, by the officer who entered or confirmed for them there", () => {
    const state = {
      ...panel(),
      sessions: { S: { ...meeting({ startedAt: 5 }), attendance: [ticked("Lin", "Sec", 10)] } },
    }
    const heard = (by: string, officer: string | null) => [{ member: "Lin", aloud: { by, officer } }]
    expect([...presentIn(state, [], heard("Chen", "Miwa"))]).toEqual(["Lin"])
    expect([...presentIn(state, [], heard("Sec", null))]).toEqual([])
    expect([...presentIn(state, [], heard("Chen", "Sec"))]).toEqual([])
  })
})

test("who is present is found by one reading of the panel's rounds, however many are ticked in however many sessions", () => {
  let readings = 0
  const attendance = ["Lin", "Han", "Kim"].map(member => ticked(member, "Sec", 10))
  const state = {
    ...panel(),
    sessions: {
      S: { ...meeting({ startedAt: 5 }), attendance },
      T: { ...meeting({ startedAt: 6 }), attendance },
    },
    get rounds() {
      readings += 1
      return {}
    },
  }
  expect([...presentIn(state, [])]).toEqual(["Lin", "Han", "Kim"])
  expect(readings).toBe(1)
})

import { describe, expect, test } from "vitest"
import { presentIn } from "../../../../shared/rules/floor/presence.ts"
import { meeting, panel, positions, round, table } from "../../../kit/scenes.ts"

const ticked = (member: string, tickedBy: string, from: number) => ({ member, from, to: null, ticked: true, tickedBy })

/** The people who are present where nobody is connected, Lin was ticked, and a round shows what was said for Lin. */
function present(tickedBy: string, aloud: object | null, shownAt: number) {
  const [said] = positions("agree")
  const of = {
    ...round("call", "revealed", [{ ...said, member: "Lin", ...(aloud && { aloud }) }] as never),
    revealedAt: shownAt,
  }
  const state = {
    ...panel(),
    sessions: { S: { ...meeting(), attendance: [ticked("Lin", tickedBy, 10)] } },
    rounds: table(of),
  }
  return [...presentIn(state, [])]
}

describe("a tick makes a person present who is not connected", () => {
  test("by an officer who neither entered nor confirmed what they said", () => {
    expect(present("Sec", null, 20)).toEqual(["Lin"])
    expect(present("Sec", { enteredBy: "Chen", officer: "Miwa" }, 20)).toEqual(["Lin"])
  })

  test.each(["enteredBy", "officer"])("but not by the officer who did (%s), from this round on", part => {
    const aloud = { enteredBy: "Chen", officer: "Miwa", [part]: "Sec" }
    expect(present("Sec", aloud, 20)).toEqual([])
    expect(present("Sec", aloud, 5)).toEqual(["Lin"])
  })
})

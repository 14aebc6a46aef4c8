import { describe, expect, it } from "vitest"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { ratingText } from "../../../shared/minutes/prose/scores/ratingProse.ts"
import { linked, times } from "../rules/round/scored.ts"

const rating = (over: object = {}): Round =>
  ({
    id: "r",
    statement: "A-1",
    kind: "rating",
    state: "revealed",
    n: 1,
    openedAt: 1,
    electorate: times(9, 0).map((_, i) => ({ member: `m${i}`, side: null })),
    answered: 9,
    answers: linked(...times(6, 8), ...times(3, 2)),
    reasonsFor: "low",
    ...over,
  }) as unknown as Round
const told = (round: Round, lang: "en" | "zh" | "ja" = "en") =>
  ratingText({ rounds: { r: round } } as unknown as State, round, lang)

describe("what the minutes say after a rating's figures", () => {
  it("is the class with the rule that gave it, and the other class where the two rules differ", () => {
    expect(told(rating())).toEqual(["Class by the classic rule: uncertain; by the disagreement index supported."])
    expect(told(rating(), "zh")).toEqual(["类别（按经典规则）：不确定；按分歧指数为支持。"])
    expect(told(rating(), "ja")).toEqual(["区分（RAND/UCLA方式の判定による）：不確定。不一致指数では支持。"])
  })
  it("is what the stopping rule said, and why a moderator opened the round against it", () => {
    const round = rating({ stopping: { rounds: 3, answered: 75 }, otherwise: "Two were away." })
    expect(told(round)).toEqual([
      "The round was opened although the stopping rule said otherwise: Two were away.",
      "Class by the classic rule: uncertain; by the disagreement index supported.",
      "The stopping rule said: another round.",
    ])
  })
  it("is nothing for a rating of an earlier version, whose adopted minutes have a hash", () => {
    expect(told(rating({ reasonsFor: undefined }))).toEqual([])
  })
})

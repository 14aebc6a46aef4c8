import { expect, it } from "vitest"
import type { Minutes } from "../../../../shared/fold/sessionState.ts"
import { nextAction } from "../../../../shared/rules/nextAction.ts"
import { meeting, scene } from "./scenes.ts"

const correction = { id: "c", by: "Lin", text: { lang: "zh", text: "……" }, at: 1, accepted: null }
const ended = (minutes: Partial<Record<keyof Minutes, unknown>>, over = {}) =>
  nextAction(
    scene(
      {},
      {
        session: meeting({
          state: "closed",
          minutes: { state: "draft", endsAt: null, adoptedAt: null, moved: null, corrections: [], ...minutes },
          ...over,
        }),
      },
    ),
  )?.act

it("26: closed, minutes in draft: send them for comments", () => {
  expect(ended({})).toEqual({ do: "send-minutes" })
})
it("27: comments are in: decide them", () => {
  expect(
    ended({ state: "under_review", endsAt: 9e15, corrections: [correction, { ...correction, accepted: true }] }),
  ).toEqual({
    do: "decide-corrections",
    n: 1,
  })
})
it("28: the period is over and none undecided: adopt; before its end nothing is asked", () => {
  expect(ended({ state: "under_review", endsAt: 1 })).toEqual({ do: "adopt-minutes" })
  expect(ended({ state: "under_review", endsAt: 9e15 })).toBeUndefined()
})
it("29: adopted: publish; published: nothing more", () => {
  expect(ended({ state: "adopted" })).toEqual({ do: "publish-minutes" })
  expect(ended({ state: "published" })).toBeUndefined()
})

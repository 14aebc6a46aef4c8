import { expect, test } from "vitest"
import { asked } from "../../../../client/rules/asked.ts"
import { as, meeting, scene } from "../../../kit/scenes.ts"

const { now } = scene({})

const until = now + 3_600_000
const attendance = [{ member: "Lin", from: now - 9, to: now - 5 }]
const out = (who: ReturnType<typeof as>, minutes: object = {}) =>
  asked(
    scene(
      {},
      {
        ...who,
        session: meeting({
          state: "closed",
          attendance,
          minutes: { state: "under_review", endsAt: until, adoptedAt: null, moved: null, corrections: [], ...minutes },
        }),
      },
    ),
  )

test("while minutes are out for comments the whole panel reads until when, and those who were present what they may do", () => {
  expect(out(as("Lin", "panelist", "CN"))).toEqual({ kind: "minutes", until, may: true })
  expect(out(as("Han", "panelist", "CN"))).toEqual({ kind: "minutes", until, may: false })
  expect(out(as("Chen", "moderator", "CN"))).toEqual({ kind: "minutes", until, may: true })
  expect(out(as("He", "observer"))).toMatchObject({ kind: "nothing" })
  for (const over of [{ endsAt: now }, { endsAt: null }, { state: "draft", endsAt: null }, { state: "adopted" }])
    expect(out(as("Lin", "panelist", "CN"), over)).toMatchObject({ kind: "nothing" })
})

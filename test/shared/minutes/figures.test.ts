import { expect, test } from "vitest"
import { emptyState } from "../../../shared/fold/state.ts"
import { adoptionOf } from "../../../shared/minutes/proceedings/bindings.ts"
import { openFigures } from "../../../shared/minutes/proceedings/figures.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"

const text = { id: "A-1", texts: [{ text: "Data move." }, { text: "None." }] } as never
const sides = [
  { id: "CN", title: { en: "China" }, mark: "CN" },
  { id: "JP", title: { en: "Japan" }, mark: "JP" },
]
const electorate = ["Lin", "Zhou", "Han"].map((member, n) => ({ member, side: n < 2 ? "CN" : "JP" }))
const call = (openedAt: number, positions: string[], sided: boolean, more: object = {}) => ({
  id: `c${openedAt}`,
  statement: "A-1",
  state: "revealed",
  kind: "call",
  openedAt,
  rule: presetRule,
  electorate,
  answers: positions.map((position, n) => ({
    member: electorate[n]?.member,
    alias: null,
    side: sided ? electorate[n]?.side : null,
    answer: { kind: "call", position },
  })),
  ...more,
})
const figures = (...rounds: { id: string }[]) =>
  openFigures({ ...emptyState, sides, rounds: Object.fromEntries(rounds.map(one => [one.id, one])) } as never, text)

test("a call whose answers name no side is counted in all, and one whose answers do by side as well", () => {
  const positions = ["agree", "agree", "disagree"]
  expect(figures(call(1, positions, false)).call).toMatchObject({ support: 2, cast: 3, sides: [] })
  expect(figures(call(1, positions, true)).call?.sides).toMatchObject([
    { mark: "CN", support: 2, cast: 2 },
    { mark: "JP", support: 0, cast: 1 },
  ])
})

test("the last call that was shown counts, whatever order they stand in, and one without answers is none", () => {
  const late = call(9, ["agree", "agree", "agree"], false)
  const early = call(3, ["disagree", "disagree", "disagree"], false)
  const hidden = call(12, ["agree"], false, { answers: null })
  const open = call(14, ["agree"], false, { state: "open" })
  const other = call(15, ["agree"], false, { statement: "B-1" })
  expect(figures(late, early, hidden, open, other).call).toMatchObject({ support: 3, cast: 3 })
  expect(figures(hidden)).toEqual({ brackets: 0, rating: null, call: null, hadNoQuorum: false })
})

test("only the last call that was shown tells whether it had no quorum", () => {
  const few = call(3, ["agree"], false)
  const all = call(9, ["agree", "agree", "agree"], false)
  expect([figures(few), figures(few, all), figures(all)].map(one => one.hadNoQuorum)).toEqual([true, false, false])
})

test("the adopters of a session's minutes are those of its own last proposal, and of no other act", () => {
  const proposal = (id: string, about: object) => [id, { id, about }]
  const proposals = Object.fromEntries([
    proposal("refused", { act: "adopt", session: "S" }),
    proposal("carried", { act: "adopt", session: "S" }),
    proposal("other", { act: "adopt", session: "T" }),
    proposal("withdrawal", { act: "withdraw", record: "R", session: "S" }),
  ])
  const of = (id: string) => adoptionOf({ ...emptyState, proposals }, { id } as never)?.id
  expect([of("S"), of("T"), of("U")]).toEqual(["carried", "other", undefined])
})

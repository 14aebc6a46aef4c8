import { expect, test } from "vitest"
import { withoutNames } from "../../../../../server/commands/round/secret/counting.ts"
import { sidesKept } from "../../../../../server/commands/round/secret/sidesKept.ts"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import type { Answer, Elector, RevealedAnswer } from "../../../../../shared/model/consensus/answer.ts"
import { MemberId, SideId } from "../../../../../shared/model/ids.ts"
import { agree, disagree, score } from "./secretPanel.ts"

const cn = SideId.parse("cn")
const jp = SideId.parse("jp")
const electors = (...sizes: [SideId | null, number][]): Elector[] =>
  sizes.flatMap(([side, size]) =>
    Array.from({ length: size }, (_, i) => ({ member: MemberId.parse(`${side}${i}`), side })),
  )
const answers = (side: SideId | null, ...given: Answer[]): RevealedAnswer[] =>
  given.map(answer => ({ member: null, alias: null, side, answer, spoken: false, silent: false }))
const round = (electorate: Elector[]) => ({ electorate }) as Round
const sidesIn = (shown: RevealedAnswer[] | null) => new Set(shown?.map(({ side }) => side))
const four = [score(7), score(7), score(8), score(9)] as const

test("below four scores no answer is shown, and outside my field is not a score", () => {
  const all = round(electors([cn, 8]))
  expect(withoutNames(all, answers(cn, score(1), score(2), score(3), score(null), score(null)))).toBeNull()
  expect(withoutNames(all, answers(cn, ...four, score(null)))).toHaveLength(5)
})

test("no side's figures are shown while any side, or those without one, are fewer than four", () => {
  const sided = round(electors([cn, 5], [jp, 5]))
  expect(sidesIn(withoutNames(sided, [...answers(cn, ...four), ...answers(jp, ...four)]))).toEqual(new Set([cn, jp]))
  expect(sidesIn(withoutNames(sided, [...answers(cn, ...four), ...answers(jp, ...four.slice(1))]))).toEqual(
    new Set([null]),
  )
  expect(sidesIn(withoutNames(sided, answers(cn, ...four)))).toEqual(new Set([null]))
  // one without a side: the total minus both sides would be that one's answer
  const guest = round(electors([cn, 4], [jp, 4], [null, 1]))
  const both = [...answers(cn, ...four), ...answers(jp, ...four)]
  expect(sidesIn(withoutNames(guest, [...both, ...answers(null, score(2))]))).toEqual(new Set([null]))
  expect(sidesIn(withoutNames(guest, both))).toEqual(new Set([cn, jp]))
})

test("the order is that of what is said, and the language of a page without words is not told", () => {
  const all = round(electors([null, 5]))
  const given = [
    disagree("Too soon."),
    { ...agree, lang: "ja" },
    disagree("A cost."),
    agree,
    { ...agree, lang: "zh" },
  ] as const
  const shown = withoutNames(all, answers(null, ...given))
  expect(shown?.map(({ answer }) => answer)).toEqual([agree, agree, agree, disagree("A cost."), disagree("Too soon.")])
  expect(withoutNames(all, answers(null, ...given.toReversed()))).toEqual(shown)
})

test("equal answers of two sides are in the order of the sides and not of the ballots", () => {
  const all = round(electors([cn, 4], [jp, 4]))
  const given = [...answers(jp, agree, agree, agree, agree), ...answers(cn, agree, agree, agree, agree)]
  const shown = withoutNames(all, given)?.map(({ side }) => side)
  expect(shown).toEqual(withoutNames(all, given.toReversed())?.map(({ side }) => side))
  expect(new Set(shown)).toEqual(new Set([cn, jp]))
})

test("a ballot says its side only where four others could have written it", () => {
  expect(sidesKept(electors([cn, 4], [jp, 5]))).toBe(true)
  expect(sidesKept(electors([cn, 4], [jp, 3]))).toBe(false)
  expect(sidesKept(electors([cn, 4], [jp, 4], [null, 1]))).toBe(false)
})

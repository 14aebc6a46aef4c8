import { describe, expect, it, test } from "vitest"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"
import type { Elector } from "../../../../shared/model/consensus/answer.ts"
import { presetRule } from "../../../../shared/model/consensus/rule.ts"
import { MemberId, SideId, StatementId } from "../../../../shared/model/ids.ts"
import type { SeatRole } from "../../../../shared/model/terms.ts"
import { electorateOf, hereTowards, quorum } from "../../../../shared/rules/round/electorate/electorate.ts"

const cn = SideId.parse("cn")
const jp = SideId.parse("jp")
const seat = (id: string, role: SeatRole, side: SideId | null, removed = false): Member => ({
  id: MemberId.parse(id),
  name: id,
  romanised: "",
  short: "",
  role,
  side,
  field: null,
  interest: null,
  seatedAt: 0,
  lang: "en",
  taken: true,
  removed,
})
const stateOf = (...members: Member[]): State => ({
  ...emptyState,
  members: Object.fromEntries(members.map(member => [member.id, member])),
})

describe("the electorate", () => {
  const state = stateOf(
    seat("chen", "moderator", cn),
    seat("xu", "secretary", null),
    seat("lin", "panelist", cn),
    seat("hayase", "panelist", jp),
    seat("ribeiro", "panelist", null),
    seat("he", "observer", null),
    seat("gone", "panelist", cn, true),
  )
  it("is the seated panelists, with or without a side: no chair, no secretary, no observer, nobody removed", () => {
    expect(electorateOf(state).map(({ member }) => member)).toEqual(["lin", "hayase", "ribeiro"])
  })
  it("leaves out who recused themselves from the statement, and only there", () => {
    const id = StatementId.parse("s")
    const recused = [MemberId.parse("lin")]
    const texts: [] = []
    const statement = { id, label: "A-1", topic: "t", state: "proposed", recused, texts } as unknown as never
    const with1 = { ...state, statements: { [id]: statement } }
    expect(electorateOf(with1, id).map(({ member }) => member)).toEqual(["hayase", "ribeiro"])
    expect(electorateOf(with1)).toHaveLength(3)
  })
})

const elector = (id: string, side: SideId | null): Elector => ({ member: MemberId.parse(id), side })
const eight = [
  ...["lin", "zhou", "han", "su"].map(id => elector(id, cn)),
  ...["hayase", "morishita", "onodera", "fujiwara"].map(id => elector(id, jp)),
]
const here = (...ids: string[]) => quorum(presetRule, eight, new Set(ids))

describe("the quorum of a call", () => {
  it("is met at two thirds of all and half of each side", () => {
    expect(here("lin", "zhou", "han", "su", "hayase", "morishita")).toEqual({ met: true })
  })
  it("names the side that is short, how many more it needs, and who is missing", () => {
    expect(here("lin", "zhou", "han", "su", "hayase")).toEqual({
      met: false,
      side: jp,
      more: 1,
      missing: ["morishita", "onodera", "fujiwara"],
    })
  })
  it("names the whole electorate where each side has half and both together too few", () => {
    expect(here("lin", "zhou", "hayase", "morishita")).toMatchObject({ met: false, side: null, more: 2 })
  })
  it("counts a panelist without a side in the total only", () => {
    const nine = [...eight, elector("ribeiro", null)]
    const five = ["lin", "zhou", "hayase", "morishita", "ribeiro"]
    expect(quorum(presetRule, nine, new Set(five))).toMatchObject({ met: false, side: null, more: 1 })
    expect(quorum(presetRule, nine, new Set([...five, "han"]))).toEqual({ met: true })
  })
  it("does not count who is no elector", () => {
    expect(here("chen", "miwa", "xu", "lin", "zhou", "hayase", "morishita")).toMatchObject({ met: false, more: 2 })
  })
})

test("a panel of nobody has no quorum", () => {
  expect(quorum(presetRule, [], new Set())).toEqual({ met: false, side: null, more: 1, missing: [] })
})

test("presence by a tick counts for at most half of a quorum, in all and on each side", () => {
  const all = new Set(eight.map(({ member }) => member))
  expect(quorum(presetRule, eight, all, all)).toEqual({ met: true })
  expect(quorum(presetRule, eight, all, new Set())).toMatchObject({ met: false })
  const halves = new Set(eight.filter((_, n) => n % 2 === 0).map(({ member }) => member))
  expect(quorum(presetRule, eight, all, halves)).toEqual({ met: true })
})

test.each([
  // asked, share, connected, ticked: the ticks that count are at most half of the smallest number that reaches the share
  [4, [1, 2], 0, 4, 1],
  [4, [1, 2], 1, 3, 2],
  [6, [1, 2], 1, 5, 2],
  [6, [1, 2], 2, 1, 3],
  [5, [2, 3], 2, 3, 4],
  [7, [2, 3], 2, 5, 4],
  [1, [1, 2], 0, 1, 0],
  [1, [1, 2], 1, 0, 1],
  [2, [1, 1], 1, 1, 2],
  [3, [1, 1], 1, 2, 2],
  [8, [0, 1], 0, 8, 0],
  [0, [1, 2], 0, 0, 0],
] as const)("of %i with a share of %j, %i connected and %i ticked are %i here", (size, share, joined, ticked, here) => {
  const rows = Array.from({ length: size }, (_, n) => ({ member: MemberId.parse(`m${n}`), side: null }))
  const first = (n: number) => new Set<string>(rows.slice(0, n).map(({ member }) => member))
  expect(hereTowards([...share], rows, first(joined + ticked), first(joined))).toBe(here)
})

import { afterAll, beforeAll, expect, test } from "vitest"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../../shared/fold/state.ts"
import { MemberId } from "../../../../../shared/model/ids.ts"
import { roundsOf } from "../../../../../shared/rules/readings/rounds.ts"
import { closedToSeat } from "../../../../../shared/rules/round/electorate/electorate.ts"
import { scoresOf } from "../../../../../shared/rules/round/outcome/ratings.ts"
import { verdictAfter } from "../../../../../shared/rules/round/outcome/stopping.ts"
import { ours, type Reckoned, reckoned } from "../../../../shared/rules/round/reckoned.ts"
import { type Delphi, playDelphi, type Scripted, stopping } from "./delphiPlayed.ts"

/** A Delphi of three rounds, six statements and twelve panelists who never meet, by a clock that the script sets. */
let delphi: Delphi
let state: State
beforeAll(async () => {
  delphi = await playDelphi()
  state = await delphi.batch.panel.stage.state()
})
afterAll(() => delphi.batch.panel.end())

/** The shown round of a rating of the script. */
function shown({ n, text }: Scripted): Round {
  const round = roundsOf(state, state.statements[delphi.batch.statements[text]!]!)[n - 1]
  if (!round) throw new Error(`no round ${n} on text ${text}`)
  return round
}
const figures = (): Reckoned[] => reckoned(delphi.scripted.map(({ scores, asked }) => ({ scores, asked, sides: [] })))

test("every round is closed and shown by the server itself, without a session and without a moderator", () => {
  expect(Object.values(state.sessions).map(session => session.state)).toEqual(["scheduled"])
  const rounds = Object.values(state.rounds)
  expect(rounds).toHaveLength(17)
  expect(rounds.every(({ state: at, closedBy }) => at === "revealed" && closedBy === null)).toBe(true)
  expect(new Set(rounds.map(({ batch }) => batch)).size).toBe(3)
})

test("a deadline is extended once; one that passed while the server was stopped takes no answer and is met at its start", () => {
  expect(delphi.refused).toEqual({
    stopped: "stopping-reason",
    extended: "done",
    "extended twice": "deadline-extended",
    late: "round-closed",
  })
  const [, second] = roundsOf(state, state.statements[delphi.batch.statements[0]!]!)
  expect(second?.extended).toBe(true)
  expect((second?.revealedAt ?? 0) - (second?.endsAt ?? 0)).toBe(2 * 86_400_000)
})

test("the figures of each round are those that the reckoning in Python finds in what was given", () => {
  const given = (round: Round) => ({ scores: scoresOf(round.answers ?? []), asked: round.electorate.length, sides: [] })
  expect(delphi.scripted.map(one => ours(given(shown(one))))).toEqual(figures())
  expect(new Set(figures().map(one => one?.class)).size).toBeGreaterThan(1)
})

test("the response rates count who was asked and who answered, also those who left or fell silent", () => {
  const rates = delphi.scripted.map(one => [one.n, shown(one).answered, shown(one).electorate.length])
  expect(rates).toEqual(delphi.scripted.map(({ n, scores, asked }) => [n, scores.length, asked]))
  const of = (n: number) =>
    delphi.scripted.filter(one => one.n === n).map(({ scores, asked }) => `${scores.length}/${asked}`)
  expect(of(1)).toEqual(Array(6).fill("12/12"))
  expect(of(2)).toEqual(["10/12", "10/12", ...Array(4).fill("9/12")])
  expect(of(3)).toEqual(Array(5).fill("10/11"))
})

test("the stopping rule says what the published figures say", () => {
  const all = figures()
  const said = delphi.scripted.map((one, i) => {
    const before = delphi.scripted.findIndex(({ n, text }) => n === one.n - 1 && text === one.text)
    const [from, to] = [all[before], all[i]]
    const share = Math.floor((100 * one.scores.length) / one.asked)
    const isSame = from !== undefined && from?.median === to?.median && from?.ipr === to?.ipr
    return one.n >= stopping.rounds || (isSame && share >= stopping.answered)
  })
  expect(delphi.scripted.map(one => verdictAfter(state, shown(one))?.stop)).toEqual(said)
  expect(said.filter(Boolean)).toHaveLength(6)
})

test("each round shows the reasons that were given in it, in three languages, sorted by score and wording, without a name", () => {
  for (const one of delphi.scripted) {
    const { reasons = [], answers } = shown(one)
    expect(reasons.map(({ reason }) => reason).toSorted()).toEqual(one.reasons.toSorted())
    expect(reasons).toEqual(reasons.toSorted((a, b) => a.score - b.score || (a.reason < b.reason ? -1 : 1)))
    expect(reasons.every(({ member }) => member === null)).toBe(true)
    if (reasons.length > 0) expect(answers?.every(({ alias, side }) => alias === null && side === null)).toBe(true)
  }
  const langs = delphi.scripted.flatMap(one => (shown(one).reasons ?? []).map(({ lang }) => lang))
  expect(new Set(langs)).toEqual(new Set(["en", "zh", "ja"]))
})

test("a reminder goes to those who have not answered everything and still hold a seat", () => {
  expect(delphi.reminded).toEqual([
    [11, 12],
    [4, 10, 11, 12],
    [4, 11, 12],
  ])
})

test("what was summarized after the first round stands beside the second, and can no longer be changed then", async () => {
  const [first] = roundsOf(state, state.statements[delphi.batch.statements[0]!]!)
  expect(Object.keys(first?.summaries ?? {}).toSorted()).toEqual(["en", "ja"])
  const body = { round: first!.id, lang: "zh", text: "太晚了。", seen: "" } as const
  expect(await delphi.batch.panel.refused("secretary", "summarize-round", body)).toBe("summary-fixed")
})

test("who holds the reissued seat answers from the second round on, and cannot read what was answered before", async () => {
  const { people } = delphi.batch.panel
  const rounds = roundsOf(state, state.statements[delphi.batch.statements[0]!]!)
  const closed = rounds.map(round => closedToSeat(state, round, MemberId.parse(people["panelist7"])))
  expect(closed).toEqual(["seat-reissued", null, null])
  const { store } = delphi.batch.panel.instance
  const given = await Promise.all(rounds.map(({ id }) => store.answers(id)))
  expect(given.map(all => all.filter(({ member }) => member === people["panelist7"]).length)).toEqual([1, 1, 1])
})

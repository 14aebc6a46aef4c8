import type { LitElement } from "lit"
import { afterEach, expect, test } from "vitest"
import { RoundResult } from "../../../../../client/elements/session/round/result/plenary-round-result.ts"
import { SlopeChart } from "../../../../../client/elements/session/round/result/plenary-slope-chart.ts"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import { movement } from "../../../../../shared/rules/round/outcome/movement.ts"
import { round, scene, statement, table } from "../../../../kit/scenes.ts"

afterEach(() => document.body.replaceChildren())

const sideOf = (i: number) => (i < 4 ? "CN" : "JP")
const electorate = Array.from({ length: 8 }, (_, i) => ({ member: `m${i}`, side: sideOf(i) }))
const given = (sides: boolean, ...scores: (number | null)[]) =>
  scores.map((score, i) => ({
    member: null,
    alias: `a${i}`,
    side: sides ? sideOf(i) : null,
    answer: { kind: "rating", score },
    spoken: false,
    silent: false,
  }))

const rating = (n: number, answers: unknown[] | null, over: object = {}): Round =>
  ({
    ...round("rating", "revealed", answers),
    id: `rating-${n}`,
    n,
    openedAt: n,
    electorate,
    anonymity: "pseudonymous",
    roll: null,
    ...over,
  }) as unknown as Round

async function shown(before: Round, after: Round) {
  const element = new RoundResult()
  const rounds = { rounds: table(before, after), statements: table(statement("proposed")) }
  Object.assign(element, { scene: scene(rounds), round: after })
  document.body.append(element)
  await element.updateComplete
  const chart = element.renderRoot.querySelector("plenary-slope-chart")
  await chart?.updateComplete
  return { text: element.renderRoot.textContent.replace(/\s+/g, " "), chart: chart?.renderRoot ?? null }
}

test("the change since the rating before is stated in words, and drawn and listed under Details", async () => {
  const { text, chart } = await shown(
    rating(1, given(true, 3, 2, 9, 8, 2, 3, 9, 6)),
    rating(2, given(true, 3, 2, 9, 8, 2, 2, 8, 7)),
  )
  expect(text).toContain("Since rating 1: 3 of 8 moved, 1 higher and 2 lower.")
  expect(text).toContain("CN: none of 4 moved.JP: 3 of 4 moved, 1 higher and 2 lower.")
  expect(chart?.querySelector("svg")?.getAttribute("aria-label")).toBe(
    "From Rating 1 to Rating 2: 1 higher · 2 lower · 5 unchanged",
  )
  const rows = [...(chart?.querySelectorAll("tbody tr") ?? [])].map(row =>
    [...row.children].map(one => one.textContent),
  )
  expect(rows).toEqual([
    ["9", "9", "1"],
    ["9", "8", "1"],
    ["8", "8", "1"],
    ["6", "7", "1"],
    ["3", "3", "1"],
    ["3", "2", "1"],
    ["2", "2", "2"],
  ])
})

test("a rating that stands is called stable", async () => {
  const { text } = await shown(
    rating(1, given(true, 7, 7, 7, 8, 8, 8, 8, 9)),
    rating(2, given(true, 7, 7, 7, 8, 8, 8, 9, 9)),
  )
  expect(text).toContain("Stable since rating 1: 1 of 8 moved.")
})

test("with fewer than four scores given both times nothing is drawn, and the page says why", async () => {
  const { text, chart } = await shown(
    rating(1, given(false, 7, 7, 7, null, null)),
    rating(2, given(false, 8, 8, 8, 8, null)),
  )
  expect(text).toContain("Fewer than 4 gave a score both times: no movement is shown.")
  expect(text).not.toContain("moved")
  expect(chart).toBeNull()
})

test("if other members answered the second rating nothing is drawn, and the page says why", async () => {
  const { text, chart } = await shown(
    rating(1, given(false, 7, 7, 7, 7, 5, 5, 5, 5)),
    rating(2, given(false, 8, 8, 8, 8, 5, 5, 5)),
  )
  expect(text).toContain("not answered by exactly the same people: no movement is shown")
  expect(text).not.toContain("moved")
  expect(chart).toBeNull()
})

test("while a side has fewer than four scores, no side's movement is shown", async () => {
  const { text, chart } = await shown(
    rating(1, given(false, 7, 7, 7, 7, 5, 5, 5)),
    rating(2, given(false, 8, 7, 7, 7, 5, 5, 4)),
  )
  expect(text).toContain("2 of 7 moved")
  expect(text).not.toMatch(/CN|JP/)
  expect(chart).not.toBeNull()
})

test("a step to outside my field has its own line, lowest in the picture", async () => {
  const chart = new SlopeChart()
  const answers = (...scores: (number | null)[]) => given(false, ...scores) as never
  chart.movement = movement(answers(7, 7, 1), answers(7, null, 1))
  chart.names = ["Rating 1", "Rating 2"]
  document.body.append(chart)
  await (chart as LitElement).updateComplete
  const line = (kind: string) =>
    Number(chart.renderRoot.querySelector(`svg[role=img] line.${kind}`)?.getAttribute("y2"))
  const lowest = Math.max(
    ...[...chart.renderRoot.querySelectorAll("svg[role=img] line.same")].map(one => Number(one.getAttribute("y2"))),
  )
  expect(line("aside")).toBeGreaterThan(lowest)
  expect(chart.renderRoot.querySelector("ul")?.textContent).toContain("1 to or from “outside my field”")
})

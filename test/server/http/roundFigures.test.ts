import { afterEach, expect, it } from "vitest"
import type { ErrorBody } from "../../../shared/contract/queries.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { RoundId, StatementId, TopicId } from "../../../shared/model/ids.ts"
import type { Anonymity } from "../../../shared/model/terms.ts"
import type { FiguresOfRound } from "../../../shared/rules/round/outcome/roundFigures.ts"
import type { Person } from "../../kit/people/person.ts"
import { type Seating, type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
afterEach(() => panel.end())

async function opened(kind: "rating" | "call", anonymity: Anonymity, seating: Seating) {
  panel = await servePanel(seating)
  const chair = await panel.join("moderator1")
  const people = Object.keys(panel.people).filter(name => name.startsWith("panelist"))
  const panelists = await Promise.all(people.map(name => panel.join(name)))
  const text = "Share the data."
  const drafted = await chair.do("draft-statement", { topic: TopicId.parse(panel.topic), lang: "en", text })
  const statement = StatementId.parse(drafted.made["statement"])
  const { sha256 } = panel.instance
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  if (kind === "call") await panelists[0]?.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  const { made } = await chair.do("open-round", {
    statement,
    version: 1,
    kind,
    anonymity,
    ...(kind === "rating" && { reasonsFor: "none" as const }),
  })
  return { chair, panelists, round: RoundId.parse(made["round"]) }
}
const figures = async (round: string, { cookie }: Pick<Person, "cookie">): Promise<FiguresOfRound> =>
  (await (await fetch(`${panel.url}/api/rounds/${round}/figures`, { headers: { cookie } })).json()) as FiguresOfRound

async function rate(people: readonly Person[], round: RoundId, scores: readonly number[]): Promise<void> {
  for (const [n, score] of scores.entries())
    await people[n]?.do("answer-round", { round, answer: { kind: "rating", score }, seen: 0 })
}

it("a rating has median, quartiles, index and class, and those of sides that are large enough; before it is shown none", async () => {
  const { chair, panelists, round } = await opened("rating", "pseudonymous", { panelists: 8, sided: true })
  await rate(panelists, round, [1, 2, 4, 6, 7, 8, 9, 9])
  for (const one of [chair, panelists[0] ?? chair, await panel.join("observer1")])
    expect(await figures(round, one)).toMatchObject({ state: "open", figures: null })
  await chair.do("close-round", { round })
  expect((await figures(round, chair)).figures).toBeNull()
  await chair.do("reveal-round", { round })
  const { figures: shown } = await figures(round, await panel.join("observer1"))
  expect(shown).toMatchObject({
    kind: "rating",
    electorate: 8,
    answered: 8,
    statistics: { n: 8, median: 6.5, quartiles: [3.5, 8.25], counts: { low: 2, mid: 2, high: 4 } },
    class: { is: "supported", by: "classic" },
    sides: [
      { side: "C", median: 5.5 },
      { side: "J", median: 7 },
    ],
  })
})

it("the class stands with how many of those asked answered; where one side has fewer than four answers no side's figures are given, and below four answers none at all", async () => {
  const first = await opened("rating", "pseudonymous", { panelists: 8, sided: true })
  await rate(first.panelists, first.round, [1, 2, 4, 6, 7, 8, 9])
  await first.chair.do("close-and-show", { round: first.round })
  const { figures: shown } = await figures(first.round, first.chair)
  expect(shown).toMatchObject({ electorate: 8, answered: 7, class: { is: "uncertain" }, sides: [] })
  await panel.end()
  const second = await opened("rating", "pseudonymous", { panelists: 8, sided: true })
  await rate(second.panelists, second.round, [1, 2, 4])
  await second.chair.do("close-and-show", { round: second.round })
  expect(await figures(second.round, second.chair)).toMatchObject({ state: "revealed", figures: null })
})

it("a call has its tally, and under the Chatham House Rule no figures of sides for the public", async () => {
  const { chair, panelists, round } = await opened("call", "named", {
    panelists: 4,
    sided: true,
    attribution: "chatham",
  })
  for (const [n, one] of panelists.entries()) {
    const position = n === 0 ? "abstain" : "agree"
    await one.do("answer-round", { round, answer: { kind: "call", position }, seen: 0 })
  }
  await chair.do("close-and-show", { round })
  const tally = { electorate: 4, agree: 3, abstain: 1 }
  expect((await figures(round, chair)).figures).toMatchObject({
    kind: "call",
    tally,
    sides: [{ side: "C" }, { side: "J" }],
  })
  expect((await figures(round, await panel.join("observer1"))).figures).toMatchObject({ tally, sides: [] })
})

it("an unknown round has none, and nobody reads those of a closed panel without a seat", async () => {
  const { chair, round } = await opened("rating", "named", {})
  const path = (id: string) => `${panel.url}/api/rounds/${id}/figures`
  const { error } = (await (await fetch(path(round))).json()) as ErrorBody
  expect(error.code).toBe("sign-in")
  expect((await fetch(path("nothing"), { headers: { cookie: chair.cookie } })).status).toBe(403)
})

import { afterEach, expect, test } from "vitest"
import { MemberId, RoundId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

/** A rating with names hidden that all four answer; the aliases of its answers, by score. Scores differ from one to the next. */
async function rated(statement: Awaited<ReturnType<Panel["proposed"]>>): Promise<Map<number, string | null>> {
  const opened = {
    statement,
    version: 1,
    kind: "rating" as const,
    anonymity: "pseudonymous" as const,
    reasonsFor: "none" as const,
  }
  const round = RoundId.parse((await panel.do("moderator", "open-round", opened))["round"])
  for (const n of [1, 2, 3, 4])
    await panel.do(`panelist${n}`, "answer-round", { round, seen: 0, answer: { kind: "rating", score: n } })
  await panel.do("moderator", "close-and-show", { round })
  const answers = (await panel.stage.state()).rounds[round]?.answers ?? []
  return new Map(answers.map(({ alias, answer }) => [answer.kind === "rating" ? (answer.score ?? 0) : 0, alias]))
}

test("two ratings of the same people share their aliases", async () => {
  panel = await openPanel()
  const statement = await panel.proposed()
  const [first, second] = [await rated(statement), await rated(statement)]
  expect([...first.values()].every(alias => alias !== null)).toBe(true)
  expect(second).toEqual(first)
})

test("an alias of the former holder is none of the next one's, nor of anybody's who could tell them by the rest", async () => {
  panel = await openPanel()
  const statement = await panel.proposed()
  await panel.take("panelist1")
  const first = await rated(statement)
  const later = () => panel.stage.at(panel.instance.clock.now() + 1_000)
  later()
  await panel.do("host", "reissue-seat", { member: MemberId.parse(panel.people["panelist1"]), reason: "Lost." })
  later()
  await panel.take("panelist1")
  const second = await rated(statement)
  const [before, after] = [new Set(first.values()), new Set(second.values())]
  expect(before.size + after.size).toBe(8)
  expect([...before].filter(alias => after.has(alias))).toEqual([])
  // among themselves the ratings since then are linked again
  expect(await rated(statement)).toEqual(second)
})

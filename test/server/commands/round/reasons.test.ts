import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Entry } from "../../../../shared/contract/events.ts"
import type { StatementId } from "../../../../shared/model/ids.ts"
import type { ReasonRule } from "../../../../shared/model/terms.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

type Given = [score: number | null, reason?: string]
interface Asked {
  anonymity?: "named" | "pseudonymous"
  reasonsFor?: ReasonRule
}

async function open(asked: Asked = {}, on?: StatementId): Promise<string> {
  const statement = on ?? (await panel.proposed())
  const body = { statement, version: 1, kind: "rating", anonymity: "pseudonymous", ...asked } as const
  return String((await panel.do("moderator", "open-round", body))["round"])
}

const answerOf = ([score, reason]: Given) => ({
  kind: "rating" as const,
  score,
  ...(reason !== undefined && { reason, lang: "en" as const }),
})

async function answerAll(round: string, given: readonly Given[]): Promise<void> {
  for (const [i, one] of given.entries())
    await panel.do(`panelist${i + 1}`, "answer-round", { round, answer: answerOf(one), seen: 0 })
}

async function shown(asked: Asked, given: readonly Given[]) {
  const round = await open(asked)
  await answerAll(round, given)
  await panel.do("moderator", "close-and-show", { round })
  return { round, row: (await panel.stage.state()).rounds[round as never] }
}

const costly: Given = [2, "It costs too much."]

describe("a reason for a score", () => {
  test("is required for 1 to 3 unless the opening or the panel says otherwise", async () => {
    const round = await open()
    expect((await panel.stage.state()).rounds[round as never]?.reasonsFor).toBe("low")
    const send = (given: Given) => ({ round, answer: answerOf(given), seen: 0 })
    expect(await panel.refused("panelist1", "answer-round", send([3]))).toBe("score-reason")
    expect(await panel.refused("panelist1", "answer-round", send([3, "  "]))).toBe("score-reason")
    await panel.do("panelist1", "answer-round", send([3, "It is late."]))
    await panel.do("panelist2", "answer-round", send([4]))
    await panel.do("panelist3", "answer-round", send([null]))
    await panel.do("moderator", "void-round", { round, reason: "Another rule." })

    await panel.do("secretary", "set-reasons", { reasonsFor: "none" })
    const second = await open()
    await panel.do("panelist1", "answer-round", { ...send([1]), round: second })
    await panel.do("moderator", "void-round", { round: second, reason: "Another rule." })
    const third = await open({ reasonsFor: "ends" })
    expect(await panel.refused("panelist1", "answer-round", { ...send([8]), round: third })).toBe("score-reason")
  })

  test("of more than 4,000 characters is refused by name", async () => {
    const round = await open()
    const body = { round, answer: answerOf([5, "x".repeat(4_001)]), seen: 0 }
    expect(await panel.refused("panelist1", "answer-round", body)).toBe("too-long")
    await panel.do("panelist1", "answer-round", { ...body, answer: answerOf([5, "x".repeat(4_000)]) })
  })

  test("is refused for outside my field", async () => {
    const round = await open()
    const body = { round, answer: answerOf([null, "I am no lawyer."]), seen: 0 }
    expect(await panel.refused("panelist1", "answer-round", body)).toBe("wrong-answer")
  })

  test("in a second rating is required outside the last middle range", async () => {
    const { row } = await shown({}, [[5], [5], [6], [7]])
    panel.stage.at(panel.instance.clock.now() + 60_000)
    const round = await open({ reasonsFor: "outside" }, row?.statement)
    const send = (score: number) => ({ round, answer: answerOf([score]), seen: 0 })
    expect(await panel.refused("panelist1", "answer-round", send(9))).toBe("score-reason")
    await panel.do("panelist1", "answer-round", send(6))
  })
})

describe("a result with reasons", () => {
  test("lists them apart from the answers, sorted by score and wording", async () => {
    const { row } = await shown({}, [[8, "Clear."], costly, [5], [2, "Already law."]])
    expect(row?.reasons).toEqual([
      { score: 2, reason: "Already law.", lang: "en", member: null },
      { score: 2, reason: "It costs too much.", lang: "en", member: null },
      { score: 8, reason: "Clear.", lang: "en", member: null },
    ])
    expect(row?.answers?.map(({ answer }) => answer)).toEqual([2, 2, 5, 8].map(score => ({ kind: "rating", score })))
    expect(row?.answers?.map(({ alias, side }) => [alias, side])).toEqual([0, 1, 2, 3].map(() => [null, null]))
  })

  test("keeps its aliases where nobody gave a reason", async () => {
    const { row } = await shown({}, [[8], [5], [6], [7]])
    expect(row?.reasons).toBeUndefined()
    expect(row?.answers?.every(({ alias }) => alias !== null)).toBe(true)
  })

  test("shows no reason below four scores", async () => {
    const { row } = await shown({}, [costly, [5], [6], [null]])
    expect(row).toMatchObject({ answers: null, answered: 4 })
    expect(row?.reasons).toBeUndefined()
  })

  test("names the authors in a named rating, and not to the gallery under Chatham House", async () => {
    const { round, row } = await shown({ anonymity: "named" }, [costly, [5]])
    expect(row?.reasons).toMatchObject([{ score: 2, member: panel.people["panelist1"] }])
    const entry = { kind: "round-revealed", seq: 1, at: 1, by: null, body: { ...row, round, roll: null } } as never
    const told = gallery(entry, "chatham") as Entry & { kind: "round-revealed" }
    expect(told.body.reasons).toEqual([{ score: 2, reason: "It costs too much.", lang: "en", member: null }])
  })

  test("is grouped by the secretary, without a change of any reason", async () => {
    const { round } = await shown({}, [[8, "Clear."], costly, [5], [2, "Already law."]])
    const group = (...reasons: number[]) => ({ title: { en: "Costs", zh: "费用" }, reasons })
    expect(await panel.refused("panelist1", "group-reasons", { round, groups: [group(0)], seen: 0 })).toBe(
      "not-permitted",
    )
    expect(await panel.refused("secretary", "group-reasons", { round, groups: [group(3)], seen: 0 })).toBe("bad-input")
    const twice = { round, groups: [group(0), group(1, 0)], seen: 0 }
    expect(await panel.refused("secretary", "group-reasons", twice)).toBe("bad-input")
    await panel.do("secretary", "group-reasons", { round, groups: [group(1)], seen: 0 })
    expect(await panel.refused("moderator", "group-reasons", { round, groups: [], seen: 0 })).toBe("groups-changed")
    const row = (await panel.stage.state()).rounds[round as never]
    expect(row?.reasons).toHaveLength(3)
    expect(row?.grouped).toMatchObject({ groups: [group(1)], times: 1 })
    await panel.do("moderator", "group-reasons", { round, groups: [], seen: 1 })
  })
})

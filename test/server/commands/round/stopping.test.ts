import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { StatementId } from "../../../../shared/model/ids.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
let statement: StatementId
beforeEach(async () => {
  panel = await openPanel()
  statement = await panel.proposed()
})
afterEach(() => panel.end())

const twoRounds = { rounds: 2, answered: 50 }

async function open(kind: "rating" | "call", more: object = {}): Promise<string> {
  const body = { statement, version: 1, kind, anonymity: "named" as const, ...more }
  return String((await panel.do("moderator", "open-round", body))["round"])
}

async function rated(score: number, more: object = {}): Promise<string> {
  const round = await open("rating", { reasonsFor: "none", ...more })
  await panel.do("panelist1", "answer-round", { round, answer: { kind: "rating", score }, seen: 0 })
  await panel.do("moderator", "close-and-show", { round })
  return round
}

const row = async (round: string) => (await panel.stage.state()).rounds[round as never]

describe("the stopping rule", () => {
  test("is the panel's when nobody says otherwise, and the first rating fixes it for the statement", async () => {
    await panel.do("secretary", "set-stopping", { stopping: twoRounds })
    const first = await rated(7)
    await panel.do("secretary", "set-stopping", { stopping: { rounds: 5, answered: 90 } })
    const second = await rated(8, { stopping: { rounds: 9, answered: 90 } })
    expect((await row(first))?.stopping).toEqual(twoRounds)
    expect((await row(second))?.stopping).toEqual(twoRounds)
  })

  test("is none where the opening says so, and a void rating fixes nothing", async () => {
    await panel.do("secretary", "set-stopping", { stopping: twoRounds })
    const voided = await open("rating", { stopping: null })
    expect((await row(voided))?.stopping).toBeUndefined()
    await panel.do("moderator", "void-round", { round: voided, reason: "A wrong rule." })
    expect((await row(await rated(7, { stopping: { rounds: 3, answered: 80 } })))?.stopping).toEqual({
      rounds: 3,
      answered: 80,
    })
  })

  test("a moderator who decides otherwise gives a reason, which the round keeps", async () => {
    await rated(7, { stopping: twoRounds })
    const call = { statement, version: 1, kind: "call" } as const
    expect(await panel.refused("moderator", "open-round", call)).toBe("stopping-reason")
    await rated(7, { otherwise: "Nobody needs this." })
    const third = { statement, version: 1, kind: "rating", anonymity: "named" } as const
    expect(await panel.refused("moderator", "open-round", third)).toBe("stopping-reason")
    const against = await rated(8, { otherwise: "Two were away." })
    expect((await row(against))?.otherwise).toBe("Two were away.")
    const rounds = Object.values((await panel.stage.state()).rounds)
    expect(rounds.map(({ otherwise }) => otherwise)).toEqual([undefined, undefined, "Two were away."])
  })

  test("asks no reason for a silence procedure, nor for a call when it says stop", async () => {
    await rated(7, { stopping: twoRounds })
    await rated(7)
    expect((await row(await open("call")))?.otherwise).toBeUndefined()
  })
})

describe("the summary of a rating", () => {
  test("is written by language, replaced by who has read it, and taken away by an empty text", async () => {
    const round = await rated(7)
    const write = (who: "secretary" | "moderator", text: string, seen: string, lang: "en" | "zh" = "en") =>
      panel.do(who, "summarize-round", { round, lang, text, seen })
    await write("secretary", "One score of 7.", "")
    await write("secretary", "一个7分。", "", "zh")
    await write("moderator", "One panelist gave 7.", "One score of 7.")
    expect((await row(round))?.summaries).toMatchObject({
      en: { text: "One panelist gave 7.", by: panel.people["moderator"] },
      zh: { text: "一个7分。", by: panel.people["secretary"] },
    })
    await write("secretary", "", "一个7分。", "zh")
    expect((await row(round))?.summaries?.zh?.text).toBe("")
  })

  test("has no summary where no score is shown", async () => {
    const round = await open("rating")
    const summary = { round, lang: "en", text: "Nobody.", seen: "" } as const
    expect(await panel.refused("secretary", "summarize-round", summary)).toBe("not-found")
    await panel.do("moderator", "close-and-show", { round })
    expect(await panel.refused("secretary", "summarize-round", summary)).toBe("not-found")
  })

  test("stays in the room where names do", async () => {
    const body = { round: "r", lang: "en", personal: { text: "Mori gave 7." } }
    const entry = { kind: "round-summarized", seq: 1, at: 1, by: null, body } as never
    expect(gallery(entry, "chatham")).toBeNull()
    expect(gallery(entry, "named")).not.toBeNull()
  })
})

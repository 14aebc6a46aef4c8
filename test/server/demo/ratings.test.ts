import { afterAll, beforeAll, describe, expect, it, test } from "vitest"
import { movement } from "../../../shared/rules/round/outcome/movement.ts"
import { scoresOf, sideMedians, statistics } from "../../../shared/rules/round/outcome/ratings.ts"
import { Seeded } from "./seeded.ts"

const seeded = new Seeded()
beforeAll(() => seeded.play())
afterAll(() => seeded.demo.remove())

const rated = (label: string) =>
  seeded.rounds(label, "rating").map(round => {
    const found = statistics(scoresOf(round.answers!))!
    return [found.median, Number(found.di.toFixed(2))]
  })

describe("ratings", () => {
  test.each([
    [
      "A-1",
      [
        [7, 0.19],
        [8, 0.15],
      ],
    ],
    [
      "A-2",
      [
        [7, 0.34],
        [7, 0.15],
      ],
    ],
    ["B-1", [[8.5, 0.13]]],
    [
      "B-2",
      [
        [7, 0.34],
        [7, 0.15],
      ],
    ],
    ["C-1", [[8, 0.12]]],
    [
      "C-2",
      [
        [4.5, 1.63],
        [5, 2.47],
      ],
    ],
    ["D-2", []],
    ["E-1", [[7.5, 0.16]]],
    ["E-2", []],
  ])("%s", (label, expected) => {
    expect(rated(label)).toEqual(expected)
  })

  it("of A-2: two of four Chinese and four of four Japanese panelists rate 7–9", () => {
    const answers = seeded.rounds("A-2", "rating")[1]!.answers!
    const high = (side: string) =>
      answers.filter(one => one.side === side && one.answer.kind === "rating" && Number(one.answer.score) >= 7).length
    expect([high("cn"), high("jp")]).toEqual([2, 4])
  })
  it("of A-2 link by alias: Han's last score of three counts, and nobody is named", async () => {
    const [first, second] = seeded.rounds("A-2", "rating")
    expect(movement(first!.answers!, second!.answers!)).toMatchObject({ linked: 8, stable: false })
    expect(second!.answers!.every(one => one.member === null)).toBe(true)
    const sealed = await seeded.demo.instance.store.answers(second!.id)
    const han = sealed.filter(one => one.member === seeded.member("韩牧野").id)
    expect(han.map(one => one.answer)).toMatchObject([{ score: 5 }, { score: 7 }, { score: 6 }])
    expect(second!.closedBy).toBe(seeded.member("三輪").id)
  })
  it("of C-2 split between professions and not between sides: 5.5 and 4.5, four low and four high", () => {
    const last = seeded.rounds("C-2", "rating")[1]!.answers!
    expect(sideMedians(last).toSorted((a, b) => b.median - a.median)).toEqual([
      { side: "cn", median: 5.5 },
      { side: "jp", median: 4.5 },
    ])
    expect(statistics(scoresOf(last))).toMatchObject({ counts: { low: 4, mid: 0, high: 4 }, disagreement: true })
  })
  it("of B-2 hide one who rates 2 behind an index of .15", () => {
    expect(statistics(scoresOf(seeded.rounds("B-2", "rating")[1]!.answers!))?.counts).toEqual({
      low: 1,
      mid: 0,
      high: 7,
    })
  })
  it("of D-1 stay sealed: open, five of eight answered, nothing in the log", async () => {
    const round = seeded.rounds("D-1", "rating")[0]!
    expect(round).toMatchObject({ state: "open", answered: null, answers: null })
    expect(round.electorate).toHaveLength(8)
    const sealed = await seeded.demo.instance.store.answers(round.id)
    expect(Object.fromEntries(sealed.map(one => [seeded.nameOf(one.member), one.answer]))).toMatchObject({
      林澈: { score: 7 },
      周亦宁: { score: 8 },
      苏聆: { score: 6 },
      早瀬直央: { score: 8 },
      藤原里緒: { score: 5 },
    })
    expect(sealed).toHaveLength(5)
    const shown = await seeded.demo.instance.folds.entries(seeded.workspace, 0, "room")
    const kinds = shown.list.filter(entry => "round" in entry.body && entry.body.round === round.id)
    expect(kinds.map(entry => entry.kind)).toEqual(["round-opened"])
  })
  it("of E-1 ask nine, as Ribeiro has been seated, and eight answer", () => {
    const round = seeded.rounds("E-1", "rating")[0]!
    expect([round.electorate.length, round.answered]).toEqual([9, 8])
  })
})

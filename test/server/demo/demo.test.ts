import { afterAll, beforeAll, describe, expect, it, test } from "vitest"
import * as c from "../../../server/demo/texts/c.ts"
import * as d from "../../../server/demo/texts/d.ts"
import * as e from "../../../server/demo/texts/e.ts"
import { createFolds } from "../../../server/log/folds.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { countBrackets } from "../../../shared/document/brackets.ts"
import { now, Seeded } from "./seeded.ts"

const seeded = new Seeded()
beforeAll(() => seeded.play())
afterAll(() => seeded.demo.remove())

describe("the frame", () => {
  it("has two sides, three languages, and a banner that says Demo", () => {
    expect(seeded.state.workspace).toMatchObject({ slug: "demo", demo: true, public: true, attribution: "named" })
    expect(seeded.state.sides.map(side => side.mark)).toEqual(["CN", "JP"])
    expect(seeded.state.workspace?.authentic).toEqual([
      { lang: "zh", side: seeded.state.sides[0]?.id },
      { lang: "ja", side: seeded.state.sides[1]?.id },
    ])
  })
  it("seats four panelists a side, a chair each, a secretary, an interpreter, two observers and Ribeiro", () => {
    const seats = Object.values(seeded.state.members).map(({ role, side }) => `${role} ${side}`)
    const count = (seat: string) => seats.filter(one => one === seat).length
    expect([count("panelist cn"), count("panelist jp"), count("panelist null")]).toEqual([4, 4, 1])
    expect([count("moderator cn"), count("moderator jp"), count("secretary null")]).toEqual([1, 1, 1])
    expect(count("interpreter null")).toBe(1)
    expect(count("observer null")).toBe(2)
    expect(seeded.member("Ana")).toMatchObject({ role: "panelist", side: null })
  })
  it("is live in the reading of outcomes, at minute 110 of 120, and C has taken four minutes from E", () => {
    const session = Object.values(seeded.state.sessions)[0]!
    expect(session).toMatchObject({ state: "live", startsAt: now - 110 * 60_000, startedAt: now - 110 * 60_000 })
    const current = session.items.find(item => item.id === session.current)
    expect(current?.kind).toBe("outcomes")
    expect(session.currentSince).toBe(now - 5 * 60_000)
    expect(session.items.map(item => item.minutes)).toEqual([5, 20, 20, 5, 29, 20, 6, 10, 5])
  })
  it("has a leaked guest link, revoked", () => {
    expect(Object.values(seeded.state.invites)).toMatchObject([{ role: "observer", uses: 20, revoked: true }])
  })
  it("tells its progress to the end", () => {
    expect(seeded.progress.at(-1)).toEqual([seeded.progress.length - 1, seeded.progress.length - 1])
  })
})

describe("records", () => {
  test.each([
    [1, "F-1", 1, "unanimity", "in_force", { electorate: 8, agree: 8, reserve: 0, block: 0 }],
    [2, "F-2", 1, "consensus", "in_force", { electorate: 8, agree: 7, reserve: 1, block: 0 }],
    [3, "A-1", 2, "unanimity", "in_force", { electorate: 8, agree: 8, reserve: 0, block: 0 }],
    [4, "A-2", 1, "consensus", "in_force", { electorate: 8, agree: 6, reserve: 2, block: 0 }],
    [5, "B-1", 1, "unanimity", "in_force", { electorate: 8, agree: 8, reserve: 0, block: 0 }],
    [6, "B-2", 1, "rough", "in_force", { electorate: 8, agree: 7, reserve: 0, block: 1 }],
    [7, "C-1", 1, "unanimity", "superseded", { electorate: 8, agree: 8, reserve: 0, block: 0 }],
    [8, "C-1", 2, "unanimity", "in_force", { electorate: 8, agree: 8, reserve: 0, block: 0 }],
    [9, "E-1", 1, "consensus", "in_force", { electorate: 9, agree: 7, reserve: 1, block: 0 }],
  ])("CR-%i is %s v%i by %s, %s", (n, label, version, level, standing, tally) => {
    const card = seeded.record(n)
    expect(card.state).toBe(standing)
    expect(card.body).toMatchObject({ label, version, level, computed: level, tally })
  })

  it("are nine, each confirmed by the other side's chair", () => {
    expect(Object.keys(seeded.state.records)).toHaveLength(9)
    for (const card of Object.values(seeded.state.records)) {
      const sideOf = (id: string | null) => seeded.state.members[id as never]!.side
      expect(card.confirmations.map(({ by }) => sideOf(by))).not.toContain(sideOf(card.declaredBy))
      expect(card.confirmations).toHaveLength(1)
      expect(card.body.texts.filter(one => one.authentic).every(one => one.confirmed)).toBe(true)
    }
  })
  it("CR-4 carries the reservations of Lin and Han in their own words", () => {
    const reserved = seeded.record(4).body.positions.filter(one => one.position.position === "reserve")
    expect(reserved.map(one => [seeded.nameOf(one.member), one.position.lang])).toEqual([
      ["林澈", "zh"],
      ["韩牧野", "zh"],
    ])
    expect(reserved[0]?.position.reason).toBe("日志本身不得离开其保存地，查验应在当地进行。")
  })
  it("CR-6 prints an objection partly accommodated and maintained, the note of 30, and the dissent", () => {
    const card = seeded.record(6)
    expect(card.body.objections).toMatchObject([{ disposition: "partly", reply: "maintained" }])
    expect(seeded.nameOf(card.body.objections[0]!.by)).toBe("森下彩乃")
    expect(card.body.note.ja).toBe("30人未満の集団については集計結果を交換しない。")
    expect(card.body.sides.find(one => one.side === "jp")).toMatchObject({ agree: 3, block: 1 })
    expect(card.dissents).toMatchObject([{ by: seeded.member("森下").id, text: { lang: "ja" } }])
  })
  it("CR-8 supersedes CR-7, and each says so", () => {
    expect(seeded.record(8).body.supersedes).toBe(seeded.record(7).id)
    expect(seeded.record(7).supersededBy).toBe(seeded.record(8).id)
    expect(seeded.record(7).body.texts.find(one => one.lang === "zh")?.text).toBe(c.c1.v1.zh)
  })
  it("CR-3 stands: no further round opens on its version", async () => {
    expect(await seeded.openRound("A-1", 2, "rating")).toMatchObject({ ok: false, refusal: { code: "record-fixed" } })
  })
  it("CR-9 has Han's reservation, and Ribeiro in an electorate of nine", () => {
    const { electorate, positions } = seeded.record(9).body
    expect(electorate).toContainEqual({ member: seeded.member("Ana").id, side: null })
    expect(positions.filter(one => one.position.position === "reserve").map(one => seeded.nameOf(one.member))).toEqual([
      "韩牧野",
    ])
  })
})

describe("topics and texts without a record", () => {
  it("C-2 is carried over with its bracket open in every language, and no call was opened", () => {
    expect(seeded.statement("C-2").state).toBe("carried_over")
    expect(seeded.statement("C-2").texts.map(one => countBrackets(one.text))).toEqual([1, 1, 1])
    expect(seeded.rounds("C-2", "call")).toEqual([])
  })
  it("D-1 is in its round", () => {
    expect(seeded.statement("D-1").state).toBe("in_round")
  })
  it("D-2 v2 is proposed; its Japanese is version 1, out of date, and gates a call", async () => {
    expect(seeded.statement("D-2")).toMatchObject({ state: "proposed", versions: [{ n: 1 }, { n: 2 }] })
    expect(seeded.text("D-2", "zh")).toMatchObject({ state: "in_sync", text: d.d2.v2.zh })
    expect(seeded.text("D-2", "en")).toMatchObject({ state: "in_sync", text: d.d2.v2.en })
    expect(seeded.text("D-2", "ja")).toMatchObject({ state: "out_of_date", text: d.d2.v1.ja })
    const first = seeded.statement("D-2").versions[0]!
    expect(first.texts.map(one => one.state)).toEqual(["in_sync", "in_sync", "in_sync"])
    const answered = await seeded.openRound("D-2", 2, "call")
    expect(answered).toMatchObject({ ok: false, refusal: { code: "text-not-confirmed", params: { language: "ja" } } })
  })
  it("E-2 is withdrawn by Onodera, who drafted it, with his reason", () => {
    expect(seeded.statement("E-2")).toMatchObject({
      state: "withdrawn",
      reason: e.withdrawn,
      by: seeded.member("小野寺").id,
    })
  })
})

describe("the log", () => {
  it("folds from the store to what the commands saw", async () => {
    const { state } = await createFolds({ store: seeded.demo.instance.store, sha256 }).current(seeded.workspace)
    expect(state).toEqual(seeded.state)
  })
  it("is gapless, in time, and ends now at the latest", async () => {
    const rows = await seeded.demo.instance.store.events(seeded.workspace, 0, 10_000)
    expect(rows.map(row => row.seq)).toEqual(rows.map((_, i) => i + 1))
    expect(rows.map(row => row.at)).toEqual(rows.map(row => row.at).toSorted((a, b) => a - b))
    expect(rows.at(-1)!.at).toBeLessThanOrEqual(now)
  })
})

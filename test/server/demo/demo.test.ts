import { afterAll, beforeAll, describe, expect, it, test } from "vitest"
import * as Y from "yjs"
import { playDemo } from "../../../server/cli/demo/playDemo.ts"
import * as c from "../../../server/cli/demo/texts/c.ts"
import * as d from "../../../server/cli/demo/texts/d.ts"
import * as e from "../../../server/cli/demo/texts/e.ts"
import { createFolds } from "../../../server/commands/log/folds.ts"
import { resolveAnchor } from "../../../shared/document/anchors.ts"
import { countBrackets } from "../../../shared/document/brackets.ts"
import { noteText, readNote } from "../../../shared/document/readers.ts"
import type { Round, State, Statement } from "../../../shared/fold/state.ts"
import { CommandId, type WorkspaceId } from "../../../shared/model/ids.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { movement } from "../../../shared/rules/round/movement.ts"
import { scoresOf, sideMedians, statistics } from "../../../shared/rules/round/ratings.ts"
import { type Played, played } from "./played.ts"

const now = Date.UTC(2026, 9, 12, 7)
const progress: [number, number][] = []
let demo: Played
let state: State
let workspace: WorkspaceId

beforeAll(async () => {
  demo = await played(stage => playDemo(stage, now, (done, total) => progress.push([done, total])))
  state = await demo.stage.state()
  workspace = state.workspace!.id
})
afterAll(() => demo.remove())

const nameOf = (member: string | null) => state.members[member as never]?.name.split(" ").at(0)
const member = (name: string) => Object.values(state.members).find(one => one.name.startsWith(name))!
const statement = (label: string): Statement => Object.values(state.statements).find(one => one.label === label)!
const rounds = (label: string, kind: Round["kind"]) =>
  Object.values(state.rounds)
    .filter(round => round.statement === statement(label).id && round.kind === kind)
    .sort((a, b) => a.openedAt - b.openedAt)
const rated = (label: string) =>
  rounds(label, "rating").map(round => {
    const found = statistics(scoresOf(round.answers!))!
    return [found.median, Number(found.di.toFixed(2))]
  })
const record = (n: number) => Object.values(state.records).find(one => one.number === n)!
const text = (label: string, lang: Lang) => statement(label).texts.find(one => one.lang === lang)!
const topic = (letter: string) => Object.values(state.topics).find(one => one.letter === letter)!
const noteOf = async (letter: string) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await demo.stage.note(topic(letter).id))
  return doc
}

const openRound = (label: string, version: number, kind: Round["kind"]) => {
  const { id, name, side } = member("陈屿")
  return demo.instance.dispatch.command(
    workspace,
    { member: id, name, role: "moderator", side, host: false },
    {
      id: CommandId.parse(`open-${label}`),
      kind: "open-round",
      body: { statement: statement(label).id, version, kind },
    },
  )
}

describe("the frame", () => {
  it("has two sides, three languages, and a banner that says Demo", () => {
    expect(state.workspace).toMatchObject({ slug: "demo", demo: true, public: true, attribution: "named" })
    expect(state.sides.map(side => side.mark)).toEqual(["CN", "JP"])
    expect(state.workspace?.authentic).toEqual([
      { lang: "zh", side: state.sides[0]?.id },
      { lang: "ja", side: state.sides[1]?.id },
    ])
  })
  it("seats four panelists a side, a chair each, a secretary, two observers and Ribeiro", () => {
    const seats = Object.values(state.members).map(({ role, side }) => `${role} ${side}`)
    const count = (seat: string) => seats.filter(one => one === seat).length
    expect([count("panelist cn"), count("panelist jp"), count("panelist null")]).toEqual([4, 4, 1])
    expect([count("moderator cn"), count("moderator jp"), count("secretary null")]).toEqual([1, 1, 1])
    expect(count("observer null")).toBe(2)
    expect(member("Ana")).toMatchObject({ role: "panelist", side: null })
  })
  it("is live in the reading of outcomes, at minute 110 of 120, and C has taken four minutes from E", () => {
    const session = Object.values(state.sessions)[0]!
    expect(session).toMatchObject({ state: "live", startsAt: now - 110 * 60_000, startedAt: now - 110 * 60_000 })
    const current = session.items.find(item => item.id === session.current)
    expect(current?.kind).toBe("outcomes")
    expect(session.currentSince).toBe(now - 5 * 60_000)
    expect(session.items.map(item => item.minutes)).toEqual([5, 20, 20, 5, 29, 20, 6, 10, 5])
  })
  it("has a leaked guest link, revoked", () => {
    expect(Object.values(state.invites)).toMatchObject([{ role: "observer", uses: 20, revoked: true }])
  })
  it("tells its progress to the end", () => {
    expect(progress.at(-1)).toEqual([progress.length - 1, progress.length - 1])
  })
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
    const answers = rounds("A-2", "rating")[1]!.answers!
    const high = (side: string) =>
      answers.filter(one => one.side === side && one.answer.kind === "rating" && Number(one.answer.score) >= 7).length
    expect([high("cn"), high("jp")]).toEqual([2, 4])
  })
  it("of A-2 link by alias: Han's last score of three counts, and nobody is named", async () => {
    const [first, second] = rounds("A-2", "rating")
    expect(movement(first!.answers!, second!.answers!)).toMatchObject({ linked: 8, stable: false })
    expect(second!.answers!.every(one => one.member === null)).toBe(true)
    const sealed = await demo.instance.store.answers(second!.id)
    const han = sealed.filter(one => one.member === member("韩牧野").id)
    expect(han.map(one => one.answer)).toMatchObject([{ score: 5 }, { score: 7 }, { score: 6 }])
    expect(second!.closedBy).toBe(member("三輪").id)
  })
  it("of C-2 split between professions and not between sides: 5.5 and 4.5, four low and four high", () => {
    const last = rounds("C-2", "rating")[1]!.answers!
    expect(sideMedians(last).toSorted((a, b) => b.median - a.median)).toEqual([
      { side: "cn", median: 5.5 },
      { side: "jp", median: 4.5 },
    ])
    expect(statistics(scoresOf(last))).toMatchObject({ counts: { low: 4, mid: 0, high: 4 }, disagreement: true })
  })
  it("of B-2 hide one who rates 2 behind an index of .15", () => {
    expect(statistics(scoresOf(rounds("B-2", "rating")[1]!.answers!))?.counts).toEqual({ low: 1, mid: 0, high: 7 })
  })
  it("of D-1 stay sealed: open, five of eight answered, nothing in the log", async () => {
    const round = rounds("D-1", "rating")[0]!
    expect(round).toMatchObject({ state: "open", answered: null, answers: null })
    expect(round.electorate).toHaveLength(8)
    const sealed = await demo.instance.store.answers(round.id)
    expect(Object.fromEntries(sealed.map(one => [nameOf(one.member), one.answer]))).toMatchObject({
      林澈: { score: 7 },
      周亦宁: { score: 8 },
      苏聆: { score: 6 },
      早瀬直央: { score: 8 },
      藤原里緒: { score: 5 },
    })
    expect(sealed).toHaveLength(5)
    const shown = await demo.instance.folds.entries(workspace, 0, "room")
    const kinds = shown.list.filter(entry => "round" in entry.body && entry.body.round === round.id)
    expect(kinds.map(entry => entry.kind)).toEqual(["round-opened"])
  })
  it("of E-1 ask nine, as Ribeiro has been seated, and eight answer", () => {
    const round = rounds("E-1", "rating")[0]!
    expect([round.electorate.length, round.answered]).toEqual([9, 8])
  })
})

describe("records", () => {
  test.each([
    [1, "A-1", 2, "unanimity", "in_force", { electorate: 8, agree: 8, reserve: 0, block: 0 }],
    [2, "A-2", 1, "consensus", "in_force", { electorate: 8, agree: 6, reserve: 2, block: 0 }],
    [3, "B-1", 1, "unanimity", "in_force", { electorate: 8, agree: 8, reserve: 0, block: 0 }],
    [4, "B-2", 1, "rough", "in_force", { electorate: 8, agree: 7, reserve: 0, block: 1 }],
    [5, "C-1", 1, "unanimity", "superseded", { electorate: 8, agree: 8, reserve: 0, block: 0 }],
    [6, "C-1", 2, "unanimity", "in_force", { electorate: 8, agree: 8, reserve: 0, block: 0 }],
    [7, "E-1", 1, "consensus", "in_force", { electorate: 9, agree: 7, reserve: 1, block: 0 }],
  ])("CR-%i is %s v%i by %s, %s", (n, label, version, level, standing, tally) => {
    const card = record(n)
    expect(card.state).toBe(standing)
    expect(card.body).toMatchObject({ label, version, level, computed: level, tally })
  })

  it("are seven, each confirmed by the other side's chair", () => {
    expect(Object.keys(state.records)).toHaveLength(7)
    for (const card of Object.values(state.records)) {
      const sideOf = (id: string | null) => state.members[id as never]!.side
      expect(card.confirmations.map(({ by }) => sideOf(by))).not.toContain(sideOf(card.declaredBy))
      expect(card.confirmations).toHaveLength(1)
      expect(card.body.texts.filter(one => one.authentic).every(one => one.confirmed)).toBe(true)
    }
  })
  it("CR-2 carries the reservations of Lin and Han in their own words", () => {
    const reserved = record(2).body.positions.filter(one => one.position.position === "reserve")
    expect(reserved.map(one => [nameOf(one.member), one.position.lang])).toEqual([
      ["林澈", "zh"],
      ["韩牧野", "zh"],
    ])
    expect(reserved[0]?.position.reason).toBe("日志本身不得离开其保存地，查验应在当地进行。")
  })
  it("CR-4 prints an objection partly accommodated and maintained, the note of 30, and the dissent", () => {
    const card = record(4)
    expect(card.body.objections).toMatchObject([{ disposition: "partly", reply: "maintained" }])
    expect(nameOf(card.body.objections[0]!.by)).toBe("森下彩乃")
    expect(card.body.note.ja).toBe("30人未満の集団については集計結果を交換しない。")
    expect(card.body.sides.find(one => one.side === "jp")).toMatchObject({ agree: 3, block: 1 })
    expect(card.dissents).toMatchObject([{ by: member("森下").id, text: { lang: "ja" } }])
  })
  it("CR-6 supersedes CR-5, and each says so", () => {
    expect(record(6).body.supersedes).toBe(record(5).id)
    expect(record(5).supersededBy).toBe(record(6).id)
    expect(record(5).body.texts.find(one => one.lang === "zh")?.text).toBe(c.c1.v1.zh)
  })
  it("CR-1 stands: no further round opens on its version", async () => {
    expect(await openRound("A-1", 2, "rating")).toMatchObject({ ok: false, refusal: { code: "record-fixed" } })
  })
  it("CR-7 has Han's reservation, and Ribeiro in an electorate of nine", () => {
    const { electorate, positions } = record(7).body
    expect(electorate).toContainEqual({ member: member("Ana").id, side: null })
    expect(positions.filter(one => one.position.position === "reserve").map(one => nameOf(one.member))).toEqual([
      "韩牧野",
    ])
  })
})

describe("what has no record", () => {
  it("C-2 is carried over with its bracket open in every language, and no call was opened", () => {
    expect(statement("C-2").state).toBe("carried_over")
    expect(statement("C-2").texts.map(one => countBrackets(one.text))).toEqual([1, 1, 1])
    expect(rounds("C-2", "call")).toEqual([])
  })
  it("D-1 is in its round", () => {
    expect(statement("D-1").state).toBe("in_round")
  })
  it("D-2 v2 is proposed; its Japanese is version 1, out of date, and gates a call", async () => {
    expect(statement("D-2")).toMatchObject({ state: "proposed", versions: [{ n: 1 }, { n: 2 }] })
    expect(text("D-2", "zh")).toMatchObject({ state: "in_sync", text: d.d2.v2.zh })
    expect(text("D-2", "en")).toMatchObject({ state: "in_sync", text: d.d2.v2.en })
    expect(text("D-2", "ja")).toMatchObject({ state: "out_of_date", text: d.d2.v1.ja })
    const first = statement("D-2").versions[0]!
    expect(first.texts.map(one => one.state)).toEqual(["in_sync", "in_sync", "in_sync"])
    const answered = await openRound("D-2", 2, "call")
    expect(answered).toMatchObject({ ok: false, refusal: { code: "text-not-confirmed", params: { language: "ja" } } })
  })
  it("E-2 is withdrawn by Onodera, who drafted it, with his reason", () => {
    expect(statement("E-2")).toMatchObject({ state: "withdrawn", reason: e.withdrawn, by: member("小野寺").id })
  })
})

describe("the notes", () => {
  it("hold each statement in three languages, each block in its own", async () => {
    const { blocks } = readNote(await noteOf("C"))
    const said = blocks.map(block => [block.kind, block.lang, block.text])
    expect(said).toEqual([
      ["heading", null, "C-1"],
      ["paragraph", "zh", c.c1.v2.zh],
      ["paragraph", "ja", c.c1.v2.ja],
      ["paragraph", "en", c.c1.v2.en],
      ["heading", null, "C-2"],
      ["paragraph", "zh", c.c2.zh],
      ["paragraph", "ja", c.c2.ja],
      ["paragraph", "en", c.c2.en],
    ])
  })
  it("E-1's differs from CR-7 in every language, and its anchor shows the change", async () => {
    const doc = await noteOf("E")
    for (const lang of ["zh", "ja", "en"] as const) {
      expect(noteText(doc)).toContain(e.e1Drifted[lang])
      expect(record(7).body.texts.find(one => one.lang === lang)?.text).toBe(e.e1[lang])
    }
    const anchor = record(7).body.passages[0]!
    expect(anchor.exact).toBe(e.e1.ja)
    expect(resolveAnchor(doc, anchor)).toMatchObject({ found: "changed", text: e.e1Drifted.ja })
    expect(record(7).drift?.now).toBe(e.e1Drifted.ja)
  })
  it("differ from no other record, though A-1 and C-1 were reworded after they were lifted", () => {
    const drifted = Object.values(state.records).filter(one => one.drift)
    expect(drifted.map(one => one.number)).toEqual([7])
  })
  it("are written by their authors: each client id belongs to one member", async () => {
    const owners = await demo.instance.log.owners(topic("A").id)
    const authors = owners.map(owner => nameOf(owner.member))
    expect(authors).toHaveLength(3)
    expect(new Set(authors)).toEqual(new Set(["林澈", "早瀬直央", "许安澜"]))
  })
})

describe("threads", () => {
  const on = (label: string) =>
    Object.values(state.threads)
      .filter(thread => thread.statement === statement(label).id)
      .map(thread => [thread.kind, thread.anchor?.exact ?? null, thread.entries.length, thread.resolved !== null])

  it("hang on words of the notes, in the language of who opened them", () => {
    expect(on("A-1")).toEqual([
      ["question", "公表", 4, true],
      ["comment", "規制区分", 3, true],
    ])
    expect(on("A-2")).toEqual([["comment", "访问日志", 6, false]])
    expect(on("B-1")).toEqual([
      ["question", "具名", 4, false],
      ["comment", "records it", 1, false],
    ])
    expect(on("C-2")).toEqual([
      ["comment", "1時間以内", 4, false],
      ["suggestion", "拥堵数据", 1, false],
    ])
    expect(on("D-1")).toEqual([["comment", "未通过之处", 2, false]])
    expect(on("D-2")).toEqual([["comment", "他方においても承認とみなす", 1, false]])
  })
  it("are still found where they were, though the text around them has changed", async () => {
    for (const { anchor, topic: id } of Object.values(state.threads)) {
      const doc = await noteOf(state.topics[id]!.letter)
      expect(resolveAnchor(doc, anchor!).found).toBe("exact")
    }
  })
  it("keep everybody's words in their own language", () => {
    for (const { entries } of Object.values(state.threads))
      for (const entry of entries) expect(entry.text.lang).toBe(state.members[entry.by!]!.lang)
  })
})

describe("the log", () => {
  it("folds from the store to what the commands saw", async () => {
    const { states } = await createFolds(demo.instance.store).current(workspace)
    expect(states.room).toEqual(state)
  })
  it("is gapless, in time, and ends now at the latest", async () => {
    const rows = await demo.instance.store.events(workspace, 0, 10_000)
    expect(rows.map(row => row.seq)).toEqual(rows.map((_, i) => i + 1))
    expect(rows.map(row => row.at)).toEqual(rows.map(row => row.at).toSorted((a, b) => a - b))
    expect(rows.at(-1)!.at).toBeLessThanOrEqual(now)
  })
})

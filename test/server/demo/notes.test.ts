import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as c from "../../../server/demo/texts/c.ts"
import * as e from "../../../server/demo/texts/e.ts"
import { resolveAnchor } from "../../../shared/document/anchors.ts"
import { noteText, readNote } from "../../../shared/document/readers.ts"
import { Seeded } from "./seeded.ts"

const seeded = new Seeded()
beforeAll(() => seeded.play())
afterAll(() => seeded.demo.remove())

describe("the notes", () => {
  it("hold each statement in three languages, each block in its own", async () => {
    const { blocks } = readNote(await seeded.noteOf("C"))
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
  it("E-1's differs from CR-9 in every language, and its anchor shows the change", async () => {
    const doc = await seeded.noteOf("E")
    for (const lang of ["zh", "ja", "en"] as const) {
      expect(noteText(doc)).toContain(e.e1Drifted[lang])
      expect(seeded.record(9).body.texts.find(one => one.lang === lang)?.text).toBe(e.e1[lang])
    }
    const anchor = seeded.record(9).body.passages[0]!
    expect(anchor.exact).toBe(e.e1.ja)
    expect(resolveAnchor(doc, anchor)).toMatchObject({ state: "changed", text: e.e1Drifted.ja })
    expect(seeded.record(9).drift?.now).toBe(e.e1Drifted.ja)
  })
  it("differ from no other record, though A-1 and C-1 were reworded after they were lifted", () => {
    const drifted = Object.values(seeded.state.records).filter(one => one.drift)
    expect(drifted.map(one => one.number)).toEqual([9])
  })
  it("are written by their authors: each client id belongs to one member", async () => {
    const owners = await seeded.demo.instance.log.owners({ topic: seeded.topic("A").id, epoch: 1 })
    const authors = owners.map(owner => seeded.nameOf(owner.member))
    expect(authors).toHaveLength(3)
    expect(new Set(authors)).toEqual(new Set(["林澈", "早瀬直央", "许安澜"]))
  })
})

describe("threads", () => {
  const on = (label: string) =>
    Object.values(seeded.state.threads)
      .filter(thread => thread.statement === seeded.statement(label).id)
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
    for (const { anchor, topic: id } of Object.values(seeded.state.threads)) {
      const doc = await seeded.noteOf(seeded.state.topics[id]!.letter)
      expect(resolveAnchor(doc, anchor!).state).toBe("exact")
    }
  })
  it("keep everybody's words in their own language", () => {
    for (const { entries } of Object.values(seeded.state.threads))
      for (const entry of entries) expect(entry.text.lang).toBe(seeded.state.members[entry.by!]!.lang)
  })
})

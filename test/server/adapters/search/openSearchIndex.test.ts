import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import fc from "fast-check"
import { expect, test, vi } from "vitest"
import { findIn, mostLookedThrough } from "../../../../server/adapters/search/finding.ts"
import { FreshParts } from "../../../../server/adapters/search/freshParts.ts"
import { IndexWriter } from "../../../../server/adapters/search/indexWriter.ts"
import { openSearchIndex } from "../../../../server/adapters/search/openSearchIndex.ts"
import type { Findable, SearchIndex } from "../../../../server/ports/database/searchIndex.ts"
import { WorkspaceId } from "../../../../shared/model/ids.ts"
import { until } from "../../../kit/clocks/until.ts"
import { putPart } from "../../../kit/servers/indexed.ts"
import { newFolder, removeFolder } from "../../../kit/servers/plenary.ts"

const one = WorkspaceId.parse("0190b5c2-7d3e-7000-8000-000000000001")
const other = WorkspaceId.parse("0190b5c2-7d3e-7000-8000-000000000002")
const room = { workspace: one, audience: "room" as const }
const gallery = { workspace: one, audience: "gallery" as const }

const passage = (key: string, text: string, more: Partial<Findable> = {}): Findable => ({
  key,
  kind: "note",
  id: key,
  lang: "en",
  topic: "t",
  session: "",
  person: "",
  at: 1,
  path: "/t/t",
  order: 3,
  text,
  ...more,
})
const all = { offset: 0, limit: 10 }

test("texts of another audience and workspace are in neither results nor counts", async () => {
  const index = openSearchIndex("")
  await putPart(index, room, "log", [passage("a", "shared data"), passage("b", "secret data")])
  await putPart(index, gallery, "log", [passage("a", "shared data")])
  await putPart(index, { ...room, workspace: other }, "log", [passage("c", "other data")])
  const found = await index.find([gallery], { q: "data", ...all })
  expect(found.total).toBe(1)
  expect(found.hits.map(({ text }) => text)).toEqual(["shared data"])
  expect((await index.find([gallery], { q: "secret", ...all })).total).toBe(0)
  expect((await index.find([], { q: "data", ...all })).total).toBe(0)
  expect((await index.find([gallery, { ...room, workspace: other }], { q: "data", ...all })).total).toBe(2)
  await index.close()
})

test("a replaced part holds the new texts alone, and other parts stay", async () => {
  const index = openSearchIndex("")
  await putPart(index, room, "log", [passage("a", "first words"), passage("b", "kept words")])
  await putPart(index, room, "note", [passage("n", "noted words")])
  await putPart(index, room, "log", [passage("a", "second words"), passage("b", "kept words")])
  expect((await index.find([room], { q: "first", ...all })).total).toBe(0)
  expect((await index.find([room], { q: "words", ...all })).total).toBe(3)
  await index.forget(one)
  expect((await index.find([room], { q: "words", ...all })).total).toBe(0)
  await index.close()
})

test("filters narrow, the order is by weight and then newest first where one reading found all, and pages follow each other", async () => {
  const index = openSearchIndex("")
  await putPart(index, room, "log", [
    passage("a", "data old", { at: 1 }),
    passage("b", "data new", { at: 5, kind: "discussion", person: "p" }),
    passage("r", "data agreed", { at: 3, kind: "record", order: 0, lang: "zh" }),
  ])
  const keys = async (more: object) =>
    (await index.find([room], { q: "data", ...all, ...more })).hits.map(({ key }) => key)
  expect(await keys({})).toEqual(["r", "b", "a"])
  expect(await keys({ offset: 1, limit: 1 })).toEqual(["b"])
  expect(await keys({ kind: "record" })).toEqual(["r"])
  expect(await keys({ lang: "en" })).toEqual(["b", "a"])
  expect(await keys({ person: "p" })).toEqual(["b"])
  expect(await keys({ since: 3, until: 5 })).toEqual(["r"])
  await index.close()
})

test("removed words are gone from the file, and a damaged file is written anew", async () => {
  const folder = newFolder()
  const file = join(folder, "search.db")
  const index = openSearchIndex(file)
  await putPart(index, room, "log", [passage("a", "kept"), passage("b", "unforgettable")])
  await putPart(index, room, "log", [passage("a", "kept")])
  await index.close()
  expect(readFileSync(file).includes("unforgettable")).toBe(false)
  const again = openSearchIndex(file)
  expect((await again.find([room], { q: "kept", ...all })).total).toBe(1)
  await again.close()
  writeFileSync(file, "no database")
  const anew = openSearchIndex(file)
  expect((await anew.find([room], { q: "kept", ...all })).total).toBe(0)
  await anew.close()
  removeFolder(folder)
})

test("removed words leave the file and its journal while the index is open, also after a search that reads meanwhile", async () => {
  const folder = newFolder()
  const file = join(folder, "search.db")
  const index = openSearchIndex(file)
  const holds = () =>
    ["", "-wal"].some(end => existsSync(file + end) && readFileSync(file + end).includes("unforgettable"))
  await putPart(index, room, "log", [passage("a", "kept"), passage("b", "unforgettable")])
  expect((await index.find([room], { q: "unforgettable", ...all })).total).toBe(1)
  expect(holds()).toBe(true)
  // another reader holds the journal up
  const reader = new Sqlite(file, { readonly: true })
  reader.exec("BEGIN")
  reader.prepare("SELECT count(*) FROM passages").get()
  await putPart(index, room, "log", [passage("a", "kept")])
  reader.close()
  await until(async () => !holds(), "the words are gone")
  expect((await index.find([room], { q: "kept", ...all })).total).toBe(1)
  await index.close()
  removeFolder(folder)
})

test("of very many texts with a word the newest are found, records first, and the answer says that it is cut", async () => {
  const index = openSearchIndex("")
  const many = Array.from({ length: mostLookedThrough + 2 }, (_, n) => passage(`n${n}`, "data", { at: n, order: 2 }))
  await putPart(index, room, "log", [...many, passage("r", "data agreed", { kind: "record", order: 0 })])
  const found = await index.find([room], { q: "data", ...all })
  expect(found).toMatchObject({ total: mostLookedThrough, isCut: true })
  expect(found.hits.map(({ key }) => key).slice(0, 2)).toEqual(["r", `n${mostLookedThrough + 1}`])
  expect(await index.find([room], { q: "agreed data", ...all })).toMatchObject({ total: 1, isCut: false })
  // a filter is no search after the search: it finds the only old text of a kind
  await putPart(index, room, "old", [passage("m", "data", { kind: "minutes", order: 2, at: 0 })])
  expect(await index.find([room], { q: "data", kind: "minutes", ...all })).toMatchObject({ total: 1, isCut: false })
  await index.close()
})

test("a word of a text is never taken for a property, nor a property for a word", async () => {
  const index = openSearchIndex("")
  await putPart(index, room, "log", [passage("a", "kind minutes", { kind: "note" })])
  expect((await index.find([room], { q: "kind", kind: "minutes", ...all })).total).toBe(0)
  expect((await index.find([room], { q: "kind·note", ...all })).total).toBe(0)
  expect((await index.find([room], { q: "kind minutes", kind: "note", ...all })).total).toBe(1)
  await index.close()
})

test("a file of another incarnation or of another folding is written anew", async () => {
  const folder = newFolder()
  const file = join(folder, "search.db")
  const total = async (incarnation: string): Promise<number> => {
    const index = openSearchIndex(file, incarnation)
    const found = await index.find([room], { q: "kept", ...all })
    await putPart(index, room, "log", [passage("a", "kept")])
    await index.close()
    return found.total
  }
  expect(await total("one")).toBe(0)
  expect(await total("one")).toBe(1)
  expect(await total("two")).toBe(0)
  expect(await total("two")).toBe(1)
  const db = new Sqlite(file)
  db.exec("UPDATE basis SET folding = 'an older ICU'")
  db.close()
  expect(await total("two")).toBe(0)
  removeFolder(folder)
})

test("parts and workspaces that are gone leave the index", async () => {
  const index = openSearchIndex("")
  const elsewhere = { ...room, workspace: other }
  await putPart(index, room, "log", [passage("a", "kept words")])
  await putPart(index, room, "gone", [passage("b", "lost words")])
  await putPart(index, elsewhere, "log", [passage("c", "other words")])
  await index.keepParts(room, new Set(["log"]))
  await index.keepWorkspaces(new Set([one]))
  const { hits } = await index.find([room, elsewhere], { q: "words", ...all })
  expect(hits.map(({ text }) => text)).toEqual(["kept words"])
  await index.close()
})

test("a search reads one state of the file, whatever is written meanwhile", async () => {
  const folder = newFolder()
  const file = join(folder, "search.db")
  const index = openSearchIndex(file)
  await putPart(index, room, "log", [passage("s", "secret words")])
  await putPart(index, gallery, "log", [passage("a", "shared data")])
  const reader = new Sqlite(file, { readonly: true })
  const writer = new Sqlite(file)
  const prepare = reader.prepare.bind(reader)
  vi.spyOn(reader, "prepare").mockImplementation(source => {
    // the id of the text that was found gets another text, of another audience
    if (source.includes("FROM passages"))
      writer.exec(
        `UPDATE passages SET text = 'secret words', partition = (SELECT id FROM partitions WHERE audience = 'room')`,
      )
    return prepare(source)
  })
  const found = findIn(reader, [gallery], { q: "data", ...all }, new FreshParts())
  expect(found.hits.map(({ text }) => text)).toEqual(["shared data"])
  expect(reader.inTransaction).toBe(false)
  // a file in which an id leads to a text of another audience shows nothing of that text
  expect(findIn(reader, [gallery], { q: "data", ...all }, new FreshParts()).hits).toEqual([])
  reader.close()
  writer.close()
  await index.close()
  removeFolder(folder)
})

test("the things that have the words are named without a limit, and the texts of some of them are found", async () => {
  const index = openSearchIndex("")
  const many = Array.from({ length: mostLookedThrough + 2 }, (_, n) =>
    passage(`n${n}`, "data", { id: `r${n % 2_500}`, kind: "record", at: n, order: 0 }),
  )
  await putPart(index, room, "log", [...many, passage("old", "data", { id: "old", kind: "record", at: 0, order: 1 })])
  await putPart(index, gallery, "log", [passage("x", "data", { id: "hidden", kind: "record" })])
  const { ids, isCut } = await index.find([room], { q: "data", kind: "record", allIds: true, offset: 0, limit: 0 })
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(2_501)
  expect(isCut).toBe(false)
  const some = await index.find([room], { q: "data", ids: ["old", "hidden"], ...all })
  expect(some).toMatchObject({ total: 1, isCut: false, hits: [{ key: "old" }] })
  await index.close()
})

const both = { workspace: one, audience: "both" as const }
const texts = async (index: SearchIndex, q: string, more: object = {}) =>
  (await index.find([room], { q, ...all, ...more })).hits.map(({ text }) => text)

test("words that are being written are found at once by both audiences, and are in the file only later", async () => {
  const folder = newFolder()
  const file = join(folder, "search.db")
  const holds = (words: string) =>
    ["", "-wal"].some(end => existsSync(file + end) && readFileSync(file + end).includes(words))
  const index = openSearchIndex(file)
  const note = (...said: string[]) => [
    { partition: both, part: "t", passages: said.map(text => passage(text, text, { order: 2 })), level: said.join() },
  ]
  await index.replace(note("first words", "kept words"))
  await index.follow(note("second words", "kept words"))
  expect(await texts(index, "words")).toEqual(["second words", "kept words"])
  expect(await texts(index, "first")).toEqual([])
  expect((await index.find([gallery], { q: "second", ...all })).total).toBe(1)
  expect((await index.find([{ ...room, workspace: other }], { q: "second", ...all })).total).toBe(0)
  expect(await index.count()).toBe(2)
  expect(holds("second")).toBe(false)
  // the next start compares with what the file has
  expect([...(await index.levels(both))]).toEqual([["t", "first words,kept words"]])
  await index.follow(note("third words", "kept words"))
  expect(await texts(index, "sec")).toEqual([])
  expect(await texts(index, "thi")).toEqual(["third words"])
  await index.close()
  expect(holds("first")).toBe(false)
  const again = openSearchIndex(file)
  expect(await texts(again, "words")).toEqual(["third words", "kept words"])
  expect([...(await again.levels(both))]).toEqual([["t", "third words,kept words"]])
  await again.close()
  removeFolder(folder)
})

test("texts that the file does not have yet obey every filter, stand in order, and hide what they replace", async () => {
  const index = openSearchIndex("")
  await putPart(index, room, "log", [
    passage("r", "data agreed", { kind: "record", order: 0 }),
    passage("d", "data said", { kind: "discussion", order: 2, at: 2 }),
  ])
  const follow = (passages: Findable[]) => index.follow([{ partition: both, part: "t", passages }])
  await follow([
    passage("a", "data 数据安全", { order: 2, at: 5 }),
    passage("b", "no such thing", { order: 2, at: 6, lang: "zh" }),
  ])
  expect(await texts(index, "data")).toEqual(["data agreed", "data 数据安全", "data said"])
  expect(await texts(index, "data", { offset: 1, limit: 1 })).toEqual(["data 数据安全"])
  expect(await texts(index, "數據")).toEqual(["data 数据安全"])
  expect(await texts(index, "such thing", { lang: "en" })).toEqual([])
  expect(await texts(index, "such thing", { lang: "zh", since: 6, until: 7 })).toEqual(["no such thing"])
  expect(await texts(index, "such thing", { since: 7 })).toEqual([])
  expect((await index.find([room], { q: "data", ...all, allIds: true })).ids.toSorted()).toEqual(["a", "d", "r"])
  // the same part, written at once, is no longer held
  await index.replace([{ partition: both, part: "t", passages: [] }])
  expect(await texts(index, "data")).toEqual(["data agreed", "data said"])
  expect(await index.count()).toBe(2)
  await follow([passage("a", "data again", { order: 2 })])
  await index.forget(one)
  expect(await texts(index, "data")).toEqual([])
  await index.close()
})

test("any order of writing, following and closing finds what was written last", async () => {
  const words = ["alpha", "beta", "gamma", "delta"]
  const said = fc.uniqueArray(fc.constantFrom(...words), { maxLength: 3 })
  const step = fc.record({
    act: fc.constantFrom("replace" as const, "follow" as const, "reopen" as const),
    part: fc.constantFrom("p", "q"),
    said,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
      const folder = newFolder()
      const file = join(folder, "search.db")
      let writer = new IndexWriter(file, "")
      const now = new Map<string, readonly string[]>()
      for (const { act, part, said: list } of steps) {
        if (act === "reopen") {
          await writer.run({ name: "close", with: [] })
          writer = new IndexWriter(file, "")
        } else {
          now.set(part, list)
          const passages = list.map(text => passage(`${part}${text}`, text, { order: 2 }))
          await writer.run({ name: act, with: [[{ partition: both, part, passages }]] })
        }
        for (const word of words) {
          const count = [...now.values()].filter(list => list.includes(word)).length
          expect(writer.find([room], { q: word, ...all }).total).toBe(count)
        }
      }
      await writer.run({ name: "close", with: [] })
      removeFolder(folder)
    }),
    { numRuns: 15 },
  )
})

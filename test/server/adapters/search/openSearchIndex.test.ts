import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import { expect, test, vi } from "vitest"
import { findIn, mostLookedThrough } from "../../../../server/adapters/search/finding.ts"
import { openSearchIndex } from "../../../../server/adapters/search/openSearchIndex.ts"
import type { Findable } from "../../../../server/ports/database/searchIndex.ts"
import { WorkspaceId } from "../../../../shared/model/ids.ts"
import { until } from "../../../kit/clocks/until.ts"
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
  await index.replace(room, "log", [passage("a", "shared data"), passage("b", "secret data")])
  await index.replace(gallery, "log", [passage("a", "shared data")])
  await index.replace({ ...room, workspace: other }, "log", [passage("c", "other data")])
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
  await index.replace(room, "log", [passage("a", "first words"), passage("b", "kept words")])
  await index.replace(room, "note", [passage("n", "noted words")])
  await index.replace(room, "log", [passage("a", "second words"), passage("b", "kept words")])
  expect((await index.find([room], { q: "first", ...all })).total).toBe(0)
  expect((await index.find([room], { q: "words", ...all })).total).toBe(3)
  await index.forget(room)
  expect((await index.find([room], { q: "words", ...all })).total).toBe(0)
  await index.close()
})

test("filters narrow, the order is by weight and then newest first where one reading found all, and pages follow each other", async () => {
  const index = openSearchIndex("")
  await index.replace(room, "log", [
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
  await index.replace(room, "log", [passage("a", "kept"), passage("b", "unforgettable")])
  await index.replace(room, "log", [passage("a", "kept")])
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
  await index.replace(room, "log", [passage("a", "kept"), passage("b", "unforgettable")])
  expect((await index.find([room], { q: "unforgettable", ...all })).total).toBe(1)
  expect(holds()).toBe(true)
  // another reader holds the journal up
  const reader = new Sqlite(file, { readonly: true })
  reader.exec("BEGIN")
  reader.prepare("SELECT count(*) FROM passages").get()
  await index.replace(room, "log", [passage("a", "kept")])
  reader.close()
  await until(async () => !holds(), "the words are gone")
  expect((await index.find([room], { q: "kept", ...all })).total).toBe(1)
  await index.close()
  removeFolder(folder)
})

test("of very many texts with a word the newest are found, records first, and the answer says that it is cut", async () => {
  const index = openSearchIndex("")
  const many = Array.from({ length: mostLookedThrough + 2 }, (_, n) => passage(`n${n}`, "data", { at: n, order: 2 }))
  await index.replace(room, "log", [...many, passage("r", "data agreed", { kind: "record", order: 0 })])
  const found = await index.find([room], { q: "data", ...all })
  expect(found).toMatchObject({ total: mostLookedThrough, isCut: true })
  expect(found.hits.map(({ key }) => key).slice(0, 2)).toEqual(["r", `n${mostLookedThrough + 1}`])
  expect(await index.find([room], { q: "agreed data", ...all })).toMatchObject({ total: 1, isCut: false })
  // a filter is no search after the search: it finds the only old text of a kind
  await index.replace(room, "old", [passage("m", "data", { kind: "minutes", order: 2, at: 0 })])
  expect(await index.find([room], { q: "data", kind: "minutes", ...all })).toMatchObject({ total: 1, isCut: false })
  await index.close()
})

test("a word of a text is never taken for a property, nor a property for a word", async () => {
  const index = openSearchIndex("")
  await index.replace(room, "log", [passage("a", "kind minutes", { kind: "note" })])
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
    await index.replace(room, "log", [passage("a", "kept")])
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
  await index.replace(room, "log", [passage("a", "kept words")])
  await index.replace(room, "gone", [passage("b", "lost words")])
  await index.replace(elsewhere, "log", [passage("c", "other words")])
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
  await index.replace(room, "log", [passage("s", "secret words")])
  await index.replace(gallery, "log", [passage("a", "shared data")])
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
  const found = findIn(reader, [gallery], { q: "data", ...all })
  expect(found.hits.map(({ text }) => text)).toEqual(["shared data"])
  expect(reader.inTransaction).toBe(false)
  // a file in which an id leads to a text of another audience shows nothing of that text
  expect(findIn(reader, [gallery], { q: "data", ...all }).hits).toEqual([])
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
  await index.replace(room, "log", [...many, passage("old", "data", { id: "old", kind: "record", at: 0, order: 1 })])
  await index.replace(gallery, "log", [passage("x", "data", { id: "hidden", kind: "record" })])
  const { ids, isCut } = await index.find([room], { q: "data", kind: "record", allIds: true, offset: 0, limit: 0 })
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(2_501)
  expect(isCut).toBe(false)
  const some = await index.find([room], { q: "data", ids: ["old", "hidden"], ...all })
  expect(some).toMatchObject({ total: 1, isCut: false, hits: [{ key: "old" }] })
  await index.close()
})

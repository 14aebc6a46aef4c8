import { writeFileSync } from "node:fs"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import { expect, test } from "vitest"
import { openSearchIndex } from "../../../../server/adapters/search/openSearchIndex.ts"
import type { Findable } from "../../../../server/ports/database/searchIndex.ts"
import { WorkspaceId } from "../../../../shared/model/ids.ts"
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
  index.close()
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
  index.close()
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
  index.close()
})

test("removed words are gone from the file, and a damaged file is written anew", async () => {
  const folder = newFolder()
  const file = join(folder, "search.db")
  const index = openSearchIndex(file)
  await index.replace(room, "log", [passage("a", "kept"), passage("b", "unforgettable")])
  await index.replace(room, "log", [passage("a", "kept")])
  index.close()
  const { readFileSync } = await import("node:fs")
  expect(readFileSync(file).includes("unforgettable")).toBe(false)
  const again = openSearchIndex(file)
  expect((await again.find([room], { q: "kept", ...all })).total).toBe(1)
  again.close()
  writeFileSync(file, "no database")
  const anew = openSearchIndex(file)
  expect((await anew.find([room], { q: "kept", ...all })).total).toBe(0)
  anew.close()
  removeFolder(folder)
})

test("a file of another incarnation or of another folding is written anew", async () => {
  const folder = newFolder()
  const file = join(folder, "search.db")
  const total = async (incarnation: string): Promise<number> => {
    const index = openSearchIndex(file, incarnation)
    const found = await index.find([room], { q: "kept", ...all })
    await index.replace(room, "log", [passage("a", "kept")])
    index.close()
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
  index.close()
})

import fc from "fast-check"
import { expect, test, vi } from "vitest"
import { openSearchIndex } from "../../../../server/adapters/search/openSearchIndex.ts"
import { marksOf, phrasesOf, tokensOf } from "../../../../server/adapters/search/tokens.ts"
import type { Findable } from "../../../../server/ports/database/searchIndex.ts"
import { WorkspaceId } from "../../../../shared/model/ids.ts"
import { putPart } from "../../../kit/servers/indexed.ts"

const workspace = WorkspaceId.parse("0190b5c2-7d3e-7000-8000-000000000001")
const room = { workspace, audience: "room" as const }

const passage = (key: string, text: string): Findable => ({
  key,
  kind: "note",
  id: key,
  lang: "zh",
  topic: "t",
  session: "",
  person: "",
  at: 1,
  path: "/t/t",
  order: 3,
  text,
})

/** Searches one text by a query. */
async function isFound(text: string, q: string): Promise<boolean> {
  const index = openSearchIndex("")
  await putPart(index, room, "log", [passage("a", text)])
  const { total } = await index.find([room], { q, offset: 0, limit: 10 })
  await index.close()
  return total === 1
}

const cjk = fc.string({
  unit: fc.constantFrom(...Array.from("会議発展數據共享データきょうゆう정보技術標準跨境流動")),
  minLength: 2,
  maxLength: 20,
})

test("a text is found by any two neighbouring characters of a clause", async () => {
  await fc.assert(
    fc.asyncProperty(cjk, fc.nat(), async (clause, seed) => {
      const at = seed % (clause.length - 1)
      expect(await isFound(`前，${clause}。`, clause.slice(at, at + 2))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test("spaces that people type between characters change nothing", async () => {
  await fc.assert(
    fc.asyncProperty(cjk, async clause => {
      expect(tokensOf(Array.from(clause).join(" "))).toEqual(tokensOf(clause))
    }),
  )
})

test.each([
  ["數據跨境流動", "数据"],
  ["数据跨境流动", "數據跨境"],
  ["ﾃﾞｰﾀの共有", "データ"],
  ["ひらがな", "ヒラガナ"],
  ["ＡＩ governance", "ai"],
  ["Ethical governance of AI", "gover"],
  ["Ethical governance", "ETHICAL GOVERNANCE"],
  ["我们同意分享税", "税"],
  ["データ の 共有", "データの共有"],
  ["Café au lait", "cafe"],
  ["정보 기술", "정보"],
])("%s is found by %s", async (text, q) => {
  expect(await isFound(text, q)).toBe(true)
})

test.each([
  ["governance", "govern ance"],
  ["数据，共享", "据共"],
  ["goverance of data", "gover data of x"],
  ["会议", "议会"],
])("%s is not found by %s", async (text, q) => {
  expect(await isFound(text, q)).toBe(false)
})

test("operators are separators, and any query is answered", async () => {
  const index = openSearchIndex("")
  await putPart(index, room, "log", [passage("a", "anything")])
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async q => {
      await index.find([room], { q, offset: 0, limit: 10 })
    }),
    { numRuns: 200 },
  )
  await index.close()
  for (const q of ['" OR 1=1 --', "a AND NOT b", "NEAR(a b)", "tokens:a", "^a", "a*", "(", '""""'])
    await isFound("anything", q)
  expect(phrasesOf('"*()^:')).toEqual([])
})

test("the words of a query are marked where they stand", () => {
  const shown = (text: string, q: string) => marksOf(text, q).map(([from, to]) => text.slice(from, to))
  expect(shown("They agreed: Data are shared. Data", "data")).toEqual(["Data", "Data"])
  expect(shown("關於 數 據 的共享", "数据")).toEqual(["數 據"])
  expect(shown("ﾃﾞｰﾀ、データ", "データ")).toEqual(["ﾃﾞｰﾀ", "データ"])
  expect(shown("governance", "gov")).toEqual(["gov"])
})

test("10,000 combining marks and a long word are read in time", () => {
  expect(tokensOf(`a${"\u0301".repeat(10_000)}b ${"x".repeat(100_000)}`).length).toBeLessThan(5)
})

test("a result of a long text is marked without reading the rest of the text, in any script", async () => {
  const read = async (text: string, q: string) => {
    const index = openSearchIndex("")
    await putPart(index, room, "log", [passage("a", text)])
    const folding = vi.spyOn(String.prototype, "normalize")
    const { hits } = await index.find([room], { q, offset: 0, limit: 10 })
    const folded = folding.mock.calls.length
    folding.mockRestore()
    await index.close()
    expect(hits[0]?.marks.length).toBeGreaterThan(1)
    return folded
  }
  expect(await read("数字经济与人工智能".repeat(11_112), "经济")).toBeLessThan(10_000)
  expect(await read("economy and learning ".repeat(5000), "learning")).toBeLessThan(10_000)
})

test("a long text has the same marks as its parts", () => {
  for (const [part, q, at, length] of [
    ["数字经济与人工智能", "经济", 2, 2],
    ["economy and governed ", "gover", 12, 5],
  ] as const) {
    const wanted = Array.from({ length: 2000 }, (_, n) => [n * part.length + at, n * part.length + at + length])
    expect(marksOf(part.repeat(2000), q)).toEqual(wanted)
  }
  expect(marksOf("经济".repeat(5000), "经济")).toEqual([[0, 20_000 / 2]])
  const far = `${"x ".repeat(20_000)}governance`
  expect(marksOf(far, "gov", 1000)).toEqual([[40_000, 40_003]])
})

import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { ListedRecord, RecordsAnswer } from "../../../shared/contract/queries/agreed.ts"
import type { State } from "../../../shared/fold/state.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import { Person, post, wholeSnapshot } from "../../kit/people/person.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { servePanel } from "../../kit/servers/servedPanel.ts"

const folder = newFolder()
let running: Running
let demo: State
let admin: string
beforeAll(async () => {
  running = await startPlenary({ folder })
  demo = (await wholeSnapshot(running.url, "/api/workspaces/demo")).state
  const once = running.links["administrator (once)"] ?? ""
  const joined = await post(running.url, "/api/join", { token: once.slice(once.indexOf("#") + 1) })
  admin = (joined.headers.getSetCookie()[0] ?? "").split(";")[0] ?? ""
})
afterAll(async () => {
  await running.stop()
  removeFolder(folder)
})

const ask = (query: string, cookie = "") => fetch(`${running.url}/api/records?${query}`, { headers: { cookie } })

async function list(query: string, cookie = ""): Promise<RecordsAnswer> {
  const response = await ask(query, cookie)
  expect(response.status).toBe(200)
  return (await response.json()) as RecordsAnswer
}

/** Lists until the index has the words of the demo. */
async function listWith(query: string): Promise<ListedRecord[]> {
  return await eventually(async () => {
    const { records } = await list(query)
    expect(records).not.toEqual([])
    return records
  })
}

const inForce = () => Object.values(demo.records).filter(({ state }) => state === "in_force")

describe("the list of records", () => {
  test("has every record once, those in force first, with its wording, topic and address", async () => {
    const { records, total } = await list("")
    expect(total).toBe(Object.keys(demo.records).length)
    expect(records.map(({ state }) => state === "in_force")).toEqual(
      records.map(({ state }) => state === "in_force").toSorted((a, b) => Number(b) - Number(a)),
    )
    for (const one of records) {
      const { body, state, number } = demo.records[one.id as keyof typeof demo.records]!
      expect(one).toMatchObject({ number, state, topic: body.topic, url: `/w/demo/r/${number}`, found: [] })
      expect(one.texts[body.texts[0]!.lang]).toBe(body.texts[0]!.text)
    }
  })

  test("is narrowed by state, level, topic and date, and counts what was agreed on each topic", async () => {
    const [one] = inForce()
    const { level, topic } = one!.body
    const same = inForce().filter(({ body }) => body.level === level && body.topic === topic)
    const { records, total, agreed } = await list(`state=in_force&level=${level}&topic=${topic}`)
    expect(total).toBe(same.length)
    expect(records.every(({ state }) => state === "in_force")).toBe(true)
    const counted = agreed.find(({ topic: at }) => at === topic)
    expect(counted?.levels[level]).toBe(same.length)
    expect(agreed.filter(({ topic: at }) => at !== topic).flatMap(({ levels }) => Object.values(levels))).toSatisfy(
      (counts: number[]) => counts.every(n => n === 0),
    )
    expect((await list(`since=${one!.declaredAt + 1}&until=${one!.declaredAt + 2}`)).total).toBe(0)
    expect((await list(`since=${one!.declaredAt}&until=${one!.declaredAt + 1}`)).total).toBeGreaterThan(0)
  })

  test("a question in words leads to the records on its subject, with the words marked", async () => {
    const [one] = inForce()
    const english = one!.body.texts.find(({ lang }) => lang === "en")!.text
    const word = /[a-z]{7,}/i.exec(english)![0]
    const records = await listWith(`q=${encodeURIComponent(`What did we agree on ${word}?`)}`)
    expect(records[0]?.state).toBe("in_force")
    const listed = records.find(({ id }) => id === one!.id)
    const passage = listed?.found.find(({ lang }) => lang === "en")
    const [from = 0, to = 0] = passage?.marks[0] ?? []
    expect(passage?.text.slice(from, to).toLowerCase()).toBe(word.toLowerCase())
    expect((await list("q=wordsthatnobodysaid")).total).toBe(0)
  })

  test("bad filters are refused by name", async () => {
    const code = async (query: string) => ((await (await ask(query)).json()) as { error: { code: string } }).error
    expect(await code("state=all")).toMatchObject({ code: "bad-input", params: { detail: "state" } })
    expect(await code("sort=x")).toMatchObject({ code: "bad-input", params: { detail: "sort" } })
    expect(await code("level=blocked")).toMatchObject({ code: "bad-input", params: { detail: "level" } })
    expect(await code(`q=${"x".repeat(10_000)}`)).toMatchObject({ code: "too-long" })
    expect(await code("workspace=nothing")).toMatchObject({ code: "sign-in" })
  })
})

test("a record of a panel that the reader may not read is in no list and in no count", async () => {
  const open = await list("")
  const everything = await list("", admin)
  expect(everything.total).toBeGreaterThanOrEqual(open.total)
  expect(open.records.every(({ workspace }) => workspace === "demo")).toBe(true)
  expect(open.agreed.every(({ workspace }) => workspace === "demo")).toBe(true)
})

test("a caller without a seat gets no list of a closed panel, and a member gets an empty one", async () => {
  const panel = await servePanel()
  try {
    const answer = (cookie: string) => fetch(`${panel.url}/api/records`, { headers: { cookie } })
    expect((await answer("")).status).toBe(401)
    const one = await panel.join("panelist1")
    expect(one).toBeInstanceOf(Person)
    expect(await (await answer(one.cookie)).json()).toEqual({ records: [], total: 0, agreed: [] })
  } finally {
    await panel.end()
  }
})

import { afterAll, beforeAll, expect, test } from "vitest"
import type { TranslationsWanted } from "../../../shared/contract/queries/translating.ts"
import { EntryId, ThreadId } from "../../../shared/model/ids.ts"
import { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let interpreter: Person
let panelist: Person
const said: Record<string, { thread: string; entry: string; key: string }> = {}

beforeAll(async () => {
  panel = await servePanel({ panelists: 1 })
  panelist = await panel.join("panelist1")
  const secretary = await panel.join("secretary1")
  const link = await secretary.do("make-invite", { role: "interpreter" })
  interpreter = await Person.join(panel.url, `#${link.made["token"]}`, "伊藤 あい", "ja")
  const texts = { ja: "ログは保管地に残すべきです。", zh: "数据应当留在本地。", en: "Small firms cannot pay for this." }
  for (const lang of ["ja", "zh", "en"] as const) {
    const { made } = await panelist.do("open-thread", { topic: panel.topic, entry: { lang, text: texts[lang] } })
    const [thread, entry] = [String(made["thread"]), String(made["entry"])]
    said[lang] = { thread, entry, key: `thread:${thread}:${entry}` }
  }
})
afterAll(async () => {
  interpreter.leave()
  await panel.end()
})

const ask = (path: string, body?: object) =>
  fetch(`${panel.url}/api/workspaces/panel/${path}`, {
    headers: { cookie: interpreter.cookie, "content-type": "application/json", origin: panel.url },
    ...(body && { method: "PUT", body: JSON.stringify(body) }),
  })
const queue = async (query: string) => (await (await ask(`translations?${query}`)).json()) as TranslationsWanted
const ways = ({ texts }: TranslationsWanted) => texts.map(({ key, lang, into }) => [key, `${lang} → ${into}`])

test("of two languages the queue is one list both ways, each text once; what was said in a third is counted beside it", async () => {
  const both = await queue("lang=ja&lang=zh")
  expect(ways(both)).toEqual([
    [said["ja"]?.key, "ja → zh"],
    [said["zh"]?.key, "zh → ja"],
  ])
  expect([both.waiting, both.done, both.next]).toEqual([2, 0, null])
  expect(both.others).toEqual([
    { lang: "en", waiting: 2, live: 0 },
    { lang: "zh", waiting: 1, live: 0 },
    { lang: "ja", waiting: 1, live: 0 },
  ])
  expect(ways(await queue("lang=zh&lang=ja"))).toEqual(ways(both))
})

test("one text is asked for in the language into which it waits", async () => {
  expect(ways(await queue(`lang=ja&lang=zh&key=${said["ja"]?.key}`))).toEqual([[said["ja"]?.key, "ja → zh"]])
  expect(ways(await queue(`lang=ja&lang=zh&key=${said["zh"]?.key}`))).toEqual([[said["zh"]?.key, "zh → ja"]])
  expect(ways(await queue(`lang=ja&lang=zh&key=${said["en"]?.key}`))).toEqual([[said["en"]?.key, "en → ja"]])
})

test("what was typed stands beside each text in its own language", async () => {
  for (const [from, lang] of [
    ["ja", "zh"],
    ["zh", "ja"],
  ] as const) {
    const draft = { key: said[from]?.key, lang, text: `into ${lang}`, seen: "", base: 0 }
    expect((await ask("translation-draft", draft)).status).toBe(200)
  }
  const { texts } = await queue("lang=ja&lang=zh")
  expect(texts.map(({ draft }) => draft?.text)).toEqual(["into zh", "into ja"])
})

test.each(["lang=ja&lang=ja", "lang=ja&lang=xx", "lang=ja&lang=zh&lang=en", "lang="])("%s is refused", async query => {
  expect((await ask(`translations?${query}`)).status).toBe(400)
})

test("a comment that is withdrawn leaves the list of both ways", async () => {
  const { thread, entry } = said["zh"] ?? { thread: "", entry: "" }
  await panelist.do("withdraw-comment", { thread: ThreadId.parse(thread), comment: EntryId.parse(entry) })
  expect(ways(await queue("lang=ja&lang=zh"))).toEqual([[said["ja"]?.key, "ja → zh"]])
})

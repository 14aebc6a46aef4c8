import { afterAll, beforeAll, expect, test } from "vitest"
import type { OriginalsFetched, Snapshot, TopicFetched } from "../../../shared/fold/slices/snapshot.ts"
import { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let interpreter: Person
let author: Person
let other: Person
let key = ""
const words = "The data stay in the hospital."
const translated = "データは病院に残す。"

beforeAll(async () => {
  panel = await servePanel({ panelists: 2 })
  author = await panel.join("panelist1")
  other = await panel.join("panelist2")
  const secretary = await panel.join("secretary1")
  const link = await secretary.do("make-invite", { role: "interpreter" })
  interpreter = await Person.join(panel.url, `#${link.made["token"]}`, "伊藤 あい", "ja")
  const { made } = await author.do("open-thread", { topic: panel.topic, entry: { lang: "en", text: words } })
  key = `thread:${made["thread"]}:${made["entry"]}`
  const seen = panel.instance.sha256(words)
  await interpreter.do("give-translation", { key, lang: "ja", text: translated, seen, base: 0, drafted: "person" })
})
afterAll(async () => {
  interpreter.leave()
  await panel.end()
})

const read = async <T>(who: Person | null, path: string): Promise<T> => {
  const response = await fetch(`${panel.url}/api/${path}`, { headers: who ? { cookie: who.cookie } : {} })
  return (await response.json()) as T
}
const rows = (who: Person | null, query: string) => read<TopicFetched>(who, `topics/${panel.topic}/rows?${query}`)
const textIn = ({ rows: { threads } }: TopicFetched) =>
  Object.values(threads)
    .flatMap(({ entries }) => entries)
    .find(({ id }) => key.endsWith(id))?.text.text

test("a page in the language of the translation gets the original when it asks for it, others get it at once", async () => {
  const shown = await rows(other, "lang=ja&originals=later")
  expect(JSON.stringify(shown)).not.toContain(words)
  expect(JSON.stringify(shown)).toContain(translated)
  for (const query of ["", "lang=ja", "originals=later", "lang=en&originals=later", "lang=zh&originals=later"])
    expect(textIn(await rows(other, query))).toBe(words)
  const { originals } = await read<OriginalsFetched>(other, `workspaces/panel/originals?keys=${key},thread:x:y`)
  expect(originals).toEqual({ [key]: { lang: "en", text: words } })
})

test("the author has the own words beside the rows, in the snapshot and with a topic", async () => {
  const topic = await rows(author, "lang=ja&originals=later")
  const whole = await read<Snapshot>(author, `topics/${panel.topic}?lang=ja&originals=later`)
  for (const { originals } of [topic, whole]) expect(originals).toEqual({ [key]: { lang: "en", text: words } })
  expect((await read<Snapshot>(other, `topics/${panel.topic}?lang=ja&originals=later`)).originals).toBeUndefined()
})

test("who translates for the panel has every original with its translation", async () => {
  expect(textIn(await rows(interpreter, "lang=ja&originals=later"))).toBe(words)
  expect(textIn(await rows(await panel.join("secretary1"), "lang=ja&originals=later"))).toBe(words)
})

test("who may not read the panel gets no original", async () => {
  const refused = await fetch(`${panel.url}/api/workspaces/panel/originals?keys=${key}`)
  expect(refused.status).toBe(401)
})

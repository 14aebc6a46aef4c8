import { afterAll, beforeAll, expect, test } from "vitest"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import type { MinutesWritten } from "../../../shared/minutes/written.ts"
import type { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let chair: Person
let record: string
beforeAll(async () => {
  panel = await servePanel({ panelists: 3 })
  const { sha256 } = panel.instance
  chair = await panel.join("moderator1")
  const experts = [await panel.join("panelist1"), await panel.join("panelist2"), await panel.join("panelist3")]
  const text = "Data move by default."
  const { made } = await experts[0]!.do("draft-statement", { topic: panel.topic, lang: "en", text })
  const statement = String(made["statement"])
  await experts[0]!.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  const opened = await chair.do("open-round", { statement, version: 1, kind: "call" })
  const round = String(opened.made["round"])
  for (const expert of experts)
    await expert.do("answer-round", { round, answer: { kind: "call", position: "agree" }, seen: 0 })
  await chair.do("close-and-show", { round })
  const declared = await chair.do("declare-record", { statement, level: "unanimity", seen: "3/3/0/0/0/0" })
  record = String(declared.made["record"])
  const secretary = await panel.join("secretary1")
  const renamed = { member: panel.people["panelist1"]!, name: "Completely Else", field: null }
  await secretary.do("describe-member", renamed)
})
afterAll(() => panel.end())

const get = async (path: string) => (await fetch(`${panel.url}${path}`, { headers: { cookie: chair.cookie } })).json()

test("the record's address gives each signatory the name of the declaration, and today's beside it", async () => {
  const { members } = (await get(`/api/records/${record}`)) as { members: Record<string, object> }
  expect(members[panel.people["panelist1"]!]).toMatchObject({ name: "panelist1", now: "Completely Else" })
  expect(members[panel.people["panelist2"]!]).not.toHaveProperty("now")
})

test("the minutes' address and its files print the name of the day", async () => {
  const { prose } = (await get(`/api/sessions/${panel.session}/minutes`)) as MinutesWritten
  const texts = prose.flatMap(({ sections }) => sections.flatMap(one => one.paragraphs.map(({ text }) => text)))
  expect(texts.join("\n")).toContain("panelist1 (now Completely Else)")
  expect(texts).toContain("secretary1 changed the name of panelist1 to Completely Else.")
  const scribe = await fetch(`${panel.url}/api/sessions/${panel.session}/minutes?format=scribe`, {
    headers: { cookie: chair.cookie },
  })
  expect(await scribe.text()).toContain("panelist1 (now Completely Else)")
})

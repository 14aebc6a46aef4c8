import { afterEach, beforeEach, expect, test } from "vitest"
import type { DraftEngine, Drafted } from "../../../server/ports/host/draftEngine.ts"
import type { CommandKind } from "../../../shared/contract/commands.ts"
import { Person, post } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

const host = "mt.example.org"
const sent: [string, string, string][] = []
let answer: (text: string) => Drafted
const engine: DraftEngine = {
  host,
  draft: async (text, from, to) => {
    sent.push([text, from, to])
    return answer(text)
  },
}

let panel: ServedPanel
let interpreter: Person
beforeEach(async () => {
  sent.length = 0
  answer = text => ({ kind: "draft", text: `訳：${text}` })
  panel = await servePanel({ engine })
  const { made } = await (await panel.join("secretary1")).do("make-invite", { role: "interpreter" })
  interpreter = await Person.join(panel.url, `#${made["token"]}`, "伊藤あい", "ja")
})
afterEach(async () => {
  interpreter.leave()
  await panel.end()
})

const draft = async (who: Person, key: string, lang = "ja") => {
  const response = await post(panel.url, "/api/workspaces/panel/engine-draft", { key, lang }, { cookie: who.cookie })
  const body = (await response.json()) as { text?: string; error?: { code: string } }
  return body.text ?? body.error?.code
}
const does = async (name: string, kind: CommandKind, body: object) =>
  (await (await panel.join(name)).do(kind as "set-engine", body as { host: string })).made
const on = () => does("moderator1", "set-engine", { host })
const says = async (name: string, text: string) => {
  const made = await does(name, "open-thread", { topic: panel.topic, entry: { lang: "en", text } })
  return `thread:${made["thread"]}:${made["entry"]}`
}

test("nothing is sent before a moderator lets the service draft, and nothing after that was ended", async () => {
  const key = await says("panelist1", "Data move by default.")
  expect(await draft(interpreter, key)).toBe("no-engine")
  await on()
  expect(await draft(interpreter, key)).toBe("訳：Data move by default.")
  await does("moderator1", "set-engine", { host: null })
  expect(await draft(interpreter, key)).toBe("no-engine")
  expect(sent).toEqual([["Data move by default.", "en", "ja"]])
})

test("only a moderator lets it, and only the service that the server has", async () => {
  const refused = async (name: string, asked: string) => {
    const answered = await (await panel.join(name)).ask("set-engine", { host: asked })
    return answered.ok ? "done" : answered.refusal.code
  }
  expect(await refused("secretary1", host)).toBe("moderator-only")
  expect(await refused("panelist1", host)).toBe("moderator-only")
  expect(await refused("moderator1", "other.example.org")).toBe("no-engine")
})

test("names go as placeholders and come back; where one is lost, there is no draft", async () => {
  await on()
  const key = await says("panelist2", "panelist1 and moderator1 agree with 伊藤あい.")
  expect(await draft(interpreter, key)).toBe("訳：panelist1 and moderator1 agree with 伊藤あい.")
  expect(sent[0]?.[0]).toBe("NAME1X and NAME2X agree with NAME3X.")
  answer = text => ({ kind: "draft", text: text.replace("NAME2X", "") })
  expect(await draft(interpreter, key)).toBe("no-draft")
  answer = () => ({ kind: "none", why: "late" })
  expect(await draft(interpreter, key)).toBe("no-draft")
})

test("a panelist gets drafts of what they said alone, an observer none", async () => {
  await on()
  const key = await says("panelist1", "Mine.")
  expect(await draft(await panel.join("panelist1"), key)).toBe("訳：Mine.")
  expect(await draft(await panel.join("panelist2"), key)).toBe("not-found")
  expect(await draft(await panel.join("observer1"), key)).toBe("not-permitted")
  expect(await draft(interpreter, key, "en")).toBe("bad-input")
  expect(sent).toHaveLength(1)
})

test("a question stays here until it is approved", async () => {
  await on()
  const text = { lang: "en", text: "And who pays?" }
  const { question } = await does("observer1", "ask-question", { session: panel.session, text })
  expect(await draft(interpreter, `question:${question}:text`)).toBe("stays-here")
  await does("moderator1", "approve-question", { question })
  expect(await draft(interpreter, `question:${question}:text`)).toBe("訳：And who pays?")
  expect(sent).toEqual([["And who pays?", "en", "ja"]])
})

test("under the Chatham House Rule nothing leaves, not even what was said before", async () => {
  await on()
  const key = await says("panelist1", "Between us.")
  await does("moderator1", "set-attribution", { attribution: "chatham" })
  expect(await draft(interpreter, key)).toBe("consent-due")
  await interpreter.do("accept-attribution", { attribution: "chatham" })
  expect(await draft(interpreter, key)).toBe("stays-here")
  expect(sent).toEqual([])
})

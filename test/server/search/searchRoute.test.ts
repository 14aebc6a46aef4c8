import { afterEach, expect, test } from "vitest"
import type { SearchAnswer } from "../../../shared/contract/queries/searching.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { attributions } from "../../../shared/model/terms.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import type { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
afterEach(() => panel.end())

const ask = (cookie: string, query: string) => fetch(`${panel.url}/api/search?${query}`, { headers: { cookie } })

async function search(cookie: string, query: string): Promise<SearchAnswer> {
  const response = await ask(cookie, query)
  expect(response.status).toBe(200)
  return (await response.json()) as SearchAnswer
}

/** Searches until the texts are in the index. */
async function found(cookie: string, query: string, total: number): Promise<SearchAnswer> {
  return await eventually(async () => {
    const answer = await search(cookie, query)
    expect(answer.total).toBe(total)
    return answer
  })
}

const thread = (person: Person, text: string, lang: "en" | "zh" | "ja" = "en") =>
  person.do("open-thread", { topic: panel.topic, kind: "comment", entry: { lang, text } })

test("a comment is found by its words, with its place and its author", async () => {
  panel = await servePanel()
  const one = await panel.join("panelist1")
  const { made } = await thread(one, "我们应当讨论數據跨境流動的安全。", "zh")
  const { results } = await found(one.cookie, `q=${encodeURIComponent("数据")}&workspace=panel`, 1)
  const [first] = results
  expect(first).toMatchObject({
    kind: "discussion",
    workspace: "panel",
    topic: panel.topic,
    lang: "zh",
    url: `/w/panel/t/${panel.topic}#${made["thread"]}`,
  })
  const [from = 0, to = 0] = first?.marks[0] ?? []
  expect(first?.text.slice(from, to)).toBe("數據")
  expect((await search(one.cookie, `q=${encodeURIComponent("数据")}&lang=ja`)).total).toBe(0)
  expect((await search(one.cookie, `q=${encodeURIComponent("数据")}&person=${one.member}`)).total).toBe(1)
})

test("reasons of an open round are found by nobody, and those of a hidden round under nobody's name", async () => {
  panel = await servePanel({ panelists: 4 })
  const { sha256 } = panel.instance
  const chair = await panel.join("moderator1")
  const experts = await Promise.all([1, 2, 3, 4].map(n => panel.join(`panelist${n}`)))
  const observer = await panel.join("observer1")
  const [author] = experts
  const text = "Data move by default."
  const { made } = await author!.do("draft-statement", { topic: panel.topic, lang: "en", text })
  const statement = String(made["statement"])
  await author!.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  const opened = await chair.do("open-round", { statement, version: 1, kind: "call", anonymity: "pseudonymous" })
  const round = String(opened.made["round"])
  for (const [n, expert] of experts.entries())
    await expert.do("answer-round", {
      round,
      answer: { kind: "call", position: "reserve", reason: `canary${n} of the reservation` },
      seen: 0,
    })
  await found(chair.cookie, "q=default", 1)
  for (const person of [chair, ...experts, observer]) expect((await search(person.cookie, "q=canary")).total).toBe(0)
  await chair.do("close-and-show", { round })
  await found(chair.cookie, "q=canary", 4)
  await found(observer.cookie, "q=canary", 4)
  // a filter tells nobody who gave which reason
  for (const expert of experts) expect((await search(chair.cookie, `q=canary&person=${expert.member}`)).total).toBe(0)
})

test.each(["chatham", "unattributed"] as const)("%s: the filter by person finds nothing", async attribution => {
  panel = await servePanel({ attribution })
  const one = await panel.join("panelist1")
  const observer = await panel.join("observer1")
  await thread(one, "The canary sings")
  for (const person of [one, observer]) {
    const answer = await found(person.cookie, "q=canary", 1)
    expect(JSON.stringify(answer)).not.toContain(one.member)
    expect((await search(person.cookie, `q=canary&person=${one.member}`)).total).toBe(0)
  }
})

test("a caller without a seat finds nothing, and bad queries are refused by name", async () => {
  panel = await servePanel()
  const one = await panel.join("panelist1")
  expect((await ask("", "q=data")).status).toBe(401)
  expect((await ask("", "q=data&workspace=panel")).status).toBe(401)
  const code = async (query: string) =>
    ((await (await ask(one.cookie, query)).json()) as { error: { code: string; params: object } }).error
  expect(await code(`q=${"x".repeat(10_000)}`)).toMatchObject({ code: "too-long", params: { n: 10_000, max: 200 } })
  expect(await code("q=a&kind=all")).toMatchObject({ code: "bad-input", params: { detail: "kind" } })
  expect(await code("q=a&sort=x")).toMatchObject({ code: "bad-input", params: { detail: "sort" } })
  expect(await code("q=a&q=b")).toMatchObject({ code: "bad-input", params: { detail: "q" } })
  for (const q of ['"', "a AND", "NEAR(", "* OR", "--"])
    expect((await search(one.cookie, `q=${encodeURIComponent(q)}`)).total).toBe(0)
})

test("words that their author withdrew are no longer found", async () => {
  panel = await servePanel()
  const one = await panel.join("panelist1")
  const { made } = await thread(one, "An unforgettable sentence")
  await found(one.cookie, "q=unforgettable", 1)
  const said = await one.finds(({ threads }) => Object.values(threads).find(({ id }) => id === made["thread"]))
  await one.do("withdraw-comment", { thread: said.id, comment: said.entries[0]?.id ?? "" })
  await found(one.cookie, "q=unforgettable", 0)
})

test("a text said while a session is held belongs to it, and names its author where names are shown", async () => {
  panel = await servePanel()
  const chair = await panel.join("moderator1")
  const one = await panel.join("panelist1")
  await thread(one, "During the canary")
  await chair.do("close-session", { session: panel.session })
  await thread(one, "After the canary")
  const { results } = await found(one.cookie, "q=canary", 2)
  expect(results.map(({ text, session }) => [text, session?.id])).toEqual([
    ["After the canary", undefined],
    ["During the canary", panel.session],
  ])
  expect(results[1]?.by).toEqual({ id: one.member, name: "panelist1" })
  expect((await search(one.cookie, `q=canary&session=${panel.session}`)).total).toBe(1)
})

test.each(attributions)("%s: a translation is found in its language, with what became of it", async attribution => {
  panel = await servePanel({ attribution })
  const one = await panel.join("panelist1")
  const secretary = await panel.join("secretary1")
  const { made } = await thread(one, "The canary sings", "en")
  const said = await one.finds(({ threads }) => Object.values(threads).find(({ id }) => id === made["thread"]))
  const key = `thread:${said.id}:${said.entries[0]?.id}`
  await secretary.do("give-translation", {
    key,
    lang: "ja",
    text: "カナリアが歌う",
    base: 0,
    drafted: "person",
    seen: textHash("The canary sings", panel.instance.sha256),
  })
  const { results } = await found(one.cookie, `q=${encodeURIComponent("かなりあ")}`, 1)
  expect(results[0]).toMatchObject({ kind: "discussion", lang: "ja", url: `/w/panel/t/${panel.topic}#${said.id}` })
  expect(results[0]?.translation).toEqual(attribution === "named" ? { made: "person", stands: "nobody" } : undefined)
  await one.do("withdraw-comment", { thread: said.id, comment: said.entries[0]?.id ?? "" })
  await found(one.cookie, `q=${encodeURIComponent("カナリア")}`, 0)
})

import { afterAll, beforeAll, expect, test } from "vitest"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import { duesOf } from "../../../server/commands/deadline/dues.ts"
import { noToken } from "../../../server/commands/people/openingNo.ts"
import { server } from "../../../server/core/serverActor.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import type { State } from "../../../shared/fold/state.ts"
import { openingsOf } from "../../../shared/rules/gate/opening.ts"
import { type Person, post } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import { everyAddress, wholeAnswer } from "./sweep/everyAddress.ts"

/** The words of panelist1, who says no, and of panelist2, who says nothing, before the opening; and of panelist1 after it. */
const no = {
  thread: "Nothreadcanary",
  below: "Belowcanary",
  reply: "Noreplycanary",
  reason: "Noreasoncanary",
  interest: "Nointerestcanary",
} as const
const silent = { thread: "Silentthreadcanary", reason: "Silentreasoncanary" } as const
const later = "Latercanary"
const day = 86_400_000
const shell = '<html lang="en"><head><title>Plenary</title></head><body><plenary-app></plenary-app></body></html>'
const en = (text: string) => ({ lang: "en" as const, text })

let ahead = 0
let panel: ServedPanel
let chair: Person, first: Person, second: Person
let state: () => Promise<State>
let paths: string[]
beforeAll(async () => {
  panel = await servePanel({
    panelists: 4,
    clock: { ...systemClock, now: () => Date.now() + ahead },
    shell: async () => shell,
  })
  const [workspace] = await panel.instance.directory.workspaces()
  state = async () => (await panel.instance.folds.current(workspace!.id)).state
  chair = await panel.join("moderator1")
  first = await panel.join("panelist1")
  second = await panel.join("panelist2")
  const { topic, session } = panel
  const { made } = await first.do("open-thread", { topic, entry: en(no.thread) })
  await second.do("reply", { thread: String(made["thread"]), entry: en(no.below) })
  const other = await second.do("open-thread", { topic, entry: en(silent.thread) })
  await first.do("reply", { thread: String(other.made["thread"]), entry: en(no.reply) })
  await first.do("state-interest", { member: first.member, text: en(no.interest) })
  const { sha256 } = panel.instance
  const drafted = await second.do("draft-statement", { topic, lang: "en", text: "A wording." })
  const statement = String(drafted.made["statement"])
  await second.do("confirm-text", { statement, lang: "en", seen: textHash("A wording.", sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([en("A wording.")], sha256) })
  const opened = await chair.do("open-round", { statement, version: 1, kind: "rating", anonymity: "pseudonymous" })
  const round = String(opened.made["round"])
  const experts = [first, second, await panel.join("panelist3"), await panel.join("panelist4")]
  for (const [n, expert] of experts.entries()) {
    const reason = [no.reason, silent.reason][n] ?? ""
    await expert.do("answer-round", { round, answer: { kind: "rating", score: 7, reason }, seen: 0 })
  }
  await chair.do("close-and-show", { round })
  paths = [
    ...everyAddress({ slug: ["panel"], sessions: [session], topics: [topic], rounds: [round], number: ["1"] }),
    `/api/sessions/${session}/entries?from=0&to=5000`,
    `/api/workspaces/panel?topics=${topic}&threads=1000`,
    ...[...Object.values(no), ...Object.values(silent)].flatMap(q => [`/api/search?q=${q}`, `/api/records?q=${q}`]),
    "/sitemap.xml",
  ]
})
afterAll(() => panel.end())

async function read(headers: Record<string, string>, from: string): Promise<string> {
  let all = ""
  for (const path of paths)
    all += await wholeAnswer(await fetch(panel.url + path, { headers: { ...headers, "x-forwarded-for": from } }))
  return all
}
const found = (text: string, words: Record<string, string>) =>
  Object.entries(words).flatMap(([name, word]) => (text.includes(word) ? [name] : []))

test("no address shows a reader without a seat, an observer or a program what a member who said no had said", async () => {
  await chair.do("set-access", { public: true, replay: "readers", reason: "It was agreed." })
  const [opening] = openingsOf(await state())
  const seq = (await state()).seq
  const own = { token: `${(await state()).workspace?.id}.${opening?.id}` }
  const told = await post(panel.url, "/api/openings/preview", own, { cookie: first.cookie })
  expect(await told.json()).toMatchObject({ workspace: { slug: "panel" }, at: opening?.at, minutes: false })
  expect((await post(panel.url, "/api/openings/no", own, { cookie: first.cookie })).status).toBe(200)
  // a no is in no entry, and a second one reads the same
  expect((await state()).seq).toBe(seq)
  expect((await post(panel.url, "/api/openings/no", own, { cookie: first.cookie })).status).toBe(200)

  const tokens: Record<string, Record<string, string>> = {}
  for (const scope of ["public", "observer"] as const) {
    const { made } = await chair.do("make-token", { name: `A ${scope}`, scope, days: 30 })
    tokens[scope] = { authorization: `Bearer ${String(made["token"])}` }
  }
  const before = await read({ cookie: chair.cookie }, "10.1.0.1")
  ahead = 7 * day
  const [workspace] = await panel.instance.directory.workspaces()
  for (const { command } of duesOf(await state()).filter(({ at }) => at <= Date.now() + ahead))
    await panel.instance.dispatch.perform(workspace!.id, server, command, null)
  expect((await state()).workspace).toMatchObject({ public: true, opened: [{ id: opening?.id }] })
  await first.do("open-thread", { topic: panel.topic, entry: en(later) })

  const observer = await panel.join("observer1")
  const outside = { stranger: {}, observer: { cookie: observer.cookie }, ...tokens }
  for (const [n, [name, headers]] of Object.entries(outside).entries()) {
    const text = await read(headers, `10.2.0.${n + 1}`)
    // a search answers with its own query, which is no word of the panel
    const said = text.replaceAll(/"query":"[^"]*"/g, "")
    expect([name, found(said, no), found(said, { thread: silent.thread, later })]).toEqual([
      name,
      [],
      ["thread", "later"],
    ])
    // the round that asked the member stays closed whole
    expect([name, found(said, { reason: silent.reason })]).toEqual([name, []])
  }
  // chairs read the same as before
  const after = await read({ cookie: chair.cookie }, "10.3.0.1")
  expect([found(before, no), found(after, no)]).toEqual([Object.keys(no), Object.keys(no)])
})

test("a letter's token says no for its member alone, and one that is not this server's does nothing", async () => {
  const secret = await panel.instance.directory.secret()
  const { workspace } = await state()
  const right = noToken(secret, workspace!.id, "O", first.member)
  for (const token of [
    right.replace(first.member, second.member),
    noToken("another secret", workspace!.id, "O", first.member),
    `${right}.x`,
    `${workspace!.id}.O`,
  ]) {
    const answered = await post(panel.url, "/api/openings/no", { token })
    expect([token, answered.status]).toEqual([token, 410])
  }
})

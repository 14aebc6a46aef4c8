import { afterEach, expect, it } from "vitest"
import type { Receipt } from "../../../shared/contract/live.ts"
import type { TokenUses } from "../../../shared/contract/queries/tokens.ts"
import type { ErrorBody } from "../../../shared/contract/queries.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { sidesUnagreed, termsSeen } from "../../../shared/rules/people/consent/terms.ts"
import { nameAt } from "../../../shared/rules/people/namesOfTheDay.ts"
import type { Person } from "../../kit/people/person.ts"
import { post } from "../../kit/people/person.ts"
import { type Seating, type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let chair: Person
let token = ""
afterEach(() => panel.end())

/** A panel with a program that acts. */
async function withProgram(seating: Seating = {}): Promise<string> {
  panel = await servePanel(seating)
  chair = await panel.join("moderator1")
  const { made } = await chair.do("make-token", { name: "Desk", scope: "secretary" })
  token = String(made["token"])
  return String(made["machine"])
}
const bearer = () => ({ authorization: `Bearer ${token}` })
const send = (kind: string, body: object, headers: Record<string, string> = {}) =>
  post(panel.url, `/api/workspaces/panel/commands/${kind}`, body, { ...bearer(), ...headers })
const get = (path: string, headers: Record<string, string> = bearer()) => fetch(panel.url + path, { headers })
async function done(kind: string, body: object, headers: Record<string, string> = {}): Promise<Receipt> {
  const response = await send(kind, body, headers)
  expect([kind, response.status]).toEqual([kind, 200])
  return (await response.json()) as Receipt
}
const action = () => ({ text: { en: "Print the map" }, owners: [panel.people["panelist1"]], due: null })
const codeOf = async (response: Response) => [response.status, ((await response.json()) as ErrorBody).error.code]

it("it acts under its own name, which the room, the gallery and the minutes read", async () => {
  const machine = await withProgram()
  const { made, seq } = await done("add-action", action())
  expect(made).toHaveProperty("action")
  await done("open-thread", { topic: panel.topic, entry: { lang: "en", text: "Hello" } })
  await chair.reaches(seq + 1)
  const [thread] = Object.values(chair.state.threads)
  expect(thread?.entries[0]?.by).toBe(machine)
  const observer = await panel.join("observer1")
  expect(nameAt(observer.state, machine, 0)?.name).toBe("Desk")
  expect(JSON.stringify(observer.snapshot)).not.toContain(chair.state.machines?.[machine]?.hash)
  await chair.do("close-session", { session: panel.session })
  const read = async (lang: string, format: string) =>
    (await get(`/api/sessions/${panel.session}/minutes?lang=${lang}&format=${format}`)).text()
  expect(await read("en", "text")).toContain("By token, with the rights of the secretary: Desk (program).")
  expect(await read("zh", "text")).toContain("凭令牌以秘书处权限操作：Desk（程序）。")
  expect(await read("ja", "text")).toContain("トークンにより事務局の権限で操作：Desk（プログラム）。")
  expect(await read("en", "scribe")).toContain("[By token, with the rights of the secretary: Desk (program).]")
  const bundle = await (await get("/api/workspaces/panel/export", { cookie: observer.cookie })).text()
  expect(bundle).toContain('"name":"Desk"')
  expect(bundle).not.toContain(chair.state.machines?.[machine]?.hash)
})

it("a repeated command gets the first receipt, and another program or the secretary gets none of it", async () => {
  await withProgram()
  const key = { "idempotency-key": "7b1c3bfa-6f0e-4c58-9f3f-0d9c7c1a5a11" }
  const body = action()
  const first = await done("add-action", body, key)
  expect(await done("add-action", body, key)).toEqual(first)
  const { made } = await chair.do("make-token", { name: "Other", scope: "secretary" })
  token = String(made["token"])
  expect((await done("add-action", body, key)).made).not.toEqual(first.made)
})

it("it neither sets nor lifts an embargo", async () => {
  await withProgram()
  const until = Date.now() + 3_600_000
  expect(await codeOf(await send("set-embargo", { session: panel.session, until }))).toEqual([403, "token-may-not"])
  await chair.do("set-embargo", { session: panel.session, until })
  expect(await codeOf(await send("set-embargo", { session: panel.session, until: null }))).toEqual([
    403,
    "token-may-not",
  ])
})

it.each([
  ["secretary", 403],
  ["observer", 403],
  ["public", 401],
] as const)("by a token of the scope %s no side agrees to the terms of the panel", async (scope, status) => {
  await withProgram({ sided: true })
  const { made } = await chair.do("make-token", { name: "Reader", scope })
  token = String(made["token"])
  // a new rule ends what the sides had agreed
  await chair.reaches((await chair.do("set-rule", { rule: { ...presetRule, support: [9, 10] } })).seq)
  const seen = termsSeen(chair.state)
  const refused = async () => (await codeOf(await send("agree-terms", { seen })))[0]
  expect(await refused()).toBe(status)
  const before = sidesUnagreed(chair.state).length
  const { seq } = await chair.do("agree-terms", { seen })
  await chair.reaches(seq)
  expect([before, sidesUnagreed(chair.state).length]).toEqual([2, 1])
  expect(await refused()).toBe(status)
})

it.each(["chatham", "unattributed"] as const)("%s: its name stays in the room", async attribution => {
  await withProgram({ attribution })
  await done("add-action", action())
  await chair.do("close-session", { session: panel.session })
  const observer = await panel.join("observer1")
  expect(JSON.stringify([observer.snapshot, observer.frames])).not.toContain("Desk")
  expect(await (await get(`/api/sessions/${panel.session}/minutes?format=text`)).text()).not.toContain("Desk")
  expect(await (await get("/api/workspaces/panel/export")).text()).not.toContain("Desk")
  const stream = await get("/api/workspaces/panel/stream")
  const reader = stream.body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).not.toContain("Desk")
  await reader?.cancel()
})

it("it does nothing that is a person's, by any road", async () => {
  await withProgram()
  for (const [kind, body] of [
    ["make-invite", { role: "observer" }],
    ["admit-member", { name: "Guest", role: "observer", side: null }],
    ["set-address", { member: panel.people["panelist1"], email: "x@example.org" }],
    ["state-interest", { member: panel.people["panelist1"], text: { lang: "en", text: "?" } }],
    ["make-token", { name: "More" }],
  ] as const)
    expect([kind, (await codeOf(await send(kind, body)))[0]]).toEqual([kind, 403])
  for (const [path, body] of [
    ["/api/workspaces/panel/return-link", {}],
    ["/api/workspaces/panel/calendar", { of: "own" }],
    ["/api/workspaces/panel/calendar", { of: "workspace" }],
    ["/api/workspaces", { title: "More" }],
    ["/api/ticket", {}],
  ] as const)
    expect([path, (await post(panel.url, path, body, bearer())).ok]).toEqual([path, false])
  for (const path of ["address", "return-link", "tokens"])
    expect([path, (await get(`/api/workspaces/panel/${path}`)).ok]).toEqual([path, false])
})

it("those who make tokens read when each was last used, to within a minute", async () => {
  const machine = await withProgram()
  const uses = async (cookie: string) => get("/api/workspaces/panel/tokens", { cookie })
  const read = async () => ((await (await uses(chair.cookie)).json()) as TokenUses).uses
  expect(await read()).toEqual({})
  const from = Date.now()
  await get("/api/workspaces/panel")
  await expect.poll(async () => (await read())[machine]).toBeGreaterThanOrEqual(from)
  const stored = await read()
  await get("/api/workspaces/panel")
  expect(await read()).toEqual(stored)
  for (const name of ["secretary1", "panelist1", "observer1"])
    expect(await codeOf(await uses((await panel.join(name)).cookie))).toEqual([403, "moderator-only"])
})

import { afterEach, beforeEach, expect, it } from "vitest"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import { openapi } from "../../../server/http/routes/openapi/openapi.ts"
import type { ErrorBody, PressPreview } from "../../../shared/contract/queries.ts"
import type { Snapshot } from "../../../shared/fold/slices/snapshot.ts"
import { Person, post } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

const hour = 3_600_000
let panel: ServedPanel
let chair: Person
let ahead = 0
beforeEach(async () => {
  ahead = 0
  panel = await servePanel({ clock: { ...systemClock, now: () => Date.now() + ahead } })
  chair = await panel.join("moderator1")
})
afterEach(() => panel.end())

const read = (path: string, headers: Record<string, string> = {}) => fetch(panel.url + path, { headers })
const codeOf = async (response: Response) => [response.status, ((await response.json()) as ErrorBody).error.code]
const embargo = (until: number | null) => chair.do("set-embargo", { session: panel.session, until })
const open = () => chair.do("set-access", { public: true, replay: "readers" })
const inHours = (n: number) => Date.now() + ahead + n * hour

async function pressLink(days = 7) {
  const { made } = await chair.do("make-press-link", { session: panel.session, name: "Evening News", days })
  return { press: String(made["press"]), token: String(made["token"]) }
}

async function opened(token: string) {
  const response = await post(panel.url, "/api/press", { token })
  const cookie = (response.headers.get("set-cookie") ?? "").split(";")[0] ?? ""
  return { status: response.status, cookie, body: (await response.json()) as PressPreview & ErrorBody }
}

/** All addresses at which a reader without a seat could read the panel. */
const addresses = () => [
  "/api/workspaces/panel",
  "/api/workspaces/panel/export",
  "/api/workspaces/panel/export.zip",
  "/api/workspaces/panel/stream",
  "/api/workspaces/panel/workspace.csv",
  "/api/workspaces/panel/positions.csv",
  "/api/search?q=Data&workspace=panel",
  `/api/sessions/${panel.session}`,
  `/api/sessions/${panel.session}/minutes`,
  `/api/sessions/${panel.session}/outcome.json`,
  `/api/sessions/${panel.session}/entries`,
  `/api/sessions/${panel.session}/edits`,
  `/api/sessions/${panel.session}/note?topic=${panel.topic}`,
  `/api/topics/${panel.topic}`,
  `/api/topics/${panel.topic}/rows`,
  `/api/topics/${panel.topic}/state`,
  `/api/topics/${panel.topic}/note.json`,
]

it("until its hour an embargo closes a public panel to readers without a seat, at every address, and names the hour", async () => {
  const until = inHours(2)
  await embargo(until)
  await open()
  for (const path of addresses()) {
    const response = await read(path)
    const { error } = (await response.json()) as ErrorBody
    expect([path, response.status, error.code, error.params]).toEqual([path, 403, "under-embargo", { time: until }])
  }
  expect(await (await read("/api/workspaces")).json()).toMatchObject({ workspaces: [] })
  const observer = await panel.join("observer1")
  expect((await read("/api/workspaces/panel", { cookie: observer.cookie })).status).toBe(200)
})

it("at its hour the panel opens by itself, and not before", async () => {
  await embargo(inHours(2))
  await open()
  ahead = 2 * hour - 5_000
  expect((await read("/api/workspaces/panel")).status).toBe(403)
  ahead = 2 * hour + 1
  for (const path of ["/api/workspaces/panel", `/api/topics/${panel.topic}/state`, "/api/workspaces/panel/export"])
    expect((await read(path)).status, path).toBe(200)
})

it("a program that reads as the public waits for the hour too", async () => {
  const { made } = await chair.do("make-token", { name: "Site", scope: "public" })
  const headers = { authorization: `Bearer ${String(made["token"])}` }
  await embargo(inHours(2))
  await open()
  expect(await codeOf(await read("/api/workspaces/panel", headers))).toEqual([403, "under-embargo"])
  ahead = 3 * hour
  expect((await read("/api/workspaces/panel", headers)).status).toBe(200)
})

it("a panel that is closed to readers says nothing of an embargo", async () => {
  await embargo(inHours(2))
  expect(await codeOf(await read("/api/workspaces/panel"))).toEqual([401, "sign-in"])
})

it("a panel that people without a seat read already can have no embargo; one that they cannot read yet can move it", async () => {
  await open()
  expect(await chair.refused("set-embargo", { session: panel.session, until: inHours(2) })).toBe("embargo-read")
  await chair.do("set-access", { public: false, replay: "readers" })
  expect(await chair.refused("set-embargo", { session: panel.session, until: inHours(-1) })).toBe("embargo-past")
  await embargo(inHours(2))
  await open()
  await embargo(inHours(4))
  ahead = 3 * hour
  expect((await read("/api/workspaces/panel")).status).toBe(403)
  await embargo(null)
  expect((await read("/api/workspaces/panel")).status).toBe(200)
})

it("a press link belongs to the browser that opens it first, and to nobody with the link's own secret", async () => {
  await embargo(inHours(2))
  const { press, token } = await pressLink()
  const first = await opened(token)
  expect(first.status).toBe(200)
  expect(await codeOf(await post(panel.url, "/api/press", { token }))).toEqual([410, "press-taken"])
  expect(await codeOf(await post(panel.url, "/api/press/preview", { token }))).toEqual([410, "press-taken"])
  const name = first.cookie.split("=")[0] ?? ""
  expect(first.cookie).not.toContain(token)
  expect((await read("/api/workspaces/panel", { cookie: `${name}=${token}` })).status).toBe(401)
  expect((await read("/api/workspaces/panel", { cookie: first.cookie })).status).toBe(200)
  const again = await fetch(`${panel.url}/api/press`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: first.cookie, origin: panel.url },
    body: JSON.stringify({ token }),
  })
  expect(again.status).toBe(200)
  const { state } = (await (await read("/api/workspaces/panel", { cookie: chair.cookie })).json()) as Snapshot
  const link = Object.values(state.sessions)
    .flatMap(({ press: links = [] }) => links)
    .find(one => one.id === press)
  expect(link?.opened).toHaveLength(2)
  expect((await read("/api/workspaces/panel", { cookie: first.cookie })).status).toBe(200)
})

it("of two browsers that open a press link at the same instant one gets it", async () => {
  await embargo(inHours(2))
  for (let n = 0; n < 10; n++) {
    const { token } = await pressLink()
    const both = await Promise.all([opened(token), opened(token)])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410])
  }
})

it("a press link opens the panel under the embargo, with what the gallery reads, and each opening is noted", async () => {
  await embargo(inHours(2))
  const { press, token } = await pressLink()
  const seen = (await (await post(panel.url, "/api/press/preview", { token })).json()) as PressPreview
  expect(seen).toMatchObject({ workspace: { slug: "panel" }, session: { id: panel.session } })
  const { cookie, body } = await opened(token)
  expect(body.embargo).toBeGreaterThan(Date.now())
  const snapshot = (await (await read("/api/workspaces/panel", { cookie })).json()) as Snapshot
  expect(snapshot.me).toMatchObject({ member: null, role: "public" })
  expect(snapshot.state.invites).toEqual({})
  expect(JSON.stringify(snapshot)).not.toContain("Evening News")
  expect((await read(`/api/topics/${panel.topic}/state`, { cookie })).status).toBe(200)
  expect((await read("/api/workspaces/panel")).status).toBe(401)
  const { sessions } = (await panel.join("panelist1")).snapshot.state
  const rows = Object.values(sessions).find(({ id }) => id === panel.session)?.press
  expect(rows).toMatchObject([{ id: press, name: "Evening News", opened: [expect.any(Number)], ended: null }])
  expect(JSON.stringify(rows)).not.toContain(token.split(".")[2])
})

it("a press link that is revoked, over or forged opens nothing, and closes what it had opened", async () => {
  await embargo(inHours(72))
  const [first, second] = [await pressLink(), await pressLink(1)]
  const one = await opened(first.token)
  const two = await opened(second.token)
  for (const wrong of [`${first.token}x`, "x.y.z", first.token.replace(first.press, "constructor"), ""])
    expect((await opened(wrong)).status, wrong).toBeGreaterThanOrEqual(400)
  await chair.do("revoke-press-link", { session: panel.session, press: first.press })
  expect((await opened(first.token)).body.error.code).toBe("press-ended")
  expect((await read("/api/workspaces/panel", { cookie: one.cookie })).status).toBe(401)
  expect((await read("/api/workspaces/panel", { cookie: two.cookie })).status).toBe(200)
  ahead = 25 * hour
  expect((await read("/api/workspaces/panel", { cookie: two.cookie })).status).toBe(401)
  expect((await opened(second.token)).body.error.code).toBe("press-ended")
})

it("a reader by a press link is not present", async () => {
  await embargo(inHours(2))
  const { token } = await pressLink()
  const { cookie } = await opened(token)
  const before = panel.instance.presence.totals()
  const press = await Person.sit(panel.url, cookie, "panel", chair.joined)
  expect(press.snapshot).toBeDefined()
  expect(panel.instance.presence.totals()).toEqual(before)
  press.leave()
})

it("the sentence of a closed panel has the hour in words, in each language", async () => {
  await embargo(Date.UTC(2126, 3, 5, 6, 7))
  await open()
  const said = async (lang: string) => {
    const response = await read("/api/workspaces/panel", { "accept-language": lang })
    return ((await response.json()) as ErrorBody).error.text
  }
  expect(await said("en")).toContain("5 April 2126 at 06:07 UTC")
  expect(await said("zh")).toContain("2126年4月5日 06:07 UTC")
  expect(await said("ja")).toContain("2126年4月5日 06:07 UTC")
})

it("a stream that a press link opened ends when the link is revoked", async () => {
  await embargo(inHours(2))
  const { press, token } = await pressLink()
  const { cookie } = await opened(token)
  const stream = await read("/api/workspaces/panel/stream", { cookie })
  expect(stream.status).toBe(200)
  await chair.do("revoke-press-link", { session: panel.session, press })
  await expect(stream.text()).resolves.toContain("event: opened")
})

it("only a moderator makes a press link, and only while there is an embargo", async () => {
  const make = { session: panel.session, name: "Evening News" }
  expect(await chair.refused("make-press-link", make)).toBe("embargo-none")
  await embargo(inHours(2))
  expect(await (await panel.join("secretary1")).refused("make-press-link", make)).toBe("moderator-only")
})

it("no described address tells a reader without a seat a word of the panel before the hour", async () => {
  await embargo(inHours(2))
  await open()
  await chair.do("draft-statement", { topic: panel.topic, lang: "en", text: "Canary wording" })
  const named: Record<string, string[]> = {
    slug: ["panel"],
    id: [panel.session, panel.topic, "nothing"],
    format: ["json", "md"],
    number: ["1"],
  }
  const filled = (path: string): string[] => {
    const [whole, name] = /\{(\w+)\}/.exec(path) ?? []
    if (!whole || !name) return [path]
    return (named[name] ?? ["nothing"]).flatMap(value => filled(path.replace(whole, value)))
  }
  const paths = Object.entries(openapi().paths ?? {}).flatMap(([path, item]) => (item["get"] ? filled(path) : []))
  expect(paths.length).toBeGreaterThan(40)
  for (const path of new Set(paths)) {
    const response = await read(path)
    const isStream = response.headers.get("content-type")?.includes("event-stream") ?? false
    expect([path, isStream]).toEqual([path, false])
    const body = await response.text()
    expect([path, /Canary|moderator1|panelist1/.test(body)]).toEqual([path, false])
  }
})

import { afterAll, beforeAll, expect, it } from "vitest"
import { isUnwatched } from "../../../server/http/monitoring/unwatched.ts"
import type { Receipt } from "../../../shared/contract/live.ts"
import type { ErrorBody } from "../../../shared/contract/queries.ts"
import { protocolVersion } from "../../../shared/contract/version.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
beforeAll(async () => {
  panel = await servePanel()
})
afterAll(() => panel.end())

const send = async (name: string, kind: string, body: unknown, headers: Record<string, string> = {}) => {
  const cookie = name && (await panel.join(name)).cookie
  const type: Record<string, string> = { "content-type": "application/json" }
  const given = { method: "POST", headers: { ...type, ...(cookie && { cookie }), ...headers } }
  const text = typeof body === "string" ? body : JSON.stringify(body)
  return fetch(`${panel.url}/api/workspaces/panel/commands/${kind}`, { ...given, body: text })
}
const receipt = async (response: Response) => {
  expect(response.status).toBe(200)
  return (await response.json()) as Receipt
}
const refusal = async (response: Response) => {
  const { error } = (await response.json()) as ErrorBody
  return [response.status, error.code, error.params]
}
const codeOf = async (response: Response) => (await refusal(response)).slice(0, 2)
const comment = (text: string) => ({ topic: panel.topic, entry: { lang: "en", text } })

it("a command over HTTP is done as over the socket: same receipt, same entry, same author", async () => {
  const done = await receipt(await send("panelist1", "open-thread", comment("Over HTTP")))
  expect(done).toEqual({
    ok: true,
    seq: expect.any(Number),
    made: { thread: expect.any(String), entry: expect.any(String) },
  })
  const reader = await panel.join("moderator1")
  const thread = await reader.finds(({ threads }) => Object.values(threads).find(one => one.id === done.made["thread"]))
  expect(thread.entries[0]?.by).toBe(panel.people["panelist1"])
})

it("the same key gives the first receipt, in either case of its letters; another key acts again", async () => {
  const key = "6F9619FF-8B86-D011-B42D-00CF4FC964FF"
  const keyed = (one: string) => send("panelist1", "open-thread", comment("Once"), { "idempotency-key": one })
  const first = await receipt(await keyed(key))
  expect(await receipt(await keyed(key.toLowerCase()))).toEqual(first)
  expect((await receipt(await keyed(crypto.randomUUID()))).made).not.toEqual(first.made)
  const page = await panel.join("panelist1")
  expect(await page.ask("open-thread", comment("Once") as never, key.toLowerCase())).toEqual(first)
  for (const wrong of ["1", "", "not a key", `${key}x`])
    expect(await refusal(await keyed(wrong)), wrong).toEqual([400, "bad-input", { detail: "Idempotency-Key: a UUID" }])
})

it("a body with half of a surrogate pair or the character NUL, or in a coding that it has not, is the caller's fault", async () => {
  const send = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${panel.url}${path}`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body })
  for (const path of ["/api/join", "/api/ballots", "/api/workspaces/panel/commands/open-thread"]) {
    for (const name of [String.raw`\ud800`, String.raw`\u0000`])
      expect(await codeOf(await send(path, `{"token":"a","name":"${name}"}`)), path).toEqual([400, "bad-input"])
    expect(await codeOf(await send(path, "{}", { "content-encoding": "gzip" })), path).toEqual([400, "bad-input"])
  }
})

it("unknown fields and kinds, and a body that is no JSON, are refused by name", async () => {
  const extra = { ...comment("No"), entry: { lang: "en", text: "No", bold: true } }
  expect(await refusal(await send("panelist1", "open-thread", extra))).toEqual([
    400,
    "unknown-field",
    { field: "entry.bold" },
  ])
  expect(await codeOf(await send("panelist1", "open-thraed", {}))).toEqual([400, "unknown-command"])
  expect(await codeOf(await send("panelist1", "toString", {}))).toEqual([400, "unknown-command"])
  expect(await codeOf(await send("panelist1", "open-thread", "{"))).toEqual([400, "bad-input"])
  const plain = { "content-type": "text/plain" }
  expect(await codeOf(await send("panelist1", "leave-panel", "{}", plain))).toEqual([400, "bad-input"])
})

it("a page of another version learns that it is older, whatever it sent; a program states none and is read", async () => {
  const of = (version: string) => ({ "plenary-protocol": version })
  for (const version of [String(protocolVersion - 1), String(protocolVersion + 1), "", "seven"])
    for (const body of [comment("Older"), { of: "an earlier version" }, "{"])
      expect(await codeOf(await send("panelist1", "open-thread", body, of(version)))).toEqual([409, "page-older"])
  const read = await fetch(`${panel.url}/api/workspaces/panel`, { headers: of("1") })
  expect(await codeOf(read)).toEqual([409, "page-older"])
  expect((await send("panelist1", "open-thread", comment("Mine"), of(String(protocolVersion)))).status).toBe(200)
  expect((await send("panelist1", "open-thread", comment("By a program"))).status).toBe(200)
})

it("the rights are those of the seat, and a page of another origin has none", async () => {
  expect(await codeOf(await send("observer1", "open-thread", comment("No")))).toEqual([403, "not-permitted"])
  expect(await codeOf(await send("", "open-thread", comment("No")))).toEqual([401, "sign-in"])
  const foreign = { origin: "https://elsewhere.example" }
  expect(await codeOf(await send("moderator1", "open-thread", comment("No"), foreign))).toEqual([403, "foreign-origin"])
  const gone = fetch(`${panel.url}/api/workspaces/none/commands/open-thread`, { method: "POST" })
  expect(await codeOf(await gone)).toEqual([401, "sign-in"])
})

it("the rate is that of the member, whichever way the commands come", async () => {
  const page = await panel.join("panelist3")
  const sent = Array.from({ length: 150 }, (_, n) => page.ask("open-thread", comment("") as never, `x${n}`, 20_000))
  await Promise.all(sent)
  expect(await refusal(await send("panelist3", "open-thread", comment("Late")))).toEqual([429, "too-fast", { n: 10 }])
  await receipt(await send("panelist4", "open-thread", comment("In time")))
})

it("no command is in the access log, as its time would show who answers when", () => {
  expect(isUnwatched({ url: "/api/workspaces/panel/commands/answer-round" })).toBe(true)
  expect(isUnwatched({ url: "/api/workspaces/panel/commands/answer-round?x=1" })).toBe(true)
  expect(isUnwatched({ url: "/api/workspaces/panel" })).toBe(false)
})

it("no search is in the access log, as it would keep the words that a person looks for", () => {
  expect(isUnwatched({ url: "/api/search?q=canary" })).toBe(true)
  expect(isUnwatched({ url: "/api/searches" })).toBe(false)
})

it("no other way to write a private address brings it into the access log", () => {
  const secret = "s3cret_s3cret_s3cret_s3cret"
  for (const start of [
    "//calendar/",
    "/%2Fcalendar/",
    "/calendar%2F",
    "/calendar%252f",
    "/x/calendar/",
    "/%63alendar/",
  ])
    expect([start, isUnwatched({ url: `${start}${secret}.ics` })]).toEqual([start, true])
  expect(["//api/search?q=canary", "/api/search%3Fq=canary"].map(url => isUnwatched({ url }))).toEqual([true, true])
})

import { once } from "node:events"
import { connect } from "node:net"
import { io } from "socket.io-client"
import { afterAll, beforeAll, expect, test } from "vitest"
import { WebSocket } from "ws"
import { get, Person, post } from "../kit/people/person.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"

let running: Running
let moderator: Person
beforeAll(async () => {
  running = await startPlenary()
  moderator = await Person.join(running.url, running.links["moderator"] ?? "", "Mod")
})
afterAll(async () => {
  moderator.leave()
  await running.stop()
})

/** The server's answer to an upgrade of this address, until it closes the connection. */
async function upgrade(path: string): Promise<string> {
  const { hostname, port } = new URL(running.url)
  const socket = connect(Number(port), hostname)
  let said = ""
  socket.on("data", chunk => (said += chunk))
  const key = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n\r\n`,
  )
  await once(socket, "close")
  return said
}

const alive = async () => expect(await get(running.url, "/healthz")).toMatchObject({ ok: true })
const topic = () => moderator.snapshot.topics[0]?.id ?? ""

test("commands that are malformed, unknown or without an acknowledgement are refused or done, and the process keeps running", async () => {
  const { socket } = moderator
  for (const junk of [undefined, null, 7, "x", [], {}, { id: "a" }, { id: "§", kind: "reply", body: {} }])
    expect(await socket.timeout(5_000).emitWithAck("command", junk)).toMatchObject({
      ok: false,
      refusal: { code: "bad-input" },
    })
  expect(await socket.emitWithAck("command", { id: "u1", kind: "__proto__", body: {} })).toMatchObject({
    ok: false,
    refusal: { code: "unknown-command" },
  })
  expect(await socket.emitWithAck("command", { id: "u2", kind: "reply", body: { thread: 7 } })).toMatchObject({
    ok: false,
    refusal: { code: "bad-input" },
  })
  const seq = moderator.state.seq
  socket.emit("command", {
    id: "u3",
    kind: "open-thread",
    body: { topic: topic(), entry: { lang: "en", text: "no ack" } },
  })
  await moderator.reaches(seq + 1)
  socket.emit("command")
  socket.emit("command", () => undefined)
  socket.emit("nonsense", { a: 1 })
  await alive()
})

test("a text that is too long is refused with both numbers, and an oversize message ends only its own connection", async () => {
  const text = "字".repeat(10_001)
  const answered = await moderator.ask("open-thread", { topic: topic(), entry: { lang: "zh", text } })
  expect(answered).toMatchObject({ ok: false, refusal: { code: "too-long", params: { n: 10_001, max: 10_000 } } })
  const loud = await Person.join(running.url, running.links["panelist"] ?? "", "Loud")
  loud.socket.emit("command", { id: "big", kind: "reply", body: { text: "x".repeat(400_000) } })
  await once(loud.socket as never, "disconnect")
  loud.leave()
  await alive()
})

test("a repeated command id gets the first receipt and creates nothing new", async () => {
  const body = { topic: topic(), entry: { lang: "ja" as const, text: "一度だけ" } }
  const first = await moderator.ask("open-thread", body, "same-id")
  expect(await moderator.ask("open-thread", body, "same-id")).toEqual(first)
  await moderator.reaches(first.ok ? first.seq : 0)
  const same = Object.values(moderator.state.threads).filter(thread => thread.entries[0]?.text.text === "一度だけ")
  expect(same).toHaveLength(1)
})

test("HTTP bodies that are too large, not JSON or of the wrong shape get a code and a sentence in the caller's language", async () => {
  const ask = async (body: string, lang = "en") => {
    const headers = { "content-type": "application/json", "accept-language": lang }
    const response = await fetch(`${running.url}/api/join`, { method: "POST", headers, body })
    return [response.status, await response.json()]
  }
  expect(await ask(JSON.stringify({ token: "x".repeat(300_000) }))).toMatchObject([
    413,
    { error: { code: "too-large" } },
  ])
  expect(await ask("{")).toMatchObject([400, { error: { code: "bad-input" } }])
  expect(await ask("[]")).toMatchObject([400, { error: { code: "bad-input" } }])
  const [status, body] = await ask(JSON.stringify({ token: "nothing", name: "A" }), "ja")
  expect(status).toBe(410)
  expect(body).toMatchObject({ error: { code: "invite-unknown", text: expect.stringContaining("このリンクは") } })
  await alive()
})

test("hostile URLs are answered, on HTTP and on upgrades", async () => {
  const port = Number(new URL(running.url).port)
  const raw = async (path: string, headers: string) => {
    const socket = connect(port, "127.0.0.1")
    let answer = ""
    socket.on("data", chunk => {
      answer += chunk.toString()
      socket.end()
    })
    socket.on("error", () => undefined)
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n`)
    await once(socket, "close")
    return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)
  }
  const upgrade = [
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  ].join("\r\n")
  const paths = ["//", "/%", "http://[", "/api/topics/%E0%A4%A", "/api/topics/..%2f..%2fetc", "/api/records/__proto__"]
  for (const path of [...paths, "/assets/../../server/main.js"]) {
    const status = await raw(path, "Connection: close")
    expect([path, status >= 200 && status < 500]).toEqual([path, true])
  }
  for (const path of [...paths, "/sync/%", "/sync/", "/nowhere", "/socket.iox"]) {
    const status = await raw(path, upgrade)
    expect([path, status >= 400 && status < 500]).toEqual([path, true])
  }
  await alive()
})

test("a page of another origin reaches no socket and changes nothing; it reads as somebody without a cookie", async () => {
  const foreign = [
    "http://evil.example",
    "null",
    `${running.url}.evil.example`,
    running.url.replace("http", "https"),
    `${running.url}/`,
  ]
  for (const origin of foreign) {
    const headers = { origin, cookie: moderator.cookie }
    const note = new WebSocket(`${running.url.replace("http", "ws")}/sync/${topic()}`, { headers })
    const [failure] = (await once(note, "error")) as [Error]
    expect(failure.message).toContain("403")
    const polled = await fetch(`${running.url}/socket.io/?EIO=4&transport=polling`, { headers })
    expect(polled.status).toBe(403)
    const read = await fetch(`${running.url}/api/workspaces/practice`, { headers })
    expect([read.status, read.headers.get("access-control-allow-credentials")]).toEqual([401, null])
    const change = { method: "POST", headers: { ...headers, "content-type": "application/json" }, body: "{}" }
    const changed = await fetch(`${running.url}/api/workspaces/practice/commands/open-topic`, change)
    expect(changed.status).toBe(403)
    const live = io(running.url, { transports: ["websocket"], extraHeaders: headers, reconnection: false })
    await new Promise(resolve => live.once("connect_error", resolve))
    live.close()
  }
  await alive()
})

test("no route that changes anything takes a page of another origin", async () => {
  type Described = { paths: Record<string, Record<string, object>> }
  const { paths } = (await (await fetch(`${running.url}/api/openapi.json`)).json()) as Described
  const acts = Object.entries(paths).flatMap(([path, ways]) =>
    Object.keys(ways)
      .filter(way => ["post", "put", "patch", "delete"].includes(way))
      .map(way => ({
        path: path.replace("{slug}", "practice").replaceAll(/\{[^}]+\}/g, "1"),
        method: way.toUpperCase(),
      })),
  )
  expect(acts.length).toBeGreaterThan(200)
  const open: string[] = []
  for (const { path, method } of acts) {
    const headers = { origin: "https://evil.example", cookie: moderator.cookie, "content-type": "application/json" }
    const answer = await fetch(running.url + path, { method, headers, body: "{}" })
    const { error } = (await answer.json()) as { error?: { code: string } }
    if (error?.code !== "foreign-origin") open.push(`${method} ${path}`)
  }
  expect(open).toEqual([])
})

test("revoking a link with its guests ends the sessions that it opened to them", async () => {
  const made = await moderator.do("make-invite", { role: "observer", uses: 3 })
  const guest = await Person.join(running.url, `#${String(made.made["token"])}`, "Guest")
  const note = new WebSocket(`${running.url.replace("http", "ws")}/sync/${topic()}`, {
    headers: { cookie: guest.cookie },
  })
  await once(note, "open")
  const out = Promise.all([once(note, "close"), new Promise(resolve => guest.socket.once("disconnect", resolve))])
  await moderator.do("revoke-invite", { invite: String(made.made["invite"]), guests: true })
  const [[code]] = await out
  expect(code).toBe(4403)
  expect(await guest.fetch("/api/workspaces/practice")).toMatchObject({ error: { code: "no-access" } })
  const again = await post(running.url, "/api/join", { token: made.made["token"], name: "Again" })
  expect(again.status).toBe(410)
})

test("an upgrade that no route accepts is answered and closed, so that it holds no socket", async () => {
  for (const path of ["/@hmr", "/@hmr/x", "/sync/", "/api/workspaces", "//", "/socket.io"])
    expect(await upgrade(path), path).toMatch(/^HTTP\/1\.1 (400|404)/)
  await alive()
})

test("the note of an unknown topic does not exist", async () => {
  const session = Object.keys(moderator.state.sessions)[0] ?? ""
  expect(await moderator.fetch(`/api/topics/${session}/state`)).toMatchObject({ error: { code: "not-found" } })
  expect(await moderator.fetch("/api/topics/nobody/state")).toMatchObject({ error: { code: "no-access" } })
})

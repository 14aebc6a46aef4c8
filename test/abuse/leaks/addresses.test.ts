import { io } from "socket.io-client"
import { afterEach, expect, test } from "vitest"
import { createSeats } from "../../../server/commands/seats.ts"
import { RawClient } from "../../kit/people/rawClient.ts"
import { type Seating, type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
afterEach(() => panel.end())
const serve = async (seating: Seating = {}) => {
  panel = await servePanel(seating)
}

async function seen(path: string, cookie: string) {
  const response = await fetch(panel.url + path, { headers: cookie ? { cookie } : {} })
  const headers = [...response.headers].filter(([key]) => key !== "date" && key !== "etag")
  return JSON.stringify([response.status, headers, await response.text()])
}
const strangers = async () => ["", "plenary_session=made-up", await elsewhere()]

/** A signed-in person with no seat in this workspace: their seat in another one was taken away. */
async function elsewhere(): Promise<string> {
  const person = await panel.join("panelist4")
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const host = { member: null, name: "", role: "admin" as const, side: null, host: true }
  await panel.instance.dispatch.command(workspace, host, {
    id: "gone" as never,
    kind: "remove-member",
    body: { member: person.member },
  })
  return person.cookie
}

test("a private address answers a stranger like an unknown address, byte for byte, on every route and socket", async () => {
  await serve()
  const topic = panel.topic
  const pairs = [
    ["/api/workspaces/panel", "/api/workspaces/nobody"],
    ["/api/workspaces/panel/export", "/api/workspaces/nobody/export"],
    ["/api/workspaces/panel/export.zip", "/api/workspaces/nobody/export.zip"],
    ["/api/workspaces/panel/address", "/api/workspaces/nobody/address"],
    [`/api/sessions/${panel.session}`, "/api/sessions/nosuch"],
    [`/api/sessions/${panel.session}/minutes`, "/api/sessions/nosuch/minutes"],
    [`/api/sessions/${panel.session}/minutes.html`, "/api/sessions/nosuch/minutes.html"],
    [`/api/sessions/${panel.session}/outcome.html`, "/api/sessions/nosuch/outcome.html"],
    [`/api/sessions/${panel.session}/sheets.json`, "/api/sessions/nosuch/sheets.json"],
    [`/api/topics/${topic}/note.html`, "/api/topics/nosuch/note.html"],
    [`/api/workspaces/panel/files/${"0".repeat(64)}`, `/api/workspaces/nobody/files/${"0".repeat(64)}`],
    ["/api/workspaces/panel/positions.csv", "/api/workspaces/nobody/positions.csv"],
    ["/api/workspaces/panel/workspace.json", "/api/workspaces/nobody/workspace.json"],
    [`/api/sessions/${panel.session}/entries`, "/api/sessions/nosuch/entries"],
    [`/api/topics/${topic}`, "/api/topics/nosuch"],
    [`/api/topics/${topic}/rows`, "/api/topics/nosuch/rows"],
    [`/api/topics/${topic}/state`, "/api/topics/nosuch/state"],
  ] as const
  for (const cookie of await strangers())
    for (const [there, nowhere] of pairs) expect(await seen(there, cookie), there).toBe(await seen(nowhere, cookie))
  const live = (workspace: string) =>
    new Promise(resolve => {
      const auth = { workspace, from: 0, incarnation: panel.instance.incarnation }
      const socket = io(panel.url, { transports: ["websocket"], forceNew: true, reconnection: false, auth })
      socket.once(
        "connect_error",
        error => (socket.close(), resolve(JSON.stringify([error.message, Object(error).data]))),
      )
    })
  expect(await live("panel")).toBe(await live("nobody"))
  const note = async (id: string) => {
    const client = new RawClient(`${panel.url.replace("http", "ws")}/sync/${id}`)
    await client.until(() => client.closed !== null, "close")
    return client.closed
  }
  expect(await note(topic)).toBe(await note("nosuch"))
})

test("the replay page is the same for a stranger whether the panel is absent, named, or under the Chatham House Rule", async () => {
  await serve({ attribution: "chatham", pages: (_, response) => void response.end("a page") })
  const there = await seen(`/w/panel/s/${panel.session}/replay`, "")
  expect(there).toBe(await seen("/w/nobody/s/x/replay", ""))
  expect(there).toContain("200")
  const member = await panel.join("panelist1")
  expect(
    (await fetch(`${panel.url}/w/panel/s/${panel.session}/replay`, { headers: { cookie: member.cookie } })).status,
  ).toBe(404)
})

test("to refuse a stranger the server reads no log of a private panel, as with an unknown one", async () => {
  await serve()
  const { instance } = panel
  const workspace = (await instance.directory.workspaces())[0]!.id
  let read = 0
  const folds = { ...instance.folds, current: (id: typeof workspace) => (read++, instance.folds.current(id)) }
  const seats = createSeats({ ...instance, folds })
  expect(await seats.seat({ cookie: null }, workspace)).toBeNull()
  const once = read
  for (const cookie of [null, "made-up"]) expect(await seats.seat({ cookie }, workspace)).toBeNull()
  expect(read).toBe(once)
  const member = await panel.join("panelist1")
  const [, cookie = ""] = member.cookie.split("=")
  expect(await seats.seat({ cookie }, workspace)).not.toBeNull()
})

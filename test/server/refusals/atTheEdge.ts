import Sqlite from "better-sqlite3"
import { expect, vi } from "vitest"
import * as Y from "yjs"
import { ed25519 } from "../../../server/adapters/system/instanceKey.ts"
import { createDispatch } from "../../../server/commands/dispatch.ts"
import { createEvidence } from "../../../server/commands/evidence/evidence.ts"
import { refusalOf } from "../../../server/commands/failing.ts"
import { BallotsLocked, Unwritable, WorkspaceStopped } from "../../../server/ports/database/failing.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { limits } from "../../../shared/contract/limits.ts"
import type { ErrorBody } from "../../../shared/contract/queries.ts"
import type { Refusal, RefusalCode } from "../../../shared/contract/refusals.ts"
import { CommandId, InviteId, ItemId, MemberId, SessionId, TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import { get, Person, post } from "../../kit/people/person.ts"
import { frame, manyIds, paragraph, RawClient, updateFrame } from "../../kit/people/rawClient.ts"
import { type Seating, type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import { secretPanel } from "../commands/round/secret/secretPanel.ts"
import { openWorld, seatPanel } from "../model/world.ts"
import type { Provocation } from "./provoking.ts"

const served =
  (act: (panel: ServedPanel) => Promise<Refusal>, seating: Seating = {}): Provocation =>
  async () => {
    const panel = await servePanel(seating)
    try {
      return await act(panel)
    } finally {
      await panel.end()
    }
  }

async function refusedBy(response: Promise<Response>): Promise<Refusal> {
  const { error } = (await (await response).json()) as ErrorBody
  return { code: error.code as RefusalCode, params: error.params }
}
const asked = async (url: string, path: string, cookie = "") => {
  const { error } = (await get(url, path, cookie)) as ErrorBody
  return { code: error.code as RefusalCode, params: error.params }
}

async function answer(person: Person, message: unknown): Promise<Refusal> {
  const answered = await person.socket.timeout(5_000).emitWithAck("command", message)
  if (answered.ok) throw new Error("it was done")
  return answered.refusal
}

/** A writer at the document endpoint, let in by a ticket. */
async function writer(panel: ServedPanel, who: Person): Promise<RawClient> {
  const response = await post(panel.url, "/api/ticket", {}, { cookie: who.cookie })
  const { ticket } = (await response.json()) as { ticket: string }
  const client = new RawClient(`${panel.url.replace("http", "ws")}/sync/${panel.topic}?ticket=${ticket}`)
  await client.until(() => client.hello !== undefined, "hello")
  client.send(frame(0, 0, Y.encodeStateVector(client.doc)))
  await client.until(() => client.of(0, 1).length > 0, "SyncStep2")
  client.absorb()
  client.send(frame(0, 1, Y.encodeStateAsUpdate(client.doc)))
  return client
}

async function rejected(client: RawClient): Promise<Refusal> {
  await client.until(() => client.rejected.length > 0, "a refusal")
  const { code, params } = client.rejected.at(-1) as unknown as { code: RefusalCode; params: Refusal["params"] }
  client.close()
  return { code, params }
}

const opening = ({ url }: ServedPanel, token: unknown): Promise<Refusal> =>
  refusedBy(post(url, "/api/join", { token, name: "N" }))

/** Codes as they came out of the letters. */
const mailed: string[] = []

const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(";")[0] ?? ""

/** The cookie of a browser that signed in by a mailed link. */
async function signedIn({ url }: ServedPanel, email: string): Promise<string> {
  const before = mailed.length
  await post(url, "/api/sign-in/link", { email })
  await vi.waitFor(() => expect(mailed.length).toBeGreaterThan(before), 3_000)
  return cookieOf(await post(url, "/api/sign-in/link/open", { token: mailed.at(-1) }))
}

/** Both use one mailbox: the last answer of setting it, asking for a code and giving it back. */
async function confirmed({ url }: ServedPanel, { cookie }: Person): Promise<Refusal> {
  const path = "/api/workspaces/panel/address"
  const headers = { "content-type": "application/json", cookie }
  await fetch(url + path, { method: "PUT", headers, body: JSON.stringify({ email: "a@example.org" }) })
  const before = mailed.length
  const { request } = (await (await post(url, `${path}/code`, {}, { cookie })).json()) as { request: string }
  await vi.waitFor(() => expect(mailed.length).toBeGreaterThan(before), 3_000)
  const response = await post(url, `${path}/confirm`, { request, code: mailed.at(-1) }, { cookie })
  return response.ok ? { code: "internal", params: {} } : refusedBy(Promise.resolve(response))
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const overHttp: Partial<Record<RefusalCode, Provocation>> = {
  "sign-in": served(panel => asked(panel.url, "/api/workspaces/panel")),
  "token-unknown": served(panel => refusedBy(fetch(`${panel.url}/api/workspaces/panel`, { headers: bearer("a.b") }))),
  "token-in-address": served(panel => asked(panel.url, "/api/workspaces/panel?access_token=a.b")),
  "token-reads": served(async panel => {
    const { made } = await (await panel.join("moderator1")).do("make-token", { name: "A board" })
    const headers = bearer(String(made["token"]))
    return refusedBy(post(panel.url, "/api/workspaces/panel/commands/leave-panel", {}, headers))
  }),
  "token-may-not": served(async panel => {
    const { made } = await (await panel.join("moderator1")).do("make-token", { name: "A desk", scope: "secretary" })
    const body = { role: "observer" }
    return refusedBy(post(panel.url, "/api/workspaces/panel/commands/make-invite", body, bearer(String(made["token"]))))
  }),
  "no-access": served(async panel => {
    const observer = await panel.join("observer1")
    const chair = await panel.join("moderator1")
    await chair.do("remove-member", { member: observer.member })
    return asked(panel.url, "/api/workspaces/panel", observer.cookie)
  }),
  "under-embargo": served(async panel => {
    const chair = await panel.join("moderator1")
    await chair.do("set-embargo", { session: panel.session, until: Date.now() + 60_000 })
    await chair.do("set-access", { public: true, replay: "readers" })
    return asked(panel.url, "/api/workspaces/panel")
  }),
  "press-ended": served(panel => refusedBy(post(panel.url, "/api/press", { token: "x.y.z" }))),
  "metrics-closed": served(panel => refusedBy(fetch(`${panel.url}/metrics`, { headers: { via: "1.1 proxy" } }))),
  "foreign-origin": served(panel =>
    refusedBy(post(panel.url, "/api/leave", {}, { origin: "https://elsewhere.example" })),
  ),
  "webhook-address": served(async panel => {
    const { cookie } = await panel.join("moderator1")
    const hook = { address: "https://10.0.0.1/in", events: ["record.declared"] }
    return refusedBy(post(panel.url, "/api/workspaces/panel/webhooks", hook, { cookie }))
  }),
  "webhooks-full": served(async panel => {
    const { cookie } = await panel.join("moderator1")
    const hook = { address: "https://example.org/in", events: ["record.declared"] }
    for (let n = 0; n < 10; n++) await post(panel.url, "/api/workspaces/panel/webhooks", hook, { cookie })
    return refusedBy(post(panel.url, "/api/workspaces/panel/webhooks", hook, { cookie }))
  }),
  "no-upgrade": served(panel => asked(panel.url, "/sync/topic")),
  "too-large": served(panel => refusedBy(post(panel.url, "/api/join", { token: "x".repeat(300_000) }))),
  "invite-unknown": served(panel => refusedBy(post(panel.url, "/api/join", { token: "gone", name: "N" }))),
  "invite-used": served(async panel => {
    await panel.join("panelist1")
    return opening(panel, panel.tokens["panelist1"])
  }),
  "return-ended": served(panel => refusedBy(post(panel.url, "/api/return", { token: "gone" }))),
  "code-wrong": served(panel => refusedBy(post(panel.url, "/api/return/code/open", { request: "r", code: "123456" }))),
  "seat-kept": served(
    async panel => {
      const kept = await signedIn(panel, "ann@example.org")
      const joined = await post(
        panel.url,
        "/api/join",
        { token: panel.tokens["panelist1"], name: "N" },
        { cookie: kept },
      )
      const link = await post(panel.url, "/api/workspaces/panel/return-link", {}, { cookie: cookieOf(joined) })
      const { token } = (await link.json()) as { token: string }
      const other = await signedIn(panel, "ben@example.org")
      const here = cookieOf(await post(panel.url, "/api/return", { token }, { cookie: other }))
      return refusedBy(post(panel.url, "/api/account/seats", { slug: "panel" }, { cookie: here }))
    },
    { mail: { send: async ({ text }) => void mailed.push(/sign-in#(\S+)/.exec(text)?.[1] ?? ""), close: () => {} } },
  ),
  "link-elsewhere": served(
    async panel => {
      const mine = cookieOf(await post(panel.url, "/api/join", { token: panel.tokens["panelist1"], name: "N" }))
      const before = mailed.length
      await post(panel.url, "/api/sign-in/link", { email: "eve@example.org" })
      await expect.poll(() => mailed.length).toBeGreaterThan(before)
      return refusedBy(post(panel.url, "/api/sign-in/link/open", { token: mailed.at(-1) }, { cookie: mine }))
    },
    { mail: { send: async ({ text }) => void mailed.push(/sign-in#(\S+)/.exec(text)?.[1] ?? ""), close: () => {} } },
  ),
  "link-ended": served(panel => refusedBy(post(panel.url, "/api/sign-in/link/open", { token: "gone" }))),
  "attribution-changed": served(panel =>
    refusedBy(post(panel.url, "/api/join", { token: panel.tokens["panelist1"], name: "N", attribution: "chatham" })),
  ),
  "address-taken": served(
    async panel => {
      const [first, second] = [await panel.join("panelist1"), await panel.join("panelist2")]
      await confirmed(panel, first)
      return confirmed(panel, second)
    },
    { mail: { send: async ({ text }) => void mailed.push(/\d{3} \d{3}/.exec(text)?.[0] ?? ""), close: () => {} } },
  ),
  "seat-taken": served(async panel => {
    await panel.join("panelist1")
    const member = panel.people["panelist1"] as MemberId
    const answered = await (await panel.join("secretary1")).ask("make-invite", { role: "panelist", member })
    return answered.ok ? { code: "internal", params: {} } : answered.refusal
  }),
  "invite-expired": served(async panel => {
    const { clock } = panel.instance
    const made = await (await panel.join("secretary1")).do("make-invite", { role: "observer", days: 1 })
    vi.spyOn(clock, "now").mockReturnValue(Date.now() + 2 * 86_400_000)
    return opening(panel, made.made["token"]).finally(() => vi.restoreAllMocks())
  }),
  "invite-revoked": served(async panel => {
    const secretary = await panel.join("secretary1")
    const { made } = await secretary.do("make-invite", { role: "observer" })
    await secretary.do("revoke-invite", { invite: InviteId.parse(made["invite"]) })
    return opening(panel, made["token"])
  }),
  "invite-ended": served(async panel => {
    const chair = await panel.join("moderator1")
    await chair.do("remove-member", { member: panel.people["panelist1"] as MemberId, reason: "Resigned." })
    return opening(panel, panel.tokens["panelist1"])
  }),
  internal: served(panel => asked(panel.url, "/api/workspaces/panel"), {
    instead: ({ seats }) => ({ seats: { ...seats, seat: () => Promise.reject(new Error("a fault of ours")) } }),
  }),
  "observers-only": served(panel => refusedBy(post(panel.url, "/api/workspaces", {})), {
    instead: () => ({ watchersOnly: true }),
  }),
  "workspace-stopped": served(panel => asked(panel.url, "/api/workspaces/panel"), {
    instead: ({ seats }) => ({ seats: { ...seats, seat: workspaceStopped } }),
  }),
  "chain-broken": served(
    async panel => asked(panel.url, "/api/workspaces/panel/export", (await panel.join("moderator1")).cookie),
    { instead: forged },
  ),
}

const workspaceStopped = () => Promise.reject(new WorkspaceStopped(WorkspaceId.parse("w"), "panel", 17))

/** A command whose commit meets a disk, or a file, that takes nothing. */
function unwritable(code: Unwritable["code"]): Provocation {
  const instead = ({ dispatch }: ServedPanel["instance"]) => ({
    dispatch: { ...dispatch, command: () => Promise.reject(new Unwritable(code)) },
  })
  return served(async panel => answer(await panel.join("moderator1"), { id: "a", kind: "vote", body: {} }), { instead })
}

const overSockets: Partial<Record<RefusalCode, Provocation>> = {
  "unknown-command": served(async panel => answer(await panel.join("moderator1"), { id: "a", kind: "vote", body: {} })),
  "too-fast": served(async panel => {
    const person = await panel.join("panelist1")
    const all = Array.from({ length: limits.commandsPer10s + 1 }, (_, n) =>
      answer(person, { id: `a${n}`, kind: "vote", body: {} }),
    )
    return (await Promise.all(all)).find(one => one.code === "too-fast") ?? { code: "unknown-command", params: {} }
  }),
  busy: alwaysBehind,
  "disk-full": unwritable("disk-full"),
  "database-away": unwritable("database-away"),
  "database-damaged": unwritable("database-damaged"),
  "topic-ended": served(async panel => {
    const [chair, panelist] = [await panel.join("moderator1"), await panel.join("panelist1")]
    const client = await writer(panel, panelist)
    const [session, topic] = [SessionId.parse(panel.session), TopicId.parse(panel.topic)]
    const item = ItemId.parse("held")
    const items = [{ id: item, kind: "topic" as const, title: { en: "Data" }, topic, minutes: 20 }]
    await chair.do("set-agenda", { session, items })
    await chair.do("move-agenda", { session, item })
    await chair.do("close-session", { session })
    client.write("too late")
    return rejected(client)
  }),
  "note-locked": served(async panel => {
    const [chair, panelist] = [await panel.join("moderator1"), await panel.join("panelist1")]
    const client = await writer(panel, panelist)
    await chair.do("set-note-mode", { topic: panel.topic, mode: "locked", reason: "Read out." })
    client.write("too late")
    return rejected(client)
  }),
  "too-many-writers": served(async panel => {
    const client = await writer(panel, await panel.join("panelist1"))
    client.send(updateFrame(manyIds(2_001)))
    return rejected(client)
  }),
  "write-refused": served(async panel => {
    const client = await writer(panel, await panel.join("panelist1"))
    client.send(updateFrame(client.edit(note => note.push([new Y.XmlElement("script"), paragraph("x")]))))
    return rejected(client)
  }),
}

/** A log in which one row is not what was committed. */
function forged({ store, keys, incarnation }: ServedPanel["instance"]) {
  const events: typeof store.events = async (...asking) =>
    (await store.events(...asking)).map(row => (row.seq === 3 ? { ...row, body: { forged: true } } : row))
  const unasked = () => {
    throw new Error("nothing is written of a broken log")
  }
  const ports = { store: { ...store, events }, keys, sha256, ed25519, incarnation, verifiers: unasked, digest: unasked }
  return { evidence: createEvidence(ports) }
}

/** A log in which another writer is always a step ahead. */
async function alwaysBehind(): Promise<Refusal> {
  const world = await openWorld(false)
  const model = await seatPanel(world, false)
  const store = { ...world.store, commit: async () => ({ kind: "behind" }) as const }
  const dispatch = createDispatch({ ...world.ports, store, alias: () => "" })
  const [chair] = [...model.people.values()]
  const actor = { member: MemberId.parse(chair?.id), name: "", role: "moderator", side: null, host: false } as const
  const body = { session: model.session.id }
  const answered = await dispatch.command(world.workspace, actor, {
    id: CommandId.parse("a"),
    kind: "start-session",
    body,
  })
  if (answered.ok) throw new Error("it was done")
  return answered.refusal
}

const ofBallots: Partial<Record<RefusalCode, Provocation>> = {
  "other-browser": ballot(async panel => {
    await panel.cast(await panel.collect("panelist1"), agree)
    return panel.collect("panelist1")
  }),
  "ballots-wait": ballot(async panel => {
    const reader = new Sqlite(panel.panel.file, { readonly: true })
    reader.exec("BEGIN")
    reader.prepare("SELECT count(*) FROM event").get()
    await panel.collect("panelist1")
    const held = await panel.collect("panelist2")
    reader.close()
    return held
  }),
  "ballots-locked": ballot(async panel => {
    await panel.collect("panelist1")
    const { ballots } = panel.panel.instance
    Object.assign(ballots, { mark: () => Promise.reject(new BallotsLocked()) })
    return refusalOf(await panel.collect("panelist2").catch((failure: unknown) => failure))?.code ?? ""
  }),
  "ballot-elsewhere": ballot(async panel => {
    await panel.collect("panelist1", "one browser")
    return panel.collect("panelist1", "another browser", false)
  }),
  "ballot-replaced": ballot(async panel => {
    const token = await panel.collect("panelist1")
    panel.restart()
    await panel.tend()
    return panel.cast(token, agree)
  }),
}
const agree = { kind: "call", position: "agree", reason: "", remedy: "", lang: "en", confirmBy: null } as const

function ballot(act: (panel: Awaited<ReturnType<typeof secretPanel>>) => Promise<string>): Provocation {
  return async () => {
    const opened = await secretPanel()
    try {
      return { code: (await act(opened)) as RefusalCode, params: {} }
    } finally {
      await opened.panel.end()
    }
  }
}

/** Codes of the edge, over HTTP, Socket.IO and the document endpoint of a real server. */
export const atTheEdge = { ...overHttp, ...overSockets, ...ofBallots }

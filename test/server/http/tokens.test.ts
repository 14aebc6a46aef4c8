import { afterEach, beforeEach, expect, it } from "vitest"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import { token as askedAtTerminal, TokenRequest } from "../../../server/start/owner/token.ts"
import type { Receipt } from "../../../shared/contract/live.ts"
import type { ErrorBody, WorkspaceList } from "../../../shared/contract/queries.ts"
import type { Snapshot } from "../../../shared/fold/slices/snapshot.ts"
import { CommandId, WorkspaceId } from "../../../shared/model/ids.ts"
import { seatRoles } from "../../../shared/model/terms.ts"
import { right } from "../../../shared/rules/policy.ts"
import type { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let chair: Person
let ahead = 0
beforeEach(async () => {
  ahead = 0
  panel = await servePanel({ clock: { ...systemClock, now: () => Date.now() + ahead } })
  chair = await panel.join("moderator1")
})
afterEach(() => panel.end())

const ask = (path: string, token: string, headers: Record<string, string> = {}) =>
  fetch(panel.url + path, { headers: { authorization: `Bearer ${token}`, ...headers } })
const codeOf = async (response: Response) => [response.status, ((await response.json()) as ErrorBody).error.code]
const tokenOf = ({ made }: Receipt) => String(made["token"])

it("a program with a token reads what an observer reads, and counts as nobody", async () => {
  const token = tokenOf(await chair.do("make-token", { name: "Lobby board" }))
  const snapshot = (await (await ask("/api/workspaces/panel", token)).json()) as Snapshot
  expect(snapshot.me).toMatchObject({ member: null, role: "observer", name: "Lobby board" })
  expect(snapshot.state.invites).toEqual({})
  expect(snapshot.state.machines).toBeUndefined()
  expect((await ask(`/api/sessions/${panel.session}`, token)).status).toBe(200)
  expect((await ask("/api/workspaces/panel/export", token)).status).toBe(200)
  expect((await ask("/api/search?q=Data&workspace=panel", token)).status).toBe(200)
  const { workspaces, admin } = (await (await ask("/api/workspaces", token)).json()) as WorkspaceList
  expect([workspaces.map(({ slug }) => slug), admin]).toEqual([["panel"], false])
  expect(chair.state.members).not.toHaveProperty("Lobby board")
})

it("the secret is in the receipt alone: not in the log, not in a repeated receipt", async () => {
  const answered = await chair.ask("make-token", { name: "Board" }, "once")
  const again = await chair.ask("make-token", { name: "Board" }, "once")
  if (!answered.ok || !again.ok) throw new Error("refused")
  const [, secret = "none"] = tokenOf(answered).split(".")
  expect(secret).toHaveLength(42)
  expect(again.made).toEqual({ machine: answered.made["machine"] })
  await chair.reaches(answered.seq)
  expect(JSON.stringify(chair.frames)).not.toContain(secret)
  expect((await panel.join("panelist1")).snapshot.state.machines).toMatchObject({
    [String(answered.made["machine"])]: { name: "Board" },
  })
  const observer = await panel.join("observer1")
  expect(JSON.stringify(observer.snapshot)).not.toContain("Board")
})

it("a token that is revoked, forged or of another panel opens nothing, whatever the panel shows", async () => {
  const made = await chair.do("make-token", { name: "Board" })
  const token = tokenOf(made)
  const [machine = ""] = token.split(".")
  await chair.do("set-access", { public: true, replay: "readers" })
  for (const wrong of [`${machine}.x`, machine, "x.y", "__proto__.x", "constructor.x"])
    for (const path of ["/api/workspaces/panel", "/api/search?q=Data", "/api/search?q=Data&workspace=panel"])
      expect(await codeOf(await ask(path, wrong)), `${path} ${wrong}`).toEqual([401, "token-unknown"])
  expect(await codeOf(await ask("/api/workspaces/other", token))).toEqual([401, "token-unknown"])
  await chair.do("revoke-token", { machine })
  expect(await codeOf(await ask("/api/workspaces/panel", token))).toEqual([401, "token-unknown"])
  expect(await codeOf(await ask("/api/workspaces/panel", token, { cookie: chair.cookie }))).toEqual([
    401,
    "token-unknown",
  ])
})

it("the scope public reads a panel only while it is public", async () => {
  const token = tokenOf(await chair.do("make-token", { name: "Site", scope: "public" }))
  expect(await codeOf(await ask("/api/workspaces/panel", token))).toEqual([401, "token-unknown"])
  await chair.do("set-access", { public: true, replay: "readers" })
  const { me } = (await (await ask("/api/workspaces/panel", token)).json()) as Snapshot
  expect(me.role).toBe("public")
})

it("only moderators and the administrator make tokens; a program sends no command and makes none", async () => {
  for (const name of ["secretary1", "panelist1", "observer1"])
    expect(await (await panel.join(name)).refused("make-token", { name: "Board" }), name).toMatch(
      /not-permitted|moderator-only/,
    )
  const token = tokenOf(await chair.do("make-token", { name: "Board" }))
  const send = (kind: string) =>
    fetch(`${panel.url}/api/workspaces/panel/commands/${kind}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: "{}",
    })
  for (const kind of ["make-token", "ask-question", "answer-round"])
    expect(await codeOf(await send(kind)), kind).toEqual([403, "token-reads"])
  for (const path of ["/api/ticket", "/api/rounds/x/ballot/collect", "/api/workspaces"]) {
    const response = await fetch(panel.url + path, { method: "POST", headers: { authorization: `Bearer ${token}` } })
    expect(response.status, path).toBeGreaterThanOrEqual(400)
  }
})

it("an administrator lets a program read as people without a seat, and more only while nobody contributed", async () => {
  const [workspace] = await panel.instance.directory.workspaces()
  const admin = { member: null, name: "", role: "admin" as const, side: null, host: false }
  const make = async (scope: string) => {
    const message = { id: panel.instance.clock.id() as never, kind: "make-token", body: { name: "Board", scope } }
    const answered = await panel.instance.dispatch.command(workspace!.id, admin, message)
    return answered.ok ? "made" : answered.refusal.code
  }
  expect([await make("public"), await make("observer"), await make("secretary")]).toEqual(["made", "made", "made"])
  await chair.do("open-thread", { topic: panel.topic, entry: { lang: "en", text: "Between us." } } as never)
  expect([await make("public"), await make("observer"), await make("secretary")]).toEqual([
    "made",
    "moderator-only",
    "moderator-only",
  ])
  expect(tokenOf(await chair.do("make-token", { name: "Board" }))).toContain(".")
})

it("a token in an address is refused, even a good one", async () => {
  const token = tokenOf(await chair.do("make-token", { name: "Board" }))
  for (const name of ["access_token", "api_key", "bearer", "token"])
    expect(await codeOf(await ask(`/api/workspaces/panel?${name}=${token}`, token)), name).toEqual([
      400,
      "token-in-address",
    ])
})

it("a token has its own rate", async () => {
  const token = tokenOf(await chair.do("make-token", { name: "Board" }))
  let refused = 0
  for (let n = 0; n < 61; n++) {
    const ten = await Promise.all(Array.from({ length: 10 }, () => ask("/api/nothing", token)))
    refused += ten.filter(({ status }) => status === 429).length
  }
  expect(refused).toBe(10)
  expect((await fetch(`${panel.url}/api/openapi.json`)).status).toBe(200)
})

it("a token ends at its time", async () => {
  const token = tokenOf(await chair.do("make-token", { name: "Board", days: 2 }))
  ahead = 2 * 86_400_000 - 60_000
  expect((await ask("/api/workspaces/panel", token)).status).toBe(200)
  ahead = 2 * 86_400_000
  expect(await codeOf(await ask("/api/workspaces/panel", token))).toEqual([401, "token-unknown"])
})

const byAdministrator = async (kind: string, body: object): Promise<void> => {
  const id = CommandId.parse(systemClock.id())
  const actor = { member: null, name: "", role: "admin", side: null, host: true } as const
  const answered = await panel.instance.dispatch.command(await panelId(), actor, { id, kind, body })
  expect(answered).toMatchObject({ ok: true })
}
const panelId = async () => (await panel.instance.directory.workspaces())[0]?.id ?? WorkspaceId.parse("none")

it.each([
  ["is removed", [["remove-member", {}]]],
  [
    "is suspended, also when that is lifted",
    [
      ["suspend-member", { reason: "Lost" }],
      ["lift-suspension", {}],
    ],
  ],
  ["becomes a panelist", [["change-member", { role: "panelist", side: null }]]],
  ["has the seat reissued", [["reissue-seat", { reason: "Lost" }]]],
] as const)("a token ends when its maker %s; one of the administrator goes on", async (_, acts) => {
  const mine = tokenOf(await chair.do("make-token", { name: "Board" }))
  const { made } = await askedAtTerminal(panel.instance, TokenRequest.parse({ workspace: "panel", name: "Site" }))
  for (const [kind, body] of acts) await byAdministrator(kind, { ...body, member: chair.member })
  expect(await codeOf(await ask("/api/workspaces/panel", mine))).toEqual([401, "token-unknown"])
  expect((await ask("/api/workspaces/panel", made ?? "")).status).toBe(200)
  const { machines = {} } = (await panel.instance.folds.current(await panelId())).state
  expect(Object.values(machines).map(({ name, ended }) => [name, ended?.with])).toEqual([
    ["Board", "maker"],
    ["Site", undefined],
  ])
})

it("an open stream ends when the maker of its token is removed", async () => {
  const response = await ask("/api/workspaces/panel/stream", tokenOf(await chair.do("make-token", { name: "Board" })))
  let over = false
  void response.text().then(() => (over = true))
  await byAdministrator("remove-member", { member: chair.member })
  await expect.poll(() => over, { timeout: 120_000 }).toBe(true)
})

it("the fold takes those for makers who have the right", () => {
  expect(seatRoles.filter(role => right(role, "admit programs") === "yes")).toEqual(["moderator"])
})

it("an open stream ends with its token, not at a later heartbeat", async () => {
  const token = tokenOf(await chair.do("make-token", { name: "Board", days: 1 }))
  ahead = 86_400_000 - 2_000
  const response = await ask("/api/workspaces/panel/stream", token)
  expect(response.status).toBe(200)
  let over = false
  void response.text().then(() => (over = true))
  await expect.poll(() => over, { timeout: 120_000 }).toBe(true)
})

it("the command line makes, lists and revokes them", async () => {
  const asked = (over: object) => askedAtTerminal(panel.instance, TokenRequest.parse({ workspace: "panel", ...over }))
  const { made } = await asked({ name: "Board", days: "7" })
  expect((await ask("/api/workspaces/panel", made ?? "")).status).toBe(200)
  const { tokens } = await asked({})
  expect(tokens).toEqual([
    {
      id: expect.any(String),
      name: "Board",
      scope: "observer",
      until: expect.any(String),
      revoked: false,
      usedAt: expect.any(String),
    },
  ])
  expect((await asked({ revoke: tokens[0]?.id })).tokens).toMatchObject([{ revoked: true }])
  expect(await codeOf(await ask("/api/workspaces/panel", made ?? ""))).toEqual([401, "token-unknown"])
  await expect(asked({ revoke: "nobody" })).rejects.toThrow("nothing at this address")
})

import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { outgoing } from "../../../server/adapters/outgoing/outgoing.ts"
import type { Actor } from "../../../server/core/command.ts"
import { server } from "../../../server/core/serverActor.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { CommandId, MemberId, RoundId, StatementId, TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

/** The routes that change something and do not ask the rule of archived panels, and why (DOMAIN AW2). */
const remaining: Record<string, string> = {
  "post /api/ticket": "it changes nothing of a workspace",
  "post /api/leave": "a browser's sign-in",
  "post /api/workspaces/:slug/return-link": "owners still come back to their seats",
  "post /api/return": "owners still come back to their seats",
  "post /api/return/preview": "owners still come back to their seats",
  "post /api/return/confirm": "owners still come back to their seats",
  "post /api/return/code": "owners still come back to their seats",
  "post /api/return/code/open": "owners still come back to their seats",
  "post /api/press/preview": "it reads what a link opens",
  "post /api/openings/preview": "it reads what a letter asks",
  "post /api/openings/no": "who was asked before the panel was archived may still say no (C10)",
  "post /api/ballots": "no ballot is open in an archived panel (AW1), and the route knows nobody",
  "delete /api/jobs/:id": "one's own export, and exports go on",
  "delete /api/workspaces/:slug/webhooks/:id": "it ends what leaves the panel",
  "delete /api/workspaces/:slug/calendar/:of": "it ends a secret address",
  "post /api/letters/again": "the letters of all workspaces; those of an archived one are left out (IN12)",
  "post /api/letters/held": "the letters of all workspaces; none is sent for an archived one",
  "post /api/search/index": "the search index of the server",
  "post /api/workspaces": "another workspace",
}
/** Routes of the server and of a person's account, which belong to no workspace. */
const ofHost = /^\w+ \/api\/(host\/(?!workspaces)|sign-in\/|account)/

const folder = join(import.meta.dirname, "../../../server/http")
const routes = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter(file => file.endsWith(".ts"))
  .flatMap(file =>
    [
      ...readFileSync(join(folder, file), "utf8").matchAll(/\b(?:routes|app)\.(post|put|patch|delete)\(\s*"([^"]+)"/g),
    ].map(([, method, path]) => `${method} ${path}`),
  )
/** The press enters by a command of the server, and an administrator hands over by commands: both are tested below. */
const byCommand = ["post /api/press", "post /api/host/workspaces/:slug/chair"]
const asking = routes.filter(one => remaining[one] === undefined && !ofHost.test(one) && !byCommand.includes(one))

let panel: ServedPanel
let chair: Person
let webhook = ""
let round = ""
let invitation = ""

const host: Actor = { member: null, name: "", role: "admin", side: null, host: true }
const workspaceOf = () => panel.instance.directory.home(panel.topic).then(id => WorkspaceId.parse(id))
const asHost = async (kind: string, body: object) => {
  const id = CommandId.parse(`host-${kind}`)
  const answered = await panel.instance.dispatch.command(await workspaceOf(), host, { id, kind, body })
  if (!answered.ok) throw new Error(`${kind}: ${answered.refusal.code}`)
  return answered
}
const send = (one: string, cookie: string, body: object) => {
  const [method = "", path = ""] = one.split(" ")
  const isFile = path.endsWith("/files")
  const at = path
    .replace(":slug", "panel")
    .replace(":kind", "open-thread")
    .replace(":message", "none")
    .replace(":id", path.includes("/rounds/") ? round : webhook)
  return fetch(`${panel.url}${at}${isFile ? "?as=reading" : ""}`, {
    method: method.toUpperCase(),
    headers: { cookie, "content-type": isFile ? "application/octet-stream" : "application/json" },
    body: isFile ? new Uint8Array([1]) : JSON.stringify(body),
  })
}
const codeOf = async (response: Response) =>
  ((await response.json()) as { error?: { code: string } }).error?.code ?? response.status

beforeAll(async () => {
  const mail = { send: async () => {}, close: () => {} }
  panel = await servePanel({ mail, instead: () => ({ outgoing: outgoing(["hooks.example.org"]) }) })
  chair = await panel.join("moderator1")
  const panelist = await panel.join("panelist1")
  const admitted = await chair.do("admit-member", { name: "A guest", role: "panelist", side: null, lang: "en" })
  const member = MemberId.parse(admitted.made["member"])
  const made = await chair.do("make-invite", { role: "panelist", side: null, member, uses: 1 })
  invitation = String(made.made["token"])
  const text = "Water is wet."
  const drafted = await chair.do("draft-statement", { topic: TopicId.parse(panel.topic), lang: "en", text })
  const statement = StatementId.parse(drafted.made["statement"])
  await panelist.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  const opened = await chair.do("open-round", { statement, version: 1, kind: "call", anonymity: "secret" })
  round = RoundId.parse(opened.made["round"])
  await chair.do("void-round", { round: RoundId.parse(round), reason: "Another day." })
  await chair.do("close-session", { session: panel.session })
  const events = ["record.declared"]
  const added = await send("post /api/workspaces/:slug/webhooks", chair.cookie, {
    address: "https://hooks.example.org/here",
    events,
  })
  webhook = ((await added.json()) as { id: string }).id
  const put = await send("put /api/workspaces/:slug/address", chair.cookie, { email: "chair@example.org" })
  expect([added.status, put.status]).toEqual([200, 200])
  const notice = {
    responsible: "The institute",
    contact: "here",
    region: "CH",
    notice: { en: "We keep." },
    blocks: false,
  }
  await chair.do("set-privacy", notice)
  const seen = (await chair.finds(state => state.workspace?.privacy)).hash
  await chair.do("give-consent", { of: "notice", seen, lang: "en", region: "CH" })
  await asHost("archive-workspace", {})
})
afterAll(() => panel.end())

/** Bodies of the routes that read theirs before they know the workspace. */
const bodies = (one: string): object => {
  if (one.endsWith("/decline")) return { token: invitation, declines: true }
  if (one.includes("/api/join")) return { token: invitation, name: "A guest" }
  if (one.endsWith("/address")) return { email: "other@example.org" }
  if (one.endsWith("/engine-draft")) return { key: "thread:none:none", lang: "en" }
  if (one.endsWith("-draft")) return { key: "thread:none:none", lang: "en", text: "Words", seen: "", base: 0 }
  if (one.endsWith("/engine-draft")) return { key: "thread:none:none", lang: "en" }
  if (one.endsWith("/address/offered")) return { email: "other@example.org" }
  if (one.endsWith("/calendar")) return { of: "own" }
  if (one.includes("/commands/")) return { topic: panel.topic, entry: { lang: "en", text: "One word." } }
  return {}
}

describe("in an archived panel", () => {
  test("the table names routes that there are", () => {
    expect(Object.keys(remaining).filter(one => !routes.includes(one))).toEqual([])
    expect(asking.length).toBeGreaterThan(10)
  })

  test.each(asking)("%s is refused", async one => {
    expect(await codeOf(await send(one, chair.cookie, bodies(one)))).toBe("panel-archived")
  })

  test("an administrator hands it to nobody", async () => {
    const refused = await panel.instance.dispatch.command(
      await workspaceOf(),
      { ...host, host: false },
      {
        id: CommandId.parse("hand"),
        kind: "admit-member",
        body: { name: "Another", role: "moderator", side: null, lang: "en" },
      },
    )
    expect(refused).toMatchObject({ ok: false, refusal: { code: "panel-archived" } })
  })

  test("a workspace's calendar gets no address, nobody sets another's address, and an own address is taken away", async () => {
    const own = `${panel.url}/api/workspaces/panel`
    const calendar = await send("post /api/workspaces/:slug/calendar", chair.cookie, { of: "workspace" })
    expect(await codeOf(calendar)).toBe("panel-archived")
    const other = { member: MemberId.parse(panel.people["panelist1"]), email: "" }
    expect(await chair.refused("set-address", other)).toBe("not-permitted")
    const cleared = await send("put /api/workspaces/:slug/address", chair.cookie, { email: "" })
    expect(await cleared.json()).toMatchObject({ email: "" })
    const removed = await fetch(`${own}/webhooks/${webhook}`, { method: "DELETE", headers: { cookie: chair.cookie } })
    expect(removed.status).toBe(200)
  })

  test("a person takes their data away, asks for their erasure and withdraws", async () => {
    const { cookie, member } = chair
    const data = await fetch(`${panel.url}/api/workspaces/panel/own-data.json`, { headers: { cookie } })
    expect(data.status).toBe(200)
    await chair.do("ask-erasure", { member: MemberId.parse(member) })
    await chair.do("withdraw-consent", { of: "notice" })
    const { state } = await panel.instance.folds.current(await workspaceOf())
    expect(state.members[MemberId.parse(member)]).toMatchObject({ removed: true, erasure: {}, consents: {} })
  })

  test("the server itself writes nothing by a right of the panel's work", async () => {
    const command = { action: "run a round" as const, host: true, own: () => true }
    const done = await panel.instance.dispatch.perform(
      await workspaceOf(),
      server,
      { ...command, decide: () => ({ events: [] }) },
      null,
    )
    expect(done).toMatchObject({ ok: false, refusal: { code: "panel-archived" } })
  })
})

import { afterEach, beforeEach, expect, it } from "vitest"
import { ed25519 } from "../../../../server/adapters/system/instanceKey.ts"
import { recordedOf } from "../../../../server/commands/host/recorded.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import type { NewEvent } from "../../../../shared/contract/events.ts"
import type { HostLogPage } from "../../../../shared/contract/queries/host/host.ts"
import { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { verifyHostLog } from "../../../../shared/record/host/verifyHostLog.ts"
import { administratorOf } from "../../../kit/people/administrator.ts"
import type { Person } from "../../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let admin = ""
beforeEach(async () => {
  panel = await servePanel()
  admin = await administratorOf(panel)
})
afterEach(() => panel.end())

const nameOf = ({ state, member }: Person) => state.members[MemberId.parse(member)]?.name ?? "nobody"
const get = (path: string, cookie = admin) => fetch(panel.url + path, { headers: { cookie } })
const log = async (query = "") => (await (await get(`/api/host/log${query}`)).json()) as HostLogPage
const kinds = async (query = "") => (await log(query)).entries.map(({ kind }) => kind)

it("nobody but an administrator reads the log, the sign-ins, the settings or the overview", async () => {
  const { cookie } = await panel.join("moderator1")
  for (const path of [
    "/api/host",
    "/api/host/log",
    "/api/host/log.jsonl",
    "/api/host/sign-ins",
    "/api/host/settings",
  ]) {
    expect([path, (await get(path, cookie)).status]).toEqual([path, 403])
    expect([path, (await get(path, "")).status]).toEqual([path, 401])
    expect([path, (await get(path)).status]).toEqual([path, 200])
  }
})

it("who signed in, which link was made and what was exported is found by kind, with names as they are now", async () => {
  const chair = await panel.join("moderator1")
  await chair.do("make-invite", { role: "observer" })
  await get("/api/workspaces/panel/export", chair.cookie)
  const { entries, names } = await log("?kind=signed-in,link-made,exported")
  expect(entries.slice(0, 3).map(({ kind }) => kind)).toEqual(["exported", "link-made", "signed-in"])
  const [exported, made] = entries
  expect(exported?.body).toMatchObject({ what: "bundle" })
  expect(names[String(exported?.body["workspace"])]).toBe("panel")
  expect(made?.personal?.by).toMatchObject({ kind: "member", member: chair.member })
  expect(names[String(made?.personal?.by["member"])]).toContain(nameOf(chair))
  expect(await kinds("?kind=key-rotated")).toEqual([])
})

it("a sign-in that goes on is named by the seats that it holds, and one that has ended by its number alone", async () => {
  const chair = await panel.join("moderator1")
  const signedIn = async () => {
    const { entries, names } = await log("?kind=signed-in")
    const by = entries.map(({ personal }) => personal?.by).find(one => one?.["kind"] === "visitor")
    return names[String(by?.["signIn"])]
  }
  expect(await signedIn()).toContain(nameOf(chair))
  await fetch(`${panel.url}/api/leave`, { method: "POST", headers: { cookie: chair.cookie } })
  expect(await signedIn()).toBeUndefined()
})

it("the log holds no name, no address and nothing that opens a door", async () => {
  const chair = await panel.join("moderator1")
  const { token } = await chair.do("make-invite", { role: "observer" }).then(({ made }) => made)
  const text = await (await get("/api/host/log.jsonl")).text()
  expect(text).toContain("link-made")
  expect(text).not.toContain(String(token))
  expect(text).not.toContain(nameOf(chair))
  expect(text).not.toContain("127.0.0.1")
  expect(text).not.toContain(admin.split("=")[1])
})

it("the exported log verifies, also with erased parts, and fails wherever it was changed", async () => {
  await panel.instance.hostRows.erasePersonal(panel.instance.clock.now() + 1)
  await panel.instance.keys.rotate()
  await panel.instance.hostLog.append({ kind: "refused-often", of: "codes", by: { kind: "server" } })
  const text = await (await get("/api/host/log.jsonl")).text()
  const check = (changed: string) => verifyHostLog(changed, { sha256, ed25519 })
  expect(check(text)).toMatchObject({ kind: "whole", publicKey: panel.instance.keys.publicKey })
  const lines = text.split("\n")
  expect(check(lines.toSpliced(1, 1).join("\n"))).toMatchObject({ kind: "fails" })
  expect(check(lines.toSpliced(-3, 1).join("\n"))).toMatchObject({ kind: "fails" })
  for (const [n, line] of lines.entries())
    if (line !== "")
      expect(check(lines.with(n, line.replace(/\d(?=\D*$)/, "x")).join("\n"))).toMatchObject({ kind: "fails" })
})

it("pages follow one another without a gap", async () => {
  for (let n = 0; n < 60; n++)
    await panel.instance.hostLog.append({ kind: "refused-often", of: "codes", by: { kind: "server" } })
  const first = await log()
  const second = await log(`?before=${first.before}`)
  expect(first.entries).toHaveLength(50)
  const all = [...first.entries, ...second.entries].map(({ seq }) => seq)
  expect(all.slice(0, 60)).toEqual(Array.from({ length: 60 }, (_, n) => (all[0] ?? 0) - n))
  expect((await get("/api/host/log?before=0")).status).toBe(400)
})

it("what an administrator does with a panel, and with a person's data, is an entry", async () => {
  const chair = await panel.join("moderator1")
  const command = (kind: string, body: object) =>
    fetch(`${panel.url}/api/workspaces/panel/commands/${kind}`, {
      method: "POST",
      headers: { cookie: admin, "content-type": "application/json" },
      body: JSON.stringify(body),
    })
  await chair.do("ask-erasure", { member: MemberId.parse(chair.member) })
  await command("set-title", { title: { en: "Renamed" } })
  expect((await kinds()).slice(0, 2)).toEqual(["workspace-renamed", "erasure-asked"])
  const member = MemberId.parse(chair.member)
  const events: NewEvent[] = [
    { kind: "workspace-archived", body: { reason: "", reasonLang: "en" } },
    { kind: "workspace-unarchived", body: {} },
    { kind: "member-erased", body: { member, parts: 3 } },
    { kind: "workspace-removed", body: {} },
  ]
  const workspace = WorkspaceId.parse("w1")
  const recorded = recordedOf(events, { workspace, by: { kind: "terminal" }, state: chair.state })
  expect(recorded.map(({ kind }) => kind)).toEqual([
    "workspace-archived",
    "workspace-reopened",
    "erased",
    "workspace-deleted",
  ])
  expect(recorded[2]).toMatchObject({ count: 3, about: { kind: "member", member } })
})

import { afterEach, beforeEach, expect, it } from "vitest"
import type {
  HostFaceShown,
  HostLogPage,
  HostOverview,
  HostSignIns,
} from "../../../../shared/contract/queries/host/host.ts"
import type { ErrorBody, Me } from "../../../../shared/contract/queries.ts"
import { emptyFace } from "../../../../shared/model/host/face.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { administratorOf } from "../../../kit/people/administrator.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let admin = ""
beforeEach(async () => {
  panel = await servePanel()
  admin = await administratorOf(panel)
})
afterEach(() => panel.end())

const send = (method: string, path: string, body: unknown, cookie = admin, type = "application/json") =>
  fetch(panel.url + path, {
    method,
    headers: { cookie, "content-type": type },
    body: type === "application/json" ? JSON.stringify(body) : String(body),
  })
const read = async <T>(path: string, cookie = admin) =>
  (await (await fetch(panel.url + path, { headers: { cookie } })).json()) as T
const codeOf = async (response: Response) => ((await response.json()) as ErrorBody).error.code
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z" fill="url(#a)"/></svg>`

it("everybody reads the face that an administrator has set, and the log names what was changed", async () => {
  const face = { ...emptyFace, name: "Ministry of Seas", foot: { en: "For the sea" } }
  expect((await send("PUT", "/api/host/settings", { face, seen: 0 })).status).toBe(200)
  expect(await read<HostFaceShown>("/api/host/face", "")).toMatchObject({ name: "Ministry of Seas", logo: null })
  const [entry] = await panel.instance.hostRows.newest({
    before: 1_000,
    limit: 1,
    from: 0,
    until: Number.MAX_SAFE_INTEGER,
    kinds: ["settings-changed"],
  })
  expect(entry?.body).toEqual({ names: ["name", "foot"] })
})

it("of two administrators who change the settings at once, one is told of the other", async () => {
  const both = await Promise.all(
    ["A", "B"].map(name => send("PUT", "/api/host/settings", { face: { ...emptyFace, name }, seen: 0 })),
  )
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
})

it("an accent that cannot be read is refused with its figure, and a script's address is no link", async () => {
  const accent = { light: "#26457f", dark: "#333333" }
  const refused = await send("PUT", "/api/host/settings", { face: { ...emptyFace, accent }, seen: 0 })
  const { error } = (await refused.json()) as ErrorBody
  expect([error.code, error.params]).toEqual(["accent-contrast", { mode: "dark", n: "1.2", least: "4.5" }])
  const links = { ...emptyFace.links, imprint: "javascript:alert(1)" }
  expect((await send("PUT", "/api/host/settings", { face: { ...emptyFace, links }, seen: 0 })).status).toBe(400)
})

it("a logo only draws: every way to run or fetch something is refused", async () => {
  expect((await send("PUT", "/api/host/logo", svg, admin, "image/svg+xml")).status).toBe(200)
  const { logo } = await read<HostFaceShown>("/api/host/face")
  const shown = await fetch(panel.url + String(logo))
  expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/svg+xml"])
  expect(shown.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox")
  const within = (inner: string) => svg.replace("<path", `${inner}<path`)
  for (const unsafe of [
    within("<script>alert(1)</script>"),
    within("<foreignObject></foreignObject>"),
    within("<style>@import 'x'</style>"),
    within(`<use href="https://example.org/x.svg#a"/>`),
    within(`<use xlink:href="data:image/svg+xml,x"/>`),
    within(`<rect fill="url(https://example.org/x)"/>`),
    within(`<set attributeName="href" to="javascript:alert(1)"/>`),
    svg.replace("<svg", `<svg onload="alert(1)"`),
    svg.replace("<svg", `<svg/onload=alert(1)`),
    `<!DOCTYPE svg [<!ENTITY a "b">]>${svg}`,
    `<?xml-stylesheet href="x.css"?>${svg}`,
    "GIF89a",
    "",
  ])
    expect([unsafe, await codeOf(await send("PUT", "/api/host/logo", unsafe, admin, "image/svg+xml"))]).toEqual([
      unsafe,
      "logo-unsafe",
    ])
  expect((await send("PUT", "/api/host/logo", "x".repeat(300_000), admin, "image/svg+xml")).status).toBe(413)
  expect((await send("DELETE", "/api/host/logo", {})).status).toBe(200)
  expect((await fetch(panel.url + String(logo))).status).toBe(404)
})

it("an administrator ends a sign-in, and its seat reads nothing from then on", async () => {
  const chair = await panel.join("moderator1")
  const { signIns } = await read<HostSignIns>("/api/host/sign-ins")
  const found = signIns.find(({ seats }) =>
    seats.some(({ name }) => name.includes(chair.state.members[MemberId.parse(chair.member)]?.name ?? "nobody")),
  )
  expect((await send("POST", "/api/host/sign-ins/end", { signIn: found?.id })).status).toBe(200)
  expect((await fetch(`${panel.url}/api/workspaces/panel`, { headers: { cookie: chair.cookie } })).status).not.toBe(200)
})

it("a workspace is renamed and handed to another chair, whose link opens the seat", async () => {
  const title = { en: "Renamed" }
  expect((await send("POST", "/api/workspaces/panel/commands/set-title", { title })).status).toBe(200)
  const { workspaces } = await read<HostOverview>("/api/host")
  expect(workspaces[0]?.title).toEqual(title)
  const late = { title: { en: "Of another" }, seen: { en: "What was read before" } }
  expect(await codeOf(await send("POST", "/api/workspaces/panel/commands/set-title", late))).toBe("text-changed")
  expect((await send("POST", "/api/workspaces/panel/commands/set-title", { ...late, seen: title })).status).toBe(200)
  const from = workspaces[0]?.chairs[0]?.member
  const long = await send("POST", "/api/host/workspaces/panel/chair", { from, name: "N".repeat(120) })
  expect(await codeOf(long)).toBe("bad-input")
  expect((await read<HostOverview>("/api/host")).workspaces[0]?.chairs.map(({ member }) => member)).toContain(from)
  const logged = async () => (await read<HostLogPage>("/api/host/log")).entries.map(({ kind }) => kind)
  const before = (await logged()).length
  const handed = await send("POST", "/api/host/workspaces/panel/chair", { from, name: "New Chair" })
  expect((await logged()).slice(0, -before).toReversed()).toEqual(["chair-appointed", "link-made", "workspace-handed"])
  const { token } = (await handed.json()) as { token: string }
  const joined = await send("POST", "/api/join", { token, attribution: "named" }, "")
  const me = (await joined.json()) as Me
  expect(me.role).toBe("moderator")
  expect((await read<HostOverview>("/api/host")).workspaces[0]?.chairs.map(({ name }) => name)).toContain("New Chair")
  expect(await codeOf(await send("POST", "/api/host/workspaces/panel/chair", { from, name: "Third" }))).toBe(
    "settings-changed",
  )
})

it("a link for another administrator signs in once", async () => {
  const { token } = (await (await send("POST", "/api/host/administrators", {})).json()) as { token: string }
  expect((await send("POST", "/api/join", { token }, "")).status).toBe(200)
  expect((await send("POST", "/api/join", { token }, "")).status).toBe(410)
})

it("the overview says that the newest backup of the schedule failed, until one succeeds", async () => {
  const { backups } = panel.instance
  const failure = async () => (await read<HostOverview>("/api/host")).backupFailure
  expect(await failure()).toBeNull()
  await backups.keep({ triedAt: 5, last: null, failure: { at: 7, fault: "disk-full", reason: "no space in /srv" } })
  expect(await failure()).toEqual({ at: 7, fault: "disk-full" })
  await backups.keep({ triedAt: 9, last: null, failure: null })
  expect(await failure()).toBeNull()
})

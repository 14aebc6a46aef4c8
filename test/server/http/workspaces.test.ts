import { afterAll, beforeAll, expect, it } from "vitest"
import type { WorkspaceOpened } from "../../../shared/contract/queries.ts"
import type { Snapshot } from "../../../shared/fold/slices/snapshot.ts"
import { get, post } from "../../kit/people/person.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const folder = newFolder()
let running: Running
let admin = ""
let moderator = ""
beforeAll(async () => {
  running = await startPlenary({ folder })
  admin = await cookieBy("administrator (once)")
  moderator = await cookieBy("moderator")
})
afterAll(async () => {
  await running.stop()
  removeFolder(folder)
})

async function cookieBy(label: string): Promise<string> {
  const token = running.links[label]!.split("#")[1]!
  const response = await post(running.url, "/api/join", { token, name: "Mori", lang: "en" })
  return response.headers.getSetCookie()[0]!.split(";")[0]!
}

const open = (body: unknown, cookie: string) => post(running.url, "/api/workspaces", body, cookie ? { cookie } : {})
const slugOf = async (response: Response) => ((await response.json()) as WorkspaceOpened).slug

it("a workspace is opened by the administrator alone", async () => {
  const body = { lang: "en", title: "Seabed data" }
  expect((await open(body, "")).status).toBe(401)
  expect((await open(body, moderator)).status).toBe(403)
  expect((await open({ lang: "en", title: " " }, admin)).status).toBe(400)
  expect((await open({ lang: "fr", title: "Mer" }, admin)).status).toBe(400)
  expect(await slugOf(await open(body, admin))).toBe("seabed-data")
})

it("starts closed to the public, with the preset rule and one authentic language", async () => {
  const slug = await slugOf(await open({ lang: "ja", title: "海底データ" }, admin))
  expect(slug).toBe("panel")
  const { state } = (await get(running.url, `/api/workspaces/${slug}`, admin)) as Snapshot
  expect(state.workspace).toMatchObject({
    title: { ja: "海底データ" },
    authentic: [{ lang: "ja", side: null }],
    public: false,
    demo: false,
    rule: { support: [3, 4] },
  })
  expect((await fetch(`${running.url}/api/workspaces/${slug}`, { headers: { cookie: moderator } })).status).toBe(403)
})

it("two of one title that are opened at once have an address each", async () => {
  const body = { lang: "en", title: "Ports: “Ärger” & data" }
  const both = await Promise.all([open(body, admin), open(body, admin)])
  expect((await Promise.all(both.map(slugOf))).toSorted()).toEqual(["ports-a-rger-data", "ports-a-rger-data-2"])
})

it("gets its sides and chairs in the same form: one by a link, one in the administrator's browser", async () => {
  const sides = ["China", "Japan"]
  const chairs = [
    { name: "Chen Yu", own: false },
    { name: "Mori Aya", own: true },
  ]
  const opened = await open({ lang: "en", title: "Two sides", sides, chairs }, admin)
  const { slug, links, seated } = (await opened.json()) as WorkspaceOpened
  expect({ seated, names: links.map(({ name }) => name) }).toEqual({ seated: true, names: ["Chen Yu"] })
  const { state, me } = (await get(running.url, `/api/workspaces/${slug}`, admin)) as Snapshot & { me: object }
  const [first, second] = state.sides
  expect([first?.title, second?.title]).toEqual([{ en: "China" }, { en: "Japan" }])
  expect(me).toMatchObject({ name: "Mori Aya", role: "moderator", side: second?.id })
  const preview = await post(running.url, "/api/join/preview", { token: links[0]?.token })
  expect(await preview.json()).toMatchObject({ name: "Chen Yu", role: "moderator", side: { title: { en: "China" } } })
  for (const wrong of [
    { sides: ["One"] },
    { chairs },
    { sides, chairs: chairs.map(one => ({ ...one, own: true })) },
    { chairs: [{ name: " ", own: true }] },
  ])
    expect((await open({ lang: "en", title: "Wrong", ...wrong }, admin)).status).toBe(400)
  const alone = { lang: "en", title: "One chair", chairs: [{ name: "Mori Aya", own: true }] }
  expect(await (await open(alone, admin)).json()).toMatchObject({ seated: true, links: [] })
})

import { join } from "node:path"
import { afterEach, beforeEach, expect, it } from "vitest"
import { exportsPer3600s } from "../../../../server/commands/sending/commandLimits.ts"
import { firstStart } from "../../../../server/start/firstStart.ts"
import { openInstance } from "../../../../server/start/instance/openInstance.ts"
import type { HostPersonal } from "../../../../shared/record/host/hostEvents.ts"
import { newFolder, removeFolder } from "../../../kit/servers/plenary.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"

const all = { before: 1_000_000, limit: 99, from: 0, until: 9e15 }

let panel: ServedPanel
beforeEach(async () => {
  panel = await servePanel()
})
afterEach(() => panel.end())

it("one seat does not fill the log of the host with exports; another seat still takes its own", async () => {
  const [one, two] = [await panel.join("panelist1"), await panel.join("panelist2")]
  const take = async (path: string, { cookie }: { cookie: string }) => {
    const response = await fetch(`${panel.url}/api/workspaces/panel/${path}`, { headers: { cookie } })
    await response.arrayBuffer()
    return response.status
  }
  const told: number[] = []
  for (let n = 0; n <= exportsPer3600s; n++) told.push(await take("export", one))
  expect(told.filter(status => status === 200)).toHaveLength(exportsPer3600s)
  expect([told.at(-1), await take("own-data.json", one), await take("export", two)]).toEqual([429, 429, 200])
  const found = await panel.instance.hostRows.newest({ ...all, limit: 999, kinds: ["exported"] })
  expect(found).toHaveLength(exportsPer3600s + 1)
})

it("who takes the files of a session or their own data away is an entry; a reader without a seat is none", async () => {
  const { cookie, member } = await panel.join("panelist1")
  const paths = [
    `/api/sessions/${panel.session}/minutes.json`,
    `/api/sessions/${panel.session}/outcome.json`,
    `/api/sessions/${panel.session}/sheets.json`,
    "/api/workspaces/panel/own-data.json",
    "/api/workspaces/panel/own-data.html",
  ]
  for (const path of paths) {
    expect([path, (await fetch(panel.url + path, { headers: { cookie } })).status]).toEqual([path, 200])
    await fetch(panel.url + path)
  }
  const found = await panel.instance.hostRows.newest({ ...all, kinds: ["exported"] })
  expect(found.map(({ body }) => (body as { what: string }).what).toReversed()).toEqual([
    "session-files",
    "session-files",
    "session-files",
    "own-data",
    "own-data",
  ])
  for (const { personal } of found)
    expect((personal as HostPersonal | null)?.by).toMatchObject({ kind: "member", member })
})

it("the administrator's first link is an entry", async () => {
  const folder = newFolder()
  const place = join(folder, "plenary.db")
  await firstStart(place, false, () => {})
  const instance = await openInstance(place)
  const [made] = await instance.hostRows.newest({ ...all, kinds: ["link-made"] })
  expect(made).toMatchObject({ body: { link: "administrator", role: "admin" }, personal: { by: { kind: "server" } } })
  await instance.close()
  removeFolder(folder)
})

it("an export that is refused was not taken, and is no entry", async () => {
  const workspace = "/api/workspaces/panel"
  for (const [who, path] of [
    ["panelist1", `${workspace}/export.zip`],
    ["panelist2", `${workspace}/own-data.json`],
    ["panelist3", `${workspace}/workspace.html`],
  ] as const) {
    const { cookie } = await panel.join(who)
    const before = (await panel.instance.hostRows.newest({ ...all, kinds: ["exported"] })).length
    // an owner has two jobs open at a time
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => fetch(panel.url + path, { headers: { cookie, prefer: "respond-async" } })),
    )
    const begun = answers.filter(({ status }) => status === 202).length
    expect([path, begun < 6, begun > 0]).toEqual([path, true, true])
    const found = await panel.instance.hostRows.newest({ ...all, kinds: ["exported"] })
    expect([path, found.length - before]).toEqual([path, begun])
  }
  const { cookie } = await panel.join("panelist4")
  const before = (await panel.instance.hostRows.newest({ ...all, kinds: ["exported"] })).length
  for (const path of [
    `${workspace}/export?session=nowhere`,
    `${workspace}/export.zip?session=nowhere`,
    `${workspace}/workspace.html?lang=xx`,
    `${workspace}/own-data.json?lang=xx`,
    `/api/sessions/${panel.session}/minutes.html?lang=xx`,
    `/api/topics/${panel.topic}/note.html?lang=xx`,
  ])
    expect([path, (await fetch(panel.url + path, { headers: { cookie } })).ok]).toEqual([path, false])
  expect(await panel.instance.hostRows.newest({ ...all, kinds: ["exported"] })).toHaveLength(before)
})

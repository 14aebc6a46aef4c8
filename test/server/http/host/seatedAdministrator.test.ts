import { afterEach, beforeEach, expect, test } from "vitest"
import type { ErasurePreview } from "../../../../shared/contract/queries/law/deleted.ts"
import type { Me, WorkspaceList } from "../../../../shared/contract/queries.ts"
import { administratorOf } from "../../../kit/people/administrator.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let admin = ""
beforeEach(async () => {
  panel = await servePanel()
  // an administrator who holds the chair in the same browser, as the form of a new workspace offers
  const body = JSON.stringify({ token: panel.tokens["moderator1"], name: "moderator1", lang: "en" })
  const headers = { "content-type": "application/json", cookie: await administratorOf(panel) }
  const joined = await fetch(`${panel.url}/api/join`, { method: "POST", headers, body })
  expect([joined.status, joined.ok ? "" : await joined.text()]).toEqual([200, ""])
  admin = joined.headers.getSetCookie()[0]?.split(";")[0] ?? ""
})
afterEach(() => panel.end())

const command = async (kind: string, body: object, cookie = admin) => {
  const headers = { "content-type": "application/json", cookie }
  const address = `${panel.url}/api/workspaces/panel/commands/${kind}`
  return (await fetch(address, { method: "POST", headers, body: JSON.stringify(body) })).status
}
const read = async <T>(path: string, cookie = admin) =>
  (await (await fetch(panel.url + path, { headers: { cookie } })).json()) as T

test("an administrator who holds the chair of a panel archives it, erases in it and deletes it all the same", async () => {
  const [listed] = (await read<WorkspaceList>("/api/workspaces")).workspaces
  expect(listed?.me).toMatchObject({ role: "moderator", administrator: true } satisfies Partial<Me>)
  const member = panel.people["panelist1"] ?? ""
  const preview = await read<ErasurePreview>(`/api/workspaces/panel/members/${member}/erasure`)
  expect(preview.goes.name).toBeGreaterThan(0)
  expect(await command("erase-member", { member })).toBe(200)
  expect(await command("close-session", { session: panel.session })).toBe(200)
  expect(await command("archive-workspace", {})).toBe(200)
  expect(await command("unarchive-workspace", {})).toBe(200)
  expect(await command("delete-workspace", { slug: "panel" })).toBe(200)
})

test("an administrator's seat gives the panel's other acts to the member alone", async () => {
  expect(await command("set-title", { title: { en: "Another" } })).toBe(200)
  const workspace = await panel.instance.directory.home(panel.topic)
  const entries = workspace ? await panel.instance.store.events(workspace, 0, 1_000) : []
  expect(entries.at(-1)).toMatchObject({ kind: "title-set", by: panel.people["moderator1"] })
})

test("a chair who is no administrator still may not", async () => {
  const chair = await panel.join("moderator2")
  expect(await command("archive-workspace", {}, chair.cookie)).toBe(403)
})

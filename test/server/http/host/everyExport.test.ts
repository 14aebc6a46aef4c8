import { afterAll, beforeAll, expect, test } from "vitest"
import { openapi } from "../../../../server/http/routes/openapi/openapi.ts"
import { Person, post } from "../../../kit/people/person.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../../kit/servers/plenary.ts"

/** The files that are sent without an entry, and why (DOMAIN HL3). */
const unrecorded: Record<string, string> = {
  "/api/jobs/{id}/file": "the export was recorded when it was asked for",
  "/api/workspaces/{slug}/files/{sha256}": "an uploaded file is read",
}

const folder = newFolder()
let running: Running
let chair: Person
let admin: Person
const ids: Record<string, string> = {}
beforeAll(async () => {
  running = await startPlenary({ folder })
  const once = running.links["administrator (once)"] ?? ""
  const joined = await post(running.url, "/api/join", { token: once.slice(once.indexOf("#") + 1) })
  admin = await Person.sit(running.url, (joined.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "", "demo")
  const { made } = await admin.do("make-invite", { role: "moderator", uses: 1 })
  chair = await Person.join(running.url, `#${made["token"]}`, "A chair")
  const { state } = chair
  ids["records"] = Object.keys(state.records)[0] ?? ""
  ids["topics"] = Object.keys(state.topics)[0] ?? ""
  const ended = Object.values(state.sessions).find(one => one.startedAt !== null)
  ids["sessions"] = ended?.id ?? ""
})
afterAll(async () => {
  for (const one of [chair, admin]) one.leave()
  await running.stop()
  removeFolder(folder)
})

const recorded = async (): Promise<number> => {
  const response = await fetch(`${running.url}/api/host/log?kind=exported`, { headers: { cookie: admin.cookie } })
  return ((await response.json()) as { entries: object[] }).entries.length
}

test("each file that a person takes away is one entry of the log of the host, whatever its route", async () => {
  const files: string[] = []
  const paths = Object.entries(openapi().paths ?? {}).flatMap(([path, item]) => (item.get ? [path] : []))
  for (const path of paths) {
    if (path in unrecorded || path.endsWith("/stream") || path.startsWith("/calendar")) continue
    const noun = path.split("/")[2] ?? ""
    const at = path
      .replace("{slug}", "demo")
      .replace("{format}", "json")
      .replace("{id}", ids[noun] ?? "none")
      .replace("{at}", String(Date.now()))
      .replaceAll(/\{\w+\}/g, "1")
    const cookie = path.startsWith("/api/host") ? admin.cookie : chair.cookie
    const before = await recorded()
    const response = await fetch(running.url + at, { headers: { cookie } })
    const isFile = (response.headers.get("content-disposition") ?? "").startsWith("attachment")
    await response.arrayBuffer()
    if (isFile) files.push(path)
    expect([path, (await recorded()) - before]).toEqual([path, isFile ? 1 : 0])
  }
  // a path whose parameters the test does not fill sends no file
  const offered = paths.filter(path => /\{format\}|\.csv$|\.jsonl$|\/export|own-data/.test(path))
  expect(offered.filter(path => !files.includes(path))).toEqual([])
})

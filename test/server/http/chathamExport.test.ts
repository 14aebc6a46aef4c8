import { strFromU8, unzipSync } from "fflate"
import { afterEach, describe, expect, test } from "vitest"
import { ExportRequest, writeBundleFile } from "../../../server/start/owner/export.ts"
import { SessionId, TopicId } from "../../../shared/model/ids.ts"
import type { Paper } from "../../../shared/papers/paper.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
afterEach(() => panel.end())

/** The texts of all files in the zip that a page gives. */
async function zipOf(who: string): Promise<string> {
  const { cookie } = await panel.join(who, "en")
  const response = await fetch(`${panel.url}/api/workspaces/panel/export.zip`, { headers: { cookie } })
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/zip"])
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="panel-[\w-]*\d+\.zip"$/)
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  return Object.entries(files)
    .map(([name, content]) => `${name}\n${strFromU8(content)}`)
    .join("\n")
}
async function bundleOf(who: string): Promise<string> {
  const { cookie } = await panel.join(who, "en")
  const response = await fetch(`${panel.url}/api/workspaces/panel/export`, { headers: { cookie } })
  expect(response.status).toBe(200)
  return response.text()
}
const named = (bundle: string) => Object.keys(panel.people).filter(name => bundle.includes(`"${name}"`))

describe("the bundle that a page of the panel gives", () => {
  test.each(["chatham", "unattributed"] as const)(
    "%s: carries no name out of the room, whoever takes it",
    async attribution => {
      panel = await servePanel({ attribution })
      for (const who of ["moderator1", "secretary1", "panelist1", "observer1"]) {
        const bundle = await bundleOf(who)
        expect([who, named(bundle)]).toEqual([who, []])
        expect(bundle).toContain('"audience":"gallery"')
        const zip = await zipOf(who)
        expect([who, named(zip)]).toEqual([who, []])
        expect(zip).toContain(bundle)
      }
    },
  )

  test.each(["chatham", "unattributed"] as const)(
    "%s: is not the host's own export, which holds every name",
    async attribution => {
      panel = await servePanel({ attribution })
      const { text } = await writeBundleFile(panel.instance, ExportRequest.parse({ workspace: "panel" }))
      expect(named(text).length).toBeGreaterThan(5)
    },
  )

  test("named: carries them for the room", async () => {
    panel = await servePanel()
    expect(named(await bundleOf("panelist1")).length).toBeGreaterThan(5)
    expect(named(await bundleOf("observer1"))).toEqual([])
  })

  test("in a zip: the same bundle, of one session too; an unknown session gives none, and too many are refused", async () => {
    panel = await servePanel()
    const { cookie } = await panel.join("panelist1")
    const ask = (query: string) => fetch(`${panel.url}/api/workspaces/panel/export${query}`, { headers: { cookie } })
    expect(await zipOf("panelist1")).toContain(await bundleOf("panelist1"))
    const alone = await (await ask(`?session=${panel.session}`)).text()
    const packed = unzipSync(new Uint8Array(await (await ask(`.zip?session=${panel.session}`)).arrayBuffer()))
    expect(Object.values(packed).map(one => strFromU8(one))).toContain(alone)
    expect((await ask(".zip?session=nowhere")).status).toBe(404)
    const statuses = await Promise.all(
      Array.from({ length: 21 }, async () => (await ask(".zip?session=nowhere")).status),
    )
    expect(statuses).toContain(429)
  })
})

describe("the files that a page of the panel gives", () => {
  const files = () => [
    `/api/sessions/${panel.session}/outcome.json`,
    `/api/sessions/${panel.session}/minutes.json`,
    `/api/sessions/${panel.session}/sheets.json`,
    `/api/topics/${panel.topic}/note.json`,
    "/api/workspaces/panel/workspace.json",
    "/api/workspaces/panel/positions.csv",
  ]
  const taken = async (who: string): Promise<string> => {
    const { cookie } = await panel.join(who, "en")
    const answers = await Promise.all(files().map(path => fetch(panel.url + path, { headers: { cookie } })))
    return (await Promise.all(answers.map(one => one.text()))).join("\n")
  }
  test.each(["chatham", "unattributed"] as const)("%s: carry no name out of the room either", async attribution => {
    panel = await servePanel({ attribution })
    for (const who of ["moderator1", "panelist1", "observer1"]) {
      const text = await taken(who)
      expect([who, Object.keys(panel.people).filter(name => text.includes(name))]).toEqual([who, []])
    }
  })
  test("named: carry them for the room", async () => {
    panel = await servePanel()
    const text = await taken("panelist1")
    expect(Object.keys(panel.people).filter(name => text.includes(name)).length).toBeGreaterThan(5)
  })
  test.each(["chatham", "unattributed", "named"] as const)(
    "%s: hold a sheet of positions for each panelist only with names, else one without a name",
    async attribution => {
      panel = await servePanel({ attribution })
      const chair = await panel.join("moderator1", "en")
      const topic = TopicId.parse(panel.topic)
      const session = SessionId.parse(panel.session)
      await chair.do("draft-statement", { topic, lang: "en", text: "Water is wet." })
      await chair.do("set-agenda", { session, items: [{ kind: "topic", title: { en: "Data" }, topic, minutes: 20 }] })
      const { cookie } = await panel.join("panelist1", "en")
      const response = await fetch(`${panel.url}/api/sessions/${session}/sheets.json`, { headers: { cookie } })
      const { blocks } = (await response.json()) as Paper
      const named = Object.keys(panel.people).filter(name => JSON.stringify(blocks).includes(name))
      const panelists = Object.keys(panel.people).filter(name => name.startsWith("panelist"))
      expect(named).toEqual(attribution === "named" ? panelists : [])
      const sheets = blocks.filter(one => one.kind === "heading" && one.level === 2)
      expect(sheets.length).toBe(attribution === "named" ? panelists.length : 1)
      expect(JSON.stringify(blocks)).toContain("Water is wet.")
    },
  )
})

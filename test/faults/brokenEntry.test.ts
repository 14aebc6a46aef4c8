import Sqlite from "better-sqlite3"
import { afterEach, beforeEach, expect, test } from "vitest"
import { databaseIn } from "../../server/start/instance/database.ts"
import { get, Person } from "../kit/people/person.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../kit/servers/plenary.ts"

let folder: string
let links: Record<string, string>
let running: Running | null = null
beforeEach(async () => {
  folder = newFolder()
  const first = await startPlenary({ folder })
  links = first.links
  await first.stop()
})
afterEach(async () => {
  await running?.stop()
  removeFolder(folder)
})

/** Alters one entry of the demo by hand, past the triggers that forbid it. */
function damage(set: string): void {
  const db = new Sqlite(databaseIn(folder))
  db.exec("DROP TRIGGER event_no_update")
  db.exec(`UPDATE event SET ${set} WHERE seq = 17 AND workspace = (SELECT id FROM workspace WHERE slug = 'demo')`)
  db.close()
}

test.each([
  ["JSON that is none", `json = '{"a":' || char(1)`],
  ["a body that its kind does not have", `json = '{}'`],
  ["another body of the same shape", `json = replace(json, 'e', 'f')`],
  ["another time", "at_ms = at_ms + 1"],
  ["another hash", "hash = 'ab' || substr(hash, 3)"],
])("%s stops its workspace, which is named with the entry, and the others run", async (_, set) => {
  damage(set)
  running = await startPlenary({ folder })
  expect(await get(running.url, "/readyz")).toMatchObject({ ok: true })
  const person = await Person.join(running.url, links["panelist"] ?? "", "Ann")
  await person.do("open-thread", {
    topic: person.snapshot.topics[0]?.id as never,
    entry: { lang: "en", text: "The others go on." },
  })
  expect(await get(running.url, "/api/workspaces", person.cookie)).toMatchObject({
    workspaces: [{ slug: "practice" }],
  })
  const response = await fetch(`${running.url}/api/workspaces/demo`)
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ error: { code: "workspace-stopped", params: { n: 17 } } })
  await expect.poll(running.output).toMatch(/The workspace “demo” .* is stopped: its entry 17/)
  person.leave()
})

import { readFileSync } from "node:fs"
import { afterAll, beforeAll, expect, test } from "vitest"
import { build, version } from "../../../server/adapters/system/root.ts"
import { get } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
beforeAll(async () => {
  panel = await servePanel({ panelists: 2 })
})
afterAll(() => panel.end())

test("a link and a sign-in are 42 characters of chance, and the database holds their hashes alone", async () => {
  const { cookie } = await panel.join("panelist1")
  const secrets = [...Object.values(panel.tokens), cookie.slice(cookie.indexOf("=") + 1)]
  expect(new Set(secrets).size).toBe(secrets.length)
  // an alphabet of 64 is 6 bits a character
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{42}$/)
  const kept = ["", "-wal"].map(end => readFileSync(panel.file + end, "latin1")).join("")
  expect(secrets.filter(secret => kept.includes(secret))).toEqual([])
  expect(Object.values(panel.tokens).filter(token => !kept.includes(panel.instance.sha256(token)))).toEqual([])
})

test("/healthz answers without a sign-in, and /metrics to programs of the same machine", async () => {
  expect(await get(panel.url, "/healthz")).toEqual({ ok: true, version, build })
  expect(await (await fetch(`${panel.url}/metrics`)).text()).toContain("plenary_connections")
})

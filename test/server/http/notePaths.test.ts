import { afterAll, beforeAll, expect, test } from "vitest"
import { until } from "../../kit/clocks/until.ts"
import { StockClient } from "../../kit/people/stockClient.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
beforeAll(async () => {
  panel = await servePanel()
})
afterAll(() => panel.end())

test("a note's socket opens by /sync and by /watch", async () => {
  const ann = await panel.join("panelist1")
  const clients = (["sync", "watch"] as const).map(path => new StockClient(panel.url, panel.topic, ann.cookie, path))
  for (const client of clients) await until(() => client.provider.synced, "it is in step")
  for (const [n, client] of clients.entries()) client.write(`by path ${n}`)
  for (const client of clients) await until(() => client.isSaved, "its words are saved")
  for (const client of clients)
    await until(() => client.text.includes("by path 0") && client.text.includes("by path 1"), "both are read")
  for (const client of clients) client.end()
  ann.leave()
})

test.each(["sync", "watch"])("a request to /%s without its Upgrade header is told so", async path => {
  const answer = await fetch(`${panel.url}/${path}/${panel.topic}`)
  expect(answer.status).toBe(426)
  expect(await answer.json()).toMatchObject({ error: { code: "no-upgrade" } })
})

import { afterEach, expect, test } from "vitest"
import { readConfig } from "../../../server/start/config.ts"
import { terminalReason } from "../../../server/start/terminal.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel | null = null
afterEach(async () => {
  await panel?.end()
  panel = null
})

const poll = ({ url }: ServedPanel) => fetch(`${url}/socket.io/?EIO=4&transport=polling`)

test("a page polls where one server serves the database, and nowhere else unless it is set", () => {
  const postgres = { DATABASE_URL: "postgres://db/panel" }
  expect(readConfig({})).toMatchObject({ longPolling: true, drainSeconds: 0 })
  expect(readConfig(postgres)).toMatchObject({ longPolling: false, drainSeconds: 4 })
  expect(readConfig({ ...postgres, LONG_POLLING: "on", DRAIN_SECONDS: "0" })).toMatchObject({
    longPolling: true,
    drainSeconds: 0,
  })
})

test.each(["C", "zh_CN.UTF-8", "ja_JP.UTF-8"])("another word is refused in the terminal's language: %s", LANG => {
  try {
    readConfig({ LONG_POLLING: "sticky" })
    expect.unreachable()
  } catch (error) {
    expect(String(terminalReason(error, { LANG }))).toMatch(/sticky.*on.*off/)
  }
})

test("a drain longer than the stop itself is refused", () => {
  expect(() => readConfig({ DRAIN_SECONDS: "8" })).toThrow("DRAIN_SECONDS")
})

test("without long polling the first poll is refused, and a WebSocket is admitted", async () => {
  panel = await servePanel()
  expect((await poll(panel)).status).toBe(200)
  await panel.end()
  panel = await servePanel({ longPolling: false })
  expect((await poll(panel)).status).toBe(403)
  const ann = await panel.join("panelist1")
  expect(ann.socket.io.engine.transport.name).toBe("websocket")
})

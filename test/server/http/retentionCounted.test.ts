import { afterEach, beforeEach, expect, test } from "vitest"
import { limits } from "../../../shared/contract/limits.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
beforeEach(async () => {
  panel = await servePanel()
})
afterEach(() => panel.end())

test("who counts what the retention takes has the limit of commands", async () => {
  const { cookie } = await panel.join("moderator1")
  const count = async () => {
    const response = await fetch(`${panel.url}/api/workspaces/panel/retention?names=30`, { headers: { cookie } })
    await response.arrayBuffer()
    return response.status
  }
  expect(await count()).toBe(200)
  const told = await Promise.all(Array.from({ length: limits.commandsPer10s + 20 }, count))
  expect(new Set(told)).toEqual(new Set([200, 429]))
  expect(told.filter(status => status === 200).length).toBeLessThan(limits.commandsPer10s)
})

import { afterAll, beforeAll, expect, test } from "vitest"
import { type Browser, openWindow, sharedBrowser } from "../kit/people/browsers.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"

let running: Running
let browser: Browser
beforeAll(async () => {
  running = await startPlenary()
  browser = await sharedBrowser()
})
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

test("a page that reloads itself, as for a new version, is fetched afresh", async () => {
  const { page } = await openWindow(browser, "en")
  await page.goto(`${running.url}/w/demo`)
  await page.locator("h1").first().waitFor()
  await page.evaluate(() => Object.assign(globalThis, { before: true }))
  const loaded = page.waitForEvent("load")
  await page.evaluate(() => setTimeout(() => location.reload()))
  await loaded
  expect(await page.evaluate(() => "before" in globalThis)).toBe(false)
})

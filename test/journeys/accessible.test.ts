import axe from "axe-core"
import type { Page } from "playwright"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { amounts } from "../kit/amounts.ts"
import { type Browser, enterSeat, sharedBrowser } from "../kit/people/browsers.ts"
import { get } from "../kit/people/person.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"

let running: Running
let browser: Browser
let session = ""
beforeAll(async () => {
  running = await startPlenary()
  browser = await sharedBrowser()
  const demo = (await get(running.url, "/api/workspaces/demo")) as { state: { sessions: Record<string, unknown> } }
  session = Object.keys(demo.state.sessions)[0] ?? ""
})
afterAll(async () => {
  await browser.close()
  await running.stop()
})

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

/** The violations that axe finds, with their places. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async values => {
    const { axe: runner } = window as unknown as { axe: typeof axe }
    const { violations } = await runner.run(document, { runOnly: { type: "tag", values } })
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(" ")}`))
  }, rules)
  return found
}

const pages = {
  home: () => "/",
  "come back": () => "/return",
  join: () => new URL(running.links["panelist"] ?? "").pathname + new URL(running.links["panelist"] ?? "").hash,
  workspace: () => "/w/demo",
  "panel settings": () => "/w/demo/settings",
  progress: () => "/w/demo/progress",
  "reporting appendix": () => "/w/demo/reporting",
  "session, watched": () => `/w/demo/s/${session}`,
  record: () => "/w/demo/r/6",
  outcomes: () => `/w/demo/s/${session}/outcomes`,
  minutes: () => `/w/demo/s/${session}/minutes`,
  replay: () => `/w/demo/s/${session}/replay`,
  paper: () => `/w/demo/s/${session}/paper`,
  settings: () => "/me",
  search: () => "/search?q=data",
  records: () => "/records?q=data",
  verify: () => "/verify",
  guide: () => "/guide/chair",
  "nothing there": () => "/w/demo/r/99",
}
const locales = ["en", "zh-CN", "ja"]
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

/** In the gate each page is tried in each language; otherwise each page on both screens, in one language each. */
const dealt = (turn: number) =>
  Object.entries(pages).filter((_, n) => amounts.everyPlace || n % locales.length === turn % locales.length)

// Concurrent, because these tests wait more than they work.
describe.concurrent.each(Object.entries(sizes))("axe finds nothing on the %s", (size, viewport) => {
  for (const [turn, locale] of locales.entries())
    test(`in ${locale}`, async () => {
      const context = await browser.newContext({ locale, viewport, bypassCSP: true, reducedMotion: "reduce" })
      const page = await context.newPage()
      for (const [name, path] of dealt(turn + (size === "phone" ? 1 : 0))) {
        await page.goto(running.url + path(), { waitUntil: "networkidle" })
        expect([name, await findings(page)]).toEqual([name, []])
      }
      await page.goto(running.links["panelist"] ?? "")
      await page.locator('input[name="name"]').fill("森下彩乃")
      await page.locator('input[type="checkbox"]').check()
      await page.locator("form button").last().click()
      await page.locator("plenary-own-return-link plenary-copy-text").waitFor()
      expect(["a return link", await findings(page)]).toEqual(["a return link", []])
      await enterSeat(page)
      await page.waitForLoadState("networkidle")
      expect(["session, at the table", await findings(page)]).toEqual(["session, at the table", []])
      await context.close()
    })
})

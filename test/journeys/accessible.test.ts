import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { amounts } from "../kit/amounts.ts"
import { axeFindings } from "../kit/people/axeFindings.ts"
import { type Browser, enterSeat, sharedBrowser } from "../kit/people/browsers.ts"
import { get, Person, post } from "../kit/people/person.ts"
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

const pages = {
  home: () => "/",
  "come back": () => "/return",
  "sign in": () => "/sign-in",
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
  "a press link without its token": () => "/press",
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
        expect([name, await axeFindings(page)]).toEqual([name, []])
      }
      await page.goto(running.links["panelist"] ?? "")
      await page.locator('input[name="name"]').fill("森下彩乃")
      await page.locator('input[type="checkbox"]').check()
      await page.locator("form button").last().click()
      await page.locator("plenary-own-return-link plenary-copy-text").waitFor()
      expect(["a return link", await axeFindings(page)]).toEqual(["a return link", []])
      await enterSeat(page)
      await page.waitForLoadState("networkidle")
      expect(["session, at the table", await axeFindings(page)]).toEqual(["session, at the table", []])
      await context.close()
    })
})

/** Opens a browser in which the moderator of the practice panel has joined, and an id of each kind. */
async function asModerator(locale: string, colorScheme: "light" | "dark") {
  const context = await browser.newContext({ locale, colorScheme, bypassCSP: true, reducedMotion: "reduce" })
  const chair = await Person.join(running.url, running.links["moderator"] ?? "", "Chen Yu")
  const [name = "", value = ""] = chair.cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value, url: running.url }])
  const topic = Object.keys(chair.state.topics)[0] ?? ""
  await chair.do("make-token", { name: "A program", scope: "observer" })
  const hook = { address: "https://example.org/in", events: ["record.declared"] }
  await post(running.url, "/api/workspaces/practice/webhooks", hook, { cookie: chair.cookie })
  const asked = await fetch(`${running.url}/api/workspaces/practice/workspace.html?lang=en`, {
    headers: { cookie: chair.cookie, prefer: "respond-async" },
  })
  const job = ((await asked.json()) as { id: string }).id
  chair.leave()
  return { context, topic, job }
}

describe.each(locales)("in %s axe finds nothing on what moderators and readers use beside the session", locale => {
  test.each(["light", "dark"] as const)("with %s colours", async colorScheme => {
    const { context, topic, job } = await asModerator(locale, colorScheme)
    const page = await context.newPage()
    const at = async (path: string) => page.goto(running.url + path, { waitUntil: "networkidle" })
    for (const path of ["/records", "/search?q=data", "/verify", "/press", `/w/practice/t/${topic}/versions`]) {
      await at(path)
      expect([path, await axeFindings(page)]).toEqual([path, []])
    }
    await at("/w/practice/settings")
    await page.evaluate(() => {
      for (const one of document.querySelectorAll("details")) one.open = true
    })
    await page.locator("plenary-settings-webhooks").getByText("https://example.org/in").first().waitFor()
    expect(["webhooks and tokens", await axeFindings(page)]).toEqual(["webhooks and tokens", []])
    await page.evaluate(id => localStorage.setItem("plenary.exports", id), job)
    await at("/w/practice")
    await page.locator("plenary-job-tray li").first().waitFor()
    await page.locator("plenary-readings button").first().click()
    await page.locator("plenary-readings form input[type=file]").first().waitFor({ state: "attached" })
    expect(["the job tray and the form of a file", await axeFindings(page)]).toEqual([
      "the job tray and the form of a file",
      [],
    ])
    await context.close()
  })
})

import axe from "axe-core"
import type { Page } from "playwright"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Browser, sharedBrowser } from "../../kit/people/browsers.ts"
import { post } from "../../kit/people/person.ts"
import { type Running, startPlenary } from "../../kit/servers/plenary.ts"

let running: Running
let browser: Browser
let cookie = ""
beforeAll(async () => {
  running = await startPlenary()
  browser = await sharedBrowser()
  const once = running.links["administrator (once)"] ?? ""
  const joined = await post(running.url, "/api/join", { token: once.slice(once.indexOf("#") + 1) })
  cookie = (joined.headers.getSetCookie()[0] ?? "").split(";")[0] ?? ""
})
afterAll(async () => {
  await browser.close()
  await running.stop()
})

async function signedIn(options: Parameters<Browser["newContext"]>[0]) {
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: "reduce", ...options })
  const [name = "", value = ""] = cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value, url: running.url }])
  return context
}

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe: runner } = window as unknown as { axe: typeof axe }
    const { violations } = await runner.run(document)
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(" ")}`))
  })
}

describe.each(["en", "zh-CN", "ja"])("in %s", locale => {
  test.each([
    ["light", 1280],
    ["dark", 390],
  ] as const)(
    "axe finds nothing on the administrator's page and the statements, %s and %i wide",
    async (colorScheme, width) => {
      const context = await signedIn({ locale, colorScheme, viewport: { width, height: 844 } })
      const page = await context.newPage()
      for (const path of ["/admin", "/privacy", "/accessibility"]) {
        await page.goto(running.url + path, { waitUntil: "networkidle" })
        await page.locator("plenary-foot a").first().waitFor()
        await page.evaluate(() => {
          for (const one of document.querySelectorAll("details")) one.open = true
        })
        expect([path, await findings(page)]).toEqual([path, []])
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect([path, over]).toEqual([path, 0])
      }
      await context.close()
    },
  )
})

test("the house is named and coloured by keyboard, an accent that cannot be read is refused, and a reader sees both", async () => {
  const context = await signedIn({ locale: "en" })
  const page = await context.newPage()
  await page.goto(`${running.url}/admin`)
  await page.locator("#house-name").fill("Ministry of Seas")
  await page.locator("#foot-en").fill("For the sea")
  await page.getByLabel("Plenary's own accent").press("Space")
  await page.locator("#accent-light").fill("#ffe000")
  await page.locator("#house-name").press("Enter")
  await page.getByRole("alert").filter({ hasText: "contrast" }).waitFor()
  await page.locator("#accent-light").fill("#7a1f4b")
  await page.locator("#house-name").press("Enter")
  await page.getByText("Saved", { exact: false }).first().waitFor()
  await context.close()
  const reader = await (await browser.newContext({ locale: "en" })).newPage()
  await reader.goto(`${running.url}/`)
  await reader.locator("plenary-foot").getByText("For the sea").waitFor()
  await expect.poll(() => reader.title()).toContain("Ministry of Seas")
  const accent = () => reader.evaluate(() => document.documentElement.style.getPropertyValue("--accent"))
  await expect.poll(accent).toContain("#7a1f4b")
  await reader.context().close()
})

test("who signed in yesterday is found in the log, and the file of the log is there to take", async () => {
  const context = await signedIn({ locale: "en" })
  const page = await context.newPage()
  await page.goto(`${running.url}/admin`)
  await page.locator("#log-kind").selectOption("signed-in")
  const lines = page.locator("plenary-admin-log .lines li")
  await expect.poll(() => lines.allTextContents().then(all => all.every(one => one.includes("Signed in")))).toBe(true)
  const download = page.waitForEvent("download")
  await page.getByRole("link", { name: "Export the whole log" }).click()
  expect((await download).suggestedFilename()).toBe("host-log.jsonl")
  await context.close()
})

test("somebody who is no administrator is told so, and sees nothing of the server", async () => {
  const page = await (await browser.newContext({ locale: "en" })).newPage()
  await page.goto(`${running.url}/admin`, { waitUntil: "networkidle" })
  expect(await page.locator("plenary-admin-page").textContent()).not.toContain("Storage")
  await page.context().close()
})

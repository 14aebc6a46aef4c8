import { readFileSync, statSync } from "node:fs"
import { createServer, type IncomingHttpHeaders } from "node:http"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { type Browser, sharedBrowser } from "../../kit/people/browsers.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const root = join(import.meta.dirname, "../../..")
const folder = newFolder()
let running: Running
let browser: Browser
let other: { url: string; stop: () => void }

/** Serves the example page from another origin, as another site would. */
async function otherSite(plenary: string): Promise<typeof other> {
  const page = readFileSync(join(root, "docs/examples/embed.html"), "utf8").replaceAll("PLENARY/", `${plenary}/`)
  const server = createServer((_, response) => void response.setHeader("content-type", "text/html").end(page))
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done))
  const address = server.address()
  if (typeof address !== "object" || !address) throw new Error("no port")
  return { url: `http://localhost:${address.port}/`, stop: () => server.close() }
}

beforeAll(async () => {
  running = await startPlenary({ folder })
  other = await otherSite(running.url)
  browser = await sharedBrowser()
})
afterAll(async () => {
  other.stop()
  await running.stop()
  removeFolder(folder)
})

it("a page of another site shows records in its language, without cookies, in any width, or a link in their place", async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  // a cookie of this server must not go along
  await context.addCookies([{ name: "plenary_session", value: "mine", url: running.url }])
  const asked: IncomingHttpHeaders[] = []
  page.on("request", request => {
    if (request.url().includes("/api/")) void request.allHeaders().then(headers => asked.push(headers))
  })
  const faults: string[] = []
  page.on("pageerror", error => faults.push(error.message))
  await page.goto(other.url)
  const [japanese, english, missing] = [0, 1, 2].map(n => page.locator("plenary-record").nth(n))
  await japanese!.getByText("合意記録CR-6").waitFor()
  await english!.getByText("Consensus record CR-4").waitFor()
  expect(await english!.getByRole("link").getAttribute("href")).toBe(`${running.url}/w/demo/r/4`)
  await expect.poll(() => missing!.getByRole("link").textContent()).toBe(`${running.url}/w/nothing/r/1`)
  await expect.poll(() => asked.length).toBeGreaterThan(2)
  expect(asked.filter(({ cookie, referer }) => cookie ?? referer)).toEqual([])
  expect(faults).toEqual([])
  const accent = await japanese!.locator(".level").evaluate(level => getComputedStyle(level).color)
  expect(accent).toBe("rgb(138, 28, 59)")

  const columns = () =>
    japanese!.locator(".texts").evaluate(texts => getComputedStyle(texts).gridTemplateColumns.split(" ").length)
  expect(await columns()).toBe(3)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(columns).toBe(1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await context.close()
})

it("the script is one file of at most 25 kB, compressed, which leaves no name behind", async () => {
  expect(statSync(join(root, "dist/client/embed/record.js.gz")).size).toBeLessThan(25_000)
  const script = await fetch(`${running.url}/embed/record.js`)
  expect(script.headers.get("content-type")).toContain("javascript")
  expect(script.headers.get("cross-origin-resource-policy")).toBe("cross-origin")
  expect(script.headers.get("set-cookie")).toBe(null)
  expect(await script.text()).toMatch(/^\(\(\) ?=> ?\{[\s\S]*\}\)\(\);?\s*(\/\/# sourceMappingURL=.*)?\s*$/)
})

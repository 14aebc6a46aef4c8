import type { Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type DemoSeats, seatDemo } from "../../kit/servers/demoSeats.ts"

let demo: DemoSeats
let page: Page
beforeAll(async () => {
  demo = await seatDemo()
  page = await demo.page("demo", "panelist")
})
afterAll(() => demo?.end())

test("the key / leads to the search, and a result to its very passage", async () => {
  await page.goto(`${demo.running.url}/w/demo`, { waitUntil: "networkidle" })
  await page.keyboard.press("/")
  await page.keyboard.type("auditor")
  await page.keyboard.press("Enter")
  const record = page.locator('plenary-search-page a[href="/w/demo/r/4"]').first()
  await record.waitFor()
  expect(await record.locator("mark").first().innerText()).toMatch(/^auditor/i)
  const discussed = page.locator('plenary-search-page a[href*="/t/"]').first()
  const href = (await discussed.getAttribute("href")) ?? ""
  await discussed.click()
  await page.waitForURL(url => url.href.endsWith(href))
  const id = href.split("#")[1] ?? ""
  if (!id.startsWith("text=")) await page.locator(`[id="${id}"]`).first().waitFor()
})

test("a question in words leads from the search to the records in force, which filters narrow", async () => {
  await page.goto(`${demo.running.url}/search?q=${encodeURIComponent("What did we agree on care?")}`)
  await page.locator("plenary-search-page .chip.good").first().waitFor()
  await page.getByRole("link", { name: "Records with these words" }).click()
  const rows = page.locator("plenary-records-page a.record-row")
  await rows.first().waitFor()
  const all = await rows.count()
  await page.locator("select[name=level]").selectOption("rough")
  await expect.poll(() => rows.count()).toBeLessThan(all)
  expect(await rows.first().innerText()).toContain("CR-6")
  expect(page.url()).toContain("level=rough")
  await page.reload()
  await rows.first().waitFor()
  expect(await page.locator("select[name=level]").inputValue()).toBe("rough")
})

test("offline the page of records says so, and lists when the connection is back", async () => {
  await page.goto(`${demo.running.url}/records`)
  const rows = page.locator("plenary-records-page a.record-row")
  await rows.first().waitFor()
  await page.context().setOffline(true)
  await page.locator("select[name=state]").selectOption("superseded")
  await page.getByRole("alert").getByText("The list needs a connection.").waitFor()
  await page.context().setOffline(false)
  await expect.poll(() => rows.count()).toBe(1)
  expect(await rows.first().innerText()).toContain("CR-7")
})

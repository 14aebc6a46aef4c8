import type { Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Browser, joinBy, openWindow, sharedBrowser, type Window } from "../../kit/people/browsers.ts"
import { Line } from "../../kit/people/line.ts"
import { picturesOnFailure } from "../../kit/people/picturesOnFailure.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const start = Date.UTC(2027, 2, 1, 9)
const day = 86_400_000
const folder = newFolder()
const windows: Record<string, Window> = {}
/** The live connection of the panelist's page. */
const line = new Line()
let running: Running
let browser: Browser
let chair: Page, lin: Page

beforeAll(async () => {
  running = await startPlenary({ folder, startsAt: start })
  browser = await sharedBrowser()
  windows["chair"] = await openWindow(browser, "en")
  windows["lin"] = await openWindow(browser, "en", { width: 1366, height: 900 })
  ;({ page: chair } = windows["chair"])
  ;({ page: lin } = windows["lin"])
  for (const page of [chair, lin]) await page.clock.install({ time: start })
  await line.lead(lin)
  await joinBy(windows["chair"], running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(windows["lin"], running.links["panelist"] ?? "", "Lin Che")
  await button(chair, "Start session").click()
  await button(chair, /^Next item/).click()
})
afterAll(async () => {
  await browser.close()
  await running.stop()
  removeFolder(folder)
})
picturesOnFailure(windows)

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).locator("visible=true").first()
const sees = (page: Page, text: string | RegExp) => page.getByText(text).locator("visible=true").first().waitFor()
const isRead = async (page: Page) => {
  await button(page, "I have read this").click()
  await expect.poll(() => page.locator(".outcome").count()).toBe(0)
}
const writes = async (page: Page, label: string, words: string) => {
  await page.getByLabel(label).locator("visible=true").first().fill(words)
  await page.keyboard.press("Enter")
}

test("a reply that was sent without a line waits in sight, also after a reload, and arrives once", async () => {
  await writes(chair, "Start a discussion on the topic", "Who pays for it?")
  await sees(lin, "Who pays for it?")
  line.state = "cut"
  await lin.reload()
  await writes(lin, "Reply", "The ministry.")
  await sees(lin, "Your comment is still on its way.")
  await lin.reload()
  await sees(lin, "Your comment is still on its way.")
  await line.open(lin)
  await sees(lin, "Your comment has arrived.")
  await sees(chair, "The ministry.")
  // the page calls nothing both arrived and on its way
  await expect.poll(() => lin.getByText("The ministry.", { exact: true }).locator("visible=true").count()).toBe(2)
  expect(await lin.locator(".pending").count()).toBe(0)
  await lin.reload()
  await sees(lin, "Your comment has arrived.")
  await isRead(lin)
  expect(await chair.locator("plenary-thread-card .text", { hasText: "The ministry." }).count()).toBe(1)
})

test("the correction of a comment whose receipt was lost is made once, and its end is read after a reload", async () => {
  line.state = "deaf"
  await button(lin, "Correct").click()
  await lin.locator("dialog[open] textarea").first().fill("The ministry of finance.")
  await lin.locator("dialog[open] button.filled").click()
  await sees(chair, "The ministry of finance.")
  await lin.reload()
  line.state = "open"
  await lin.reload()
  await sees(lin, "Your comment has arrived.")
  await isRead(lin)
  await sees(lin, "The ministry of finance.")
  expect(await lin.locator("plenary-thread-card li.entry").count()).toBe(2)
})

test("a correction of the minutes that was sent without a line is refused after the time for it, and its words stay", async () => {
  await button(chair, "Break").click()
  await button(chair, "Other choices").click()
  await button(chair, "Close session").click()
  await chair.locator("plenary-act-dialog button.filled").click()
  const minutes = `${chair.url().replace(/\?.*/, "")}/minutes`
  await chair.goto(minutes)
  await chair.getByLabel("Days for comments").fill("1")
  await button(chair, "Send the minutes for comments").click()
  await lin.goto(minutes)
  const corrects = async (words: string) => {
    await lin.getByLabel("Propose a correction").fill(words)
    await button(lin, "Send the correction").click()
  }

  // In time: it waits, and arrives once the line is back.
  await lin.getByLabel("Propose a correction").waitFor()
  line.state = "cut"
  await lin.reload()
  await corrects("The session began at nine.")
  await sees(lin, "Your correction of the minutes is still on its way.")
  await lin.reload()
  await line.open(lin)
  await sees(lin, "Your correction of the minutes has arrived.")
  await isRead(lin)
  await sees(chair, "The session began at nine.")

  // Too late: the page says so wherever the panelist is by then, with the words.
  line.state = "cut"
  await lin.reload()
  await corrects("It ended at ten.")
  await sees(lin, "Your correction of the minutes is still on its way.")
  await running.at(start + 2 * day)
  for (const page of [chair, lin]) await page.clock.setSystemTime(start + 2 * day)
  await lin.goto(minutes.replace(/\/s\/.*/, ""))
  await line.open(lin)
  await sees(lin, /^Your correction of the minutes was not taken:/)
  await lin.reload()
  await sees(lin, /^Your correction of the minutes was not taken:/)
  expect(await lin.locator(".outcome .text").textContent()).toBe("It ended at ten.")
  await isRead(lin)
  for (const { complaints } of Object.values(windows)) expect(complaints).toEqual([])
})

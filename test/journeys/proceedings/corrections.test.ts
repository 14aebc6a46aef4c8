import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { type Browser, joinBy, openWindow, sharedBrowser, type Window } from "../../kit/people/browsers.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const start = Date.UTC(2027, 2, 1, 9)
const day = 86_400_000
const folder = newFolder()
let running: Running
let browser: Browser
let chair: Window, lin: Window, guest: Window
const everyone = () => [chair, lin, guest]

beforeAll(async () => {
  running = await startPlenary({ folder, startsAt: start })
  browser = await sharedBrowser()
  chair = await openWindow(browser, "en")
  lin = await openWindow(browser, "zh-CN")
  guest = await openWindow(browser, "ja", { width: 390, height: 844 })
  for (const { page } of everyone()) await page.clock.install({ time: start })
})
afterAll(async () => {
  await browser.close()
  await running.stop()
  removeFolder(folder)
})
afterEach(async context => {
  if (context.task.result?.state !== "fail") return
  for (const [n, { page }] of everyone().entries())
    await page.screenshot({ path: `/tmp/plenary-corrections-${n}.png`, fullPage: true })
})

const within = { timeout: 10_000 }
const button = ({ page }: Window, name: string | RegExp) => page.getByRole("button", { name }).first()
const sees = ({ page }: Window, text: string | RegExp) =>
  page.getByText(text).locator("visible=true").first().waitFor(within)

/** Sets the server's clock and every reader's own. */
async function at(moment: number): Promise<void> {
  await running.at(moment)
  for (const { page } of everyone()) await page.clock.setSystemTime(moment)
}

test("participants correct the minutes, the chair decides each correction, and they are adopted and published", async () => {
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(lin, running.links["panelist"] ?? "", "林澈")
  await joinBy(guest, running.links["observer"] ?? "", "白石")
  await button(chair, "Start session").click()
  await sees(lin, "进行中")
  await button(chair, "Break").click()
  await button(chair, "Other choices").click()
  await button(chair, "Close session").click()
  await chair.page.locator("plenary-act-dialog button.filled").click()

  // Sent out for a day of comments: the panelist, who was present, proposes two corrections.
  const minutes = `${chair.page.url().replace(/\?.*/, "")}/minutes`
  await chair.page.goto(minutes)
  await chair.page.getByLabel("Days for comments").fill("1")
  await button(chair, "Send the minutes for comments").click()
  await sees(chair, /^Attendees can propose corrections until/)
  await lin.page.goto(minutes)
  for (const text of ["开场时间应为9时。", "名单有误。"]) {
    await lin.page.getByLabel("提出更正意见").fill(text)
    await button(lin, "提交更正意见").click()
    await sees(lin, text)
  }
  await guest.page.goto(minutes)
  await sees(guest, /まだ公表されていません/)

  // The bar leads the chair to them; while one is undecided, or the day is not over, nothing is adopted.
  await chair.page.goto(minutes.replace("/minutes", ""))
  await button(chair, "Decide 2 corrections").click()
  await button(chair, "Accept the correction by 林澈").click()
  await sees(chair, /^Choose below the sentence/)
  await button(chair, /^Edit: /).click()
  await chair.page.locator('textarea[name="en"]').fill("It began at nine.")
  await button(chair, "Save the sentence").click()
  await sees(chair, "It began at nine.")
  await sees(chair, /Corrected at the request of 林澈\. The log has:/)
  await sees(chair, "Accepted")
  expect(await button(chair, "Adopt the minutes").count()).toBe(0)
  await at(start + 2 * day)
  await chair.page.reload()
  await sees(chair, "The time for comments is over.")
  expect(await button(chair, "Adopt the minutes").count()).toBe(0)
  await button(chair, "Decline the correction by 林澈").click()
  await chair.page.locator('textarea[name="reason"]').fill("No secretary was appointed.")
  await button(chair, "Adopt the minutes").click()
  await sees(chair, "the minutes are published seven days later")
  await chair.page.locator('textarea[name="reason"]').fill("Everybody at the table agreed.")
  await button(chair, "Publish").click()
  await sees(chair, /^The minutes are published on/)
  await guest.page.reload()
  await sees(guest, /まだ公表されていません/)
  await at(start + 9 * day)

  // Accepted corrections are printed with the minutes in every language, the others are not.
  await guest.page.reload()
  await sees(guest, "林澈氏の修正意見（採用）：")
  await sees(guest, "开场时间应为9时。")
  expect(await guest.page.getByText("名单有误。").count()).toBe(0)
  for (const { complaints } of everyone()) expect(complaints).toEqual([])
}, 90_000)

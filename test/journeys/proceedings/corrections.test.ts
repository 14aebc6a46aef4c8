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

const button = ({ page }: Window, name: string | RegExp) => page.getByRole("button", { name }).first()
const sees = ({ page }: Window, text: string | RegExp) => page.getByText(text).locator("visible=true").first().waitFor()

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

  // Sent out for a day of comments: the panelist, who was present, proposes two corrections, with a double click each.
  const minutes = `${chair.page.url().replace(/\?.*/, "")}/minutes`
  await chair.page.goto(minutes)
  await chair.page.getByLabel("Days for comments").fill("1")
  await button(chair, "Send the minutes for comments").click()
  await sees(chair, /^Attendees can propose corrections until/)
  await lin.page.goto(minutes)
  const typed = lin.page.getByLabel("提出更正意见")
  await typed.fill("开场时间应为9时。")
  await button(lin, "提交更正意见").dblclick()
  await sees(lin, "开场时间应为9时。")
  // The second is pressed without a line. The page that comes back sends it once and offers it in no form again.
  await typed.fill("名单有误。")
  await lin.page.context().setOffline(true)
  await button(lin, "提交更正意见").click()
  await sees(lin, "您对会议纪要的更正仍在发送中。")
  await lin.page.goto("about:blank").catch(() => null)
  await lin.page.context().setOffline(false)
  await lin.page.goto(minutes)
  // A slow machine lets the first wait as well; one line then tells of both.
  await sees(lin, /^您对会议纪要的更正已送达。$|^您发送的2项内容均已送达。$/)
  await sees(lin, "名单有误。")
  expect(await typed.inputValue()).toBe("")
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
  await chair.page.locator('textarea[name="reason"]').fill("The list is that of the log.")
  await button(chair, "Decline the correction by 林澈").click()
  await sees(chair, "Chen Yu did not accept it. Reason: The list is that of the log.")
  expect(await button(chair, "Adopt the minutes").count()).toBe(0)

  // Its author is told on the panel's page, and insists; the chair reads both reasons beside the button.
  await lin.page.goto(minutes.replace(/\/s\/.*/, ""))
  await sees(lin, /更正意见未获采纳。理由：The list is that of the log\./)
  await lin.page.getByRole("link", { name: "查看并决定是否坚持" }).click()
  await lin.page.getByLabel("坚持的理由").fill("缺了一位观察员。")
  await button(lin, "坚持更正意见").click()
  await sees(lin, "林澈坚持该意见：缺了一位观察员。")
  await sees(chair, "林澈 insists: 缺了一位观察员。")
  const declined = chair.page.getByRole("region", { name: "Corrections that were not accepted" })
  await declined.getByText("The list is that of the log.").waitFor()
  await sees(chair, "林澈 insists on it:")
  await chair.page.locator('textarea[name="reason"]').fill("No secretary was appointed.")
  await button(chair, "Adopt the minutes").click()
  await sees(chair, "the minutes are published seven days later")
  await chair.page.locator('textarea[name="reason"]').fill("Everybody at the table agreed.")
  await button(chair, "Publish").click()
  await sees(chair, /^The minutes are published on/)
  await guest.page.reload()
  await sees(guest, /まだ公表されていません/)
  await at(start + 9 * day)

  // Accepted corrections are printed in every language, and with both reasons the one on which its author insists.
  // The server compares its clock with what is due at least every half minute.
  const printed = async () => {
    await guest.page.reload()
    await guest.page.locator("h1 .chip").waitFor()
    return guest.page.getByRole("heading", { name: "修正", exact: true }).isVisible()
  }
  await expect.poll(printed, { interval: 2_000 }).toBe(true)
  await sees(guest, "林澈氏の修正意見（採用）：")
  await sees(guest, "开场时间应为9时。")
  for (const text of [
    "林澈氏の修正意見（不採用）：",
    "名单有误。",
    "林澈氏はこの意見を維持している：",
    "缺了一位观察员。",
  ])
    await sees(guest, text)
  await sees(guest, /氏が不採用とした。理由：The list is that of the log\./)
  for (const { complaints } of everyone()) expect(complaints).toEqual([])
})

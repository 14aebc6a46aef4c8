import { afterAll, beforeAll, expect, test } from "vitest"
import { type Browser, joinBy, openWindow, sharedBrowser, type Window } from "../kit/people/browsers.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"

let running: Running
let browser: Browser
let admin: Window
let chair: Window
let guest: Window
const phone = { width: 390, height: 844 }

beforeAll(async () => {
  running = await startPlenary()
  browser = await sharedBrowser()
  chair = await openWindow(browser, "en")
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  guest = await openWindow(browser, "ja")
  await joinBy(guest, running.links["panelist"] ?? "", "森 彩")
  admin = await openWindow(browser, "zh-CN")
  const token = (running.links["administrator (once)"] ?? "").split("#")[1] ?? ""
  await admin.page.request.post(`${running.url}/api/join`, { data: { token } })
})
afterAll(async () => {
  await browser.close()
  await running.stop()
})

const shot = async ({ page }: Window, name: string) => {
  if (!process.env["SHOTS"]) return
  await page.screenshot({ path: `${process.env["SHOTS"]}/${name}.png`, fullPage: true })
}

test("a chair counts what periods would erase, saves them, and a panelist reads them without changing them", async () => {
  const { page } = chair
  await page.goto(`${running.url}/w/practice/settings`)
  const form = page.locator("form", { has: page.locator("#set-retention") })
  await form.getByLabel("Drafts of translations").selectOption("30")
  await form.getByRole("button", { name: "Count what would be erased today" }).click()
  await form.getByText("Nothing would be erased today.").waitFor()
  // the count is of the periods that were counted
  await form.getByLabel("Names of people who left").selectOption("365")
  await form.getByText("Nothing would be erased today.").waitFor({ state: "detached" })
  await form.getByRole("button", { name: "Save" }).click()
  await form.getByRole("status").getByText("Saved").waitFor()
  await page.reload()
  expect(await form.getByLabel("Names of people who left").inputValue()).toBe("365")
  expect(await form.getByLabel("Drafts of translations").inputValue()).toBe("30")
  expect(await form.getByLabel("Stored answers").inputValue()).toBe("")
  await shot(chair, "retention-en")

  await guest.page.goto(`${running.url}/w/practice/settings`)
  const read = guest.page.locator("form", { has: guest.page.locator("#set-retention") })
  expect(await read.getByLabel("退出した人の名前").isDisabled()).toBe(true)
  expect(await read.getByLabel("退出した人の名前").inputValue()).toBe("365")
  expect(await read.getByRole("button").count()).toBe(0)
})

test("a chair writes a notice that binds, and a panelist on a phone consents and takes the data away", async () => {
  await chair.page.goto(`${running.url}/w/practice/settings`)
  const form = chair.page.locator("form", { has: chair.page.locator("#set-privacy") })
  await form.locator("[name=responsible]").fill("The institute")
  await form.locator("[name=contact]").fill("privacy@example.org")
  await form.locator("[name=region]").selectOption("CH")
  await form.locator("[name=blocks]").check()
  await form.getByRole("button", { name: "Save" }).click()
  await form.getByRole("status").getByText("Saved").waitFor()
  await shot(chair, "settings-en")

  const { page } = guest
  await page.setViewportSize(phone)
  await page.goto(`${running.url}/w/practice`)
  const dialog = page.locator("plenary-privacy-consent dialog")
  await dialog.waitFor()
  await dialog.getByText("退出した人の名前：1年").waitFor()
  await dialog.getByText("その他のデータ：パネルが削除されるまで").waitFor()
  await shot(guest, "consent-ja-phone")
  await dialog.locator("select").selectOption("JP")
  await dialog.getByRole("button", { name: "同意する" }).click()
  // the data is in another country, which is asked for apart
  await shot(guest, "transfer-ja-phone")
  await dialog.getByRole("button", { name: "移転に同意する" }).click()
  await page.locator("plenary-privacy-consent").waitFor({ state: "detached" })

  await page.goto(`${running.url}/me`)
  await page.getByText("自分のデータとプライバシー").click()
  await page.getByText("プライバシー通知 第1版", { exact: false }).waitFor()
  // the file is saved at once, or made in the background where it is long
  const saved = page.waitForEvent("download")
  await page.locator("plenary-own-data button").nth(1).click()
  expect((await saved).suggestedFilename()).toMatch(/^own-data .*\.json$/)
  // the panel of a long file answers with a job, which the tray follows over a reload
  const ownPath = /own-data/
  await page.route(ownPath, route =>
    route.continue({ headers: { ...route.request().headers(), prefer: "respond-async" } }),
  )
  await page.locator("plenary-own-data button").nth(0).click()
  const tray = page.locator("plenary-job-tray")
  await tray.locator("bdi", { hasText: "にある自分のデータ（HTML）" }).waitFor()
  await tray.locator("a[download]").waitFor()
  await page.unroute(ownPath)
  await page.reload()
  await tray.locator("bdi", { hasText: "にある自分のデータ（HTML）" }).waitFor()
  const kept = page.waitForEvent("download")
  await tray.locator("a[download]").click()
  expect((await kept).suggestedFilename()).toMatch(/^own-data .*\.html$/)
  await tray.locator("button").last().click()
  await page.getByText("自分のデータとプライバシー").click()
  const own = await page.request.get(`${running.url}/api/workspaces/practice/own-data.html?lang=ja`)
  expect(await own.text()).toContain("森彩")
  await page.getByRole("button", { name: "自分のデータの消去を請求" }).click()
  await page.getByText("管理者の判断を待っています", { exact: false }).waitFor()
  await shot(guest, "me-ja-phone")
})

test("an administrator erases the person after a preview, archives the panel and deletes it, with a certificate", async () => {
  const { page } = admin
  await page.goto(`${running.url}/w/practice`)
  const erasures = page.locator("plenary-erasures")
  await erasures.getByText("森彩").first().waitFor()
  await erasures.getByRole("button", { name: "查看将删除的内容…" }).first().click()
  await shot(admin, "erase-zh")
  await erasures.getByRole("button", { name: "永久删除数据" }).click()
  await erasures.getByText("没有人请求删除。").waitFor()
  await guest.page.goto(`${running.url}/me`)
  await guest.page.locator("plenary-own-data").waitFor({ state: "detached" })

  const keeping = page.locator("plenary-panel-keeping")
  await keeping.getByRole("button", { name: "归档专家组" }).click()
  await page.locator(".archived").waitFor()
  await chair.page.goto(`${running.url}/w/practice`)
  await chair.page.getByText("this panel can be read, and no longer changed", { exact: false }).waitFor()
  await shot(admin, "archived-zh")
  await chair.page.goto(running.url)
  await chair.page.getByText("Archived panels (1)").waitFor()

  await keeping.getByRole("button", { name: "删除专家组…" }).click()
  const asked = page.getByRole("dialog")
  await asked.locator("[name=slug]").fill("another")
  await asked.getByRole("button", { name: "永久删除" }).click()
  await asked.getByRole("alert").waitFor()
  await shot(admin, "delete-zh")
  await asked.locator("[name=slug]").fill("practice")
  await asked.locator("[name=slug]").press("Enter")
  await page.getByText("最后一条日志的哈希值").waitFor()
  await page.setViewportSize(phone)
  await shot(admin, "deleted-zh-phone")
  await chair.page.goto(`${running.url}/w/practice`)
  await chair.page.locator("plenary-problem-view").waitFor()
})

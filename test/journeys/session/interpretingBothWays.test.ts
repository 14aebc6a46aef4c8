import { afterAll, beforeAll, expect, test } from "vitest"
import { joinBy, openWindow, type Window } from "../../kit/people/browsers.ts"
import { picturesOnFailure } from "../../kit/people/picturesOnFailure.ts"
import { type DemoSeats, seatDemo } from "../../kit/servers/demoSeats.ts"

const windows: Record<string, Window> = {}
let demo: DemoSeats
const shots = process.env["SHOTS"]
const who = (name: string): Window => windows[name] as Window
const button = (name: string, words: string | RegExp) => who(name).page.getByRole("button", { name: words }).first()

beforeAll(async () => {
  demo = await seatDemo()
  const opened = async (name: string, locale: string, timezoneId?: string) => {
    windows[name] = await openWindow(
      demo.browser,
      locale,
      { width: 1280, height: 800 },
      timezoneId ? { timezoneId } : {},
    )
  }
  await opened("Chen Yu", "en")
  await opened("林澈", "zh-CN")
  await opened("早瀬直央", "ja")
  await opened("伊藤 あい", "ja", "Asia/Tokyo")
})
afterAll(() => demo?.end())
picturesOnFailure(windows)

/** Comments in the discussion of the room. */
async function comment(name: string, text: string): Promise<void> {
  const field = who(name).page.locator("plenary-composer textarea").last()
  await field.fill(text)
  await field.press("Control+Enter")
}

test("two panelists speak in Chinese and Japanese, and the interpreter translates both in one list, with the room's bar above it", async () => {
  await joinBy(who("Chen Yu"), await demo.link("practice", "moderator"), "Chen Yu")
  for (const name of ["林澈", "早瀬直央"]) await joinBy(who(name), await demo.link("practice", "panelist"), name)
  const { made } = await demo.admin.practice.do("make-invite", { role: "interpreter", uses: 1 })
  await joinBy(who("伊藤 あい"), `${demo.running.url}/join#${made["token"]}`, "伊藤 あい")
  const session = `${demo.running.url}/w/practice/s/${demo.session.practice}`
  for (const name of ["Chen Yu", "林澈", "早瀬直央", "伊藤 あい"]) await who(name).page.goto(session)
  await button("Chen Yu", "Start session").click()
  await button("Chen Yu", /^Next item/).click()
  await button("林澈", "请求发言").click()
  await who("Chen Yu").page.locator("plenary-foot-bar").getByRole("button", { name: "Give the floor to 林澈" }).click()

  // The interpreter goes from the room to the bench and sets the pair, once.
  const { page } = who("伊藤 あい")
  await page.locator("plenary-foot-bar").getByRole("link", { name: "翻訳へ" }).click()
  const choice = page.getByRole("combobox", { name: "翻訳の方向" })
  await choice.selectOption({ label: "中国語と日本語の双方向" })
  const bar = page.locator("plenary-foot-bar")
  await bar.getByText("林澈").waitFor()
  await bar.getByText(/^練習/).first().waitFor()

  await comment("林澈", "数据应当留在本地医院。")
  const desk = page.locator("plenary-translation-desk")
  const field = desk.getByRole("textbox")
  await desk.getByText("数据应当留在本地医院。").waitFor()
  await comment("早瀬直央", "病院の負担も考えるべきです。")
  await expect.poll(() => page.locator(".count").textContent()).toBe("1／2件")
  const time = new Intl.DateTimeFormat("ja", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "Asia/Tokyo",
  })
  const head = page.locator("article header")
  expect([time.format(Date.now()), time.format(Date.now() - 60_000)]).toContain(
    /\d\d:\d\d/.exec((await head.textContent()) ?? "")?.[0],
  )
  expect(await field.getAttribute("lang")).toBe("ja")
  await field.fill("データは地元の病院に残すべきです。")
  await field.press("Control+Enter")
  await desk.getByText("病院の負担も考えるべきです。").waitFor()
  if (shots) await page.screenshot({ path: `${shots}/bothWays-ja.png`, fullPage: true })
  expect(await field.getAttribute("lang")).toMatch(/^zh/)
  await page.keyboard.insertText("也应当考虑医院的负担。")
  await page.keyboard.press("Control+Enter")
  await page.getByText("中国語と日本語の間で翻訳を待つ文はありません。").waitFor()
  await who("早瀬直央").page.getByText("データは地元の病院に残すべきです。").waitFor()
  await who("林澈").page.getByText("也应当考虑医院的负担。").waitFor()

  // The pair is kept for the seat, and the bar leads back to the room.
  await bar.getByRole("link", { name: "会議に戻る" }).click()
  await page.waitForURL(session)
  await page.locator("plenary-foot-bar").getByRole("link", { name: "翻訳へ" }).click()
  await page.getByText("中国語と日本語の間で翻訳を待つ文はありません。").waitFor()

  await page.setViewportSize({ width: 390, height: 844 })
  if (shots) await page.screenshot({ path: `${shots}/bothWays-phone-ja.png`, fullPage: true })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  for (const { complaints } of Object.values(windows)) expect(complaints).toEqual([])
})

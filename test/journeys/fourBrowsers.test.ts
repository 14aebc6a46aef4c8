import { expect, test } from "vitest"
import { commit, compose, joinBy, selectWords, toEnd, type Window } from "../kit/people/browsers.ts"
import { closeAndShow } from "../kit/people/closing.ts"
import { onStage, type Stage } from "../kit/people/onStage.ts"

let { running, pullThePlug, chair, lin, hayase, guest } = {} as Stage<"chair" | "lin" | "hayase" | "guest">
const everyone = () => [chair, lin, hayase, guest]

onStage({ chair: "en", lin: "zh-CN", hayase: "ja", guest: { locale: "en", width: 390, height: 844 } }, stage => {
  ;({ running, pullThePlug, chair, lin, hayase, guest } = stage)
})

const note = ({ page }: Window) => page.locator(".ProseMirror").first()
const button = ({ page }: Window, name: string | RegExp) => page.getByRole("button", { name }).first()
const sees = (window: Window, text: string | RegExp) =>
  window.page.getByText(text).first().waitFor({ state: "visible" })

test("a panel goes from its links to a declared record, through a kill -9, and prints it", async () => {
  // Everybody joins and sees who is here.
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(lin, running.links["panelist"] ?? "", "林澈")
  await joinBy(hayase, running.links["panelist"] ?? "", "早瀬直央")
  await joinBy(guest, running.links["observer"] ?? "", "Guest")
  await button(chair, "Start session").click()
  await button(chair, /^Next item/).click()
  await sees(guest, "Practice topic")

  // Two input methods at once, both with the composition open while the other writes.
  await note(lin).click()
  await compose(lin, "shu", "shu ju", "shuju")
  await note(hayase).click()
  await compose(hayase, "こ", "こうひ", "公表")
  // The chair is warned before a text is frozen while somebody writes in it.
  await sees(chair, "林澈 is still typing")
  await sees(chair, "早瀬直央 is still typing")
  expect(await guest.page.getByText("is still typing").count()).toBe(0)
  await commit(lin, "数据原则上可以跨境流动。")
  await compose(hayase, "公表する")
  await commit(hayase, "何を送るのかを公表する。")
  await expect.poll(() => chair.page.getByText("is still typing").count()).toBe(0)
  for (const window of everyone().slice(0, 3)) {
    await expect.poll(() => note(window).innerText()).toContain("数据原则上可以跨境流动。")
    await expect.poll(() => note(window).innerText()).toContain("何を送るのかを公表する。")
  }
  expect(await note(chair).innerText()).not.toContain("shuju")

  // A thread on a passage: seen at once, answered, resolved; the highlight stays on its words.
  await selectWords(hayase, "公表する")
  await button(hayase, "議論する").click()
  const composer = hayase.page.locator("textarea").first()
  await composer.fill("誰に向けて公表するのでしょうか。")
  await composer.press("Control+Enter")
  await sees(lin, "誰に向けて公表するのでしょうか。")
  await sees(chair, "誰に向けて公表するのでしょうか。")
  const reply = lin.page.getByPlaceholder("回复").first()
  await reply.fill("面向公众写一页通俗说明。")
  await reply.press("Control+Enter")
  await sees(hayase, "面向公众写一页通俗说明。")
  await button(chair, "Resolve").click()
  await expect.poll(() => hayase.page.getByText("面向公众写一页通俗说明。").count()).toBe(0)

  // A passage becomes a statement, with its text in a second language.
  await selectWords(lin, "数据原则上可以跨境流动。")
  await button(lin, "用所选文字拟成条文").click()
  await lin.page.getByRole("dialog").getByRole("button", { name: "保存草稿" }).click()
  await sees(chair, "A-1")
  await sees(guest, "A-1")
  await button(chair, "Write").click()
  const english = chair.page.getByRole("textbox", { name: "English" })
  await english.fill("Data move across borders by default.")
  await english.press("Control+Enter")
  await sees(hayase, "Data move across borders by default.")
  await button(hayase, "この文案を確認").click()
  await button(chair, /^Propose A-1/).click()
  await sees(lin, /第1版/)

  // The server is killed; every browser continues by itself, and saved text is there.
  await pullThePlug(() => sees(hayase, /再接続しています/))
  for (const window of everyone())
    await expect.poll(() => window.page.getByText(/Reconnecting|重新连接|再接続/).count()).toBe(0)
  await toEnd(lin)
  await lin.page.keyboard.type(" 之后")
  await expect.poll(() => note(hayase).innerText()).toContain("之后")
  expect(await note(hayase).innerText()).toContain("何を送るのかを公表する。")

  for (const { page } of [chair, hayase]) await page.locator("#main").evaluate(main => main.scrollTo({ top: 9_999 }))

  // A call for consensus: positions with reasons, and no distribution before it is shown.
  await button(chair, "Call for consensus").click()
  await chair.page.locator("dialog[open] button.filled").click()
  // The card scrolls into view for its opener and for those who answer, except for Lin, whose caret is in the note.
  const cardAt = async ({ page }: Window) => (await page.locator("plenary-round-card").boundingBox())?.y ?? -1
  for (const window of [chair, hayase]) await expect.poll(() => cardAt(window)).toBeGreaterThan(0)
  await lin.page.getByRole("radio", { name: "同意", exact: true }).check({ force: true })
  await button(lin, "提交立场").click()
  await sees(chair, /1 of 2 have answered/)
  await hayase.page.getByRole("radio", { name: "留保付きで賛成" }).check({ force: true })
  await hayase.page.getByRole("textbox", { name: /理由/ }).fill("検査は現地で行うこと。")
  await button(hayase, "立場を提出").click()
  await sees(chair, /2 of 2 have answered/)
  for (const window of [chair, lin, guest]) {
    expect(await window.page.content()).not.toContain("検査は現地で行うこと。")
    expect(await window.page.getByText(/reservation · 1|1 reserve/i).count()).toBe(0)
  }
  await closeAndShow(chair)
  await sees(guest, /Last result shown/)
  // The moderator who showed it is taken to it, from any scroll position.
  const shown = chair.page.locator(".card.shown").first()
  await expect.poll(async () => (await shown.boundingBox())?.y ?? -1).toBeGreaterThan(0)

  // Declared: the same record for everyone.
  await button(chair, /^Declare: Consensus/).click()
  await chair.page
    .getByRole("dialog")
    .getByRole("button", { name: /^Declare/ })
    .click()
  for (const window of everyone()) await sees(window, /CR-1/)

  // The record names its rule, tally and reservation, and it prints.
  const record = await chair.page.context().newPage()
  await record.goto(`${running.url}/w/practice/r/1`)
  await record.getByText("検査は現地で行うこと。").first().waitFor()
  await record.emulateMedia({ media: "print" })
  for (const words of [
    /^Data move across borders by default/,
    "Consensus",
    "早瀬直央",
    "数据原则上可以跨境流动。",
    /3\/4|three quarters/,
  ])
    await record.getByText(words).locator("visible=true").first().waitFor()
  expect(await record.getByRole("button").locator("visible=true").count()).toBe(0)
  const pdf = await record.pdf({ format: "A4" })
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
  for (const window of everyone()) expect(window.complaints).toEqual([])
})

import type { Locator } from "playwright"
import { expect, test } from "vitest"
import { joinBy, type Window } from "../../kit/people/browsers.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"

let { running, chair, lin, hayase } = {} as Stage<"chair" | "lin" | "hayase">
const everyone = () => [chair, lin, hayase]

onStage({ chair: "en", lin: "zh-CN", hayase: "ja" }, stage => {
  ;({ running, chair, lin, hayase } = stage)
})

const button = ({ page }: Window, name: string | RegExp) => page.getByRole("button", { name }).first()
const bar = ({ page }: Window) => page.locator("plenary-foot-bar")
const speakers = ({ page }: Window) => page.locator("plenary-speakers")
const floor = ({ page }: Window) => page.locator("plenary-ask-floor")
const sees = (place: Locator, words: string | RegExp) => place.getByText(words).first().waitFor()

test("the floor is requested, given, timed, slowed down, and interrupted by a point of order", async () => {
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(lin, running.links["panelist"] ?? "", "林澈")
  await joinBy(hayase, running.links["panelist"] ?? "", "早瀬直央")
  await button(chair, "Start session").click()
  await button(chair, /^Next item/).click()
  await sees(bar(lin), "主持：Chen Yu")

  // Hands go up: the bar names the next speaker, who is told.
  await button(lin, "请求发言").click()
  await sees(floor(lin), "下一位请您发言")
  await button(hayase, "発言を求める").click()
  await expect.poll(() => speakers(chair).getByRole("listitem").count()).toBe(2)
  await sees(bar(hayase), "林澈")

  // The bar's next action gives the floor; the turn is twice as long because two languages are spoken.
  await bar(chair).getByRole("button", { name: "Give the floor to 林澈" }).click()
  await sees(floor(lin), "请您发言")
  await sees(speakers(hayase), /制限時間 06:00.*×2/)
  await sees(bar(hayase), /05:5\d/)

  // A request to speak slower reaches only the speaker and the chair.
  await speakers(hayase).getByRole("button", { name: "ゆっくりお願いします" }).click()
  await sees(speakers(lin), "请放慢语速（口译）")
  await sees(speakers(chair), "for the interpreters")
  expect(await speakers(hayase).getByRole("alert").count()).toBe(0)

  // A point of order stands first, and is heard after this speaker.
  await button(hayase, "取り消す").click()
  await button(hayase, "ほかの種類の発言を求める").click()
  await button(hayase, "議事進行").click()
  await bar(chair).getByRole("button", { name: "Hear the point of order: 早瀬直央" }).waitFor()
  await bar(chair).getByRole("button", { name: "Other choices" }).click()
  await bar(chair).getByRole("button", { name: "After this speaker" }).click()
  await expect.poll(() => bar(chair).getByText("Hear the point of order").count()).toBe(0)
  await button(lin, "发言完毕").click()
  await bar(chair).getByRole("button", { name: "Hear the point of order: 早瀬直央" }).click()
  await sees(floor(hayase), "ご発言ください")
  await speakers(chair).getByRole("button", { name: "End the turn" }).click()

  // Speaking time is counted, and is the same after a reload.
  await lin.page.reload()
  await speakers(lin).getByText("发言时长").click()
  await sees(speakers(lin).locator("dl"), /^00:\d\d$/)
  for (const window of everyone()) expect(window.complaints).toEqual([])
})

test("the agenda is edited by keyboard, pasted with a preview, and extended when its time is up; a close is undone", async () => {
  const { page } = chair
  const agenda = page.locator("plenary-agenda")
  const editor = page.locator("plenary-agenda-editor")
  const titles = () => agenda.getByRole("listitem").locator(".title span[lang]").allInnerTexts()

  // The last item is moved up by keyboard, and the current item gets no time.
  await editor.getByRole("button", { name: "Edit the agenda" }).click()
  await editor.getByLabel("Title of item 3", { exact: true }).press("Alt+ArrowUp")
  await expect
    .poll(() => editor.getByLabel("Title of item 2", { exact: true }).inputValue())
    .toBe("Reading of outcomes")
  await page.keyboard.press("Alt+ArrowDown")
  await editor.getByLabel("Minutes of item 2").fill("0")
  await editor.getByLabel("Minutes of item 2").press("Tab")
  await editor.getByRole("button", { name: "Save the agenda" }).click()

  // A text is unfinished and the time is up: five minutes more, also for the others.
  await page.getByRole("button", { name: "Draft a statement" }).last().click()
  await page.locator("plenary-act-dialog textarea").first().fill("Data move by default.")
  await page.locator("plenary-act-dialog button.filled").click()
  await bar(chair).getByRole("button", { name: "Extend by 5 minutes" }).first().click()
  await sees(lin.page.locator("plenary-agenda"), /剩余[45]分钟/)

  // Pasted lines say what they would change; nothing changes before the draft is saved.
  const before = await titles()
  await editor.getByRole("button", { name: "Edit the agenda" }).click()
  await editor.getByText("Paste an agenda").click()
  await editor.getByLabel(/One line for each item/).fill("Opening;5;opening\nPractice topic;25;topic\nTea;15;break")
  for (const words of [
    "As before: Opening",
    /^Changed: Practice topic · 25 min/,
    "New: Tea",
    "Removed: Reading of outcomes",
  ])
    await sees(editor, words)
  expect(await titles()).toEqual(before)
  await editor.getByRole("button", { name: "Take this over into the draft" }).click()
  await editor.getByRole("button", { name: "Save the agenda" }).click()
  await sees(lin.page.locator("plenary-agenda"), "Tea")

  // Closed by mistake, and reopened.
  await button(chair, "Break").click()
  await bar(chair).getByRole("button", { name: "Other choices" }).click()
  await bar(chair).getByRole("button", { name: "Close session" }).click()
  await page.locator("plenary-act-dialog button.filled").click()
  await page.getByRole("button", { name: /^Undo the close/ }).click()
  await sees(lin.page.locator(".room-header"), "进行中")
  for (const window of everyone()) expect(window.complaints).toEqual([])
})

import type { Locator } from "playwright"
import { expect, test } from "vitest"
import { joinBy, selectWords, toEnd, type Window } from "../../kit/people/browsers.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"

let { running, chair, secretary, lin, wall } = {} as Stage<"chair" | "secretary" | "lin" | "wall">
const everyone = () => [chair, secretary, lin, wall]

onStage({ chair: "en", secretary: "en", lin: "zh-CN", wall: { locale: "ja", width: 1920, height: 1080 } }, stage => {
  ;({ running, chair, secretary, lin, wall } = stage)
})

const sentence = "The sender publishes what is sent and why."
const note = ({ page }: Window) => page.locator(".ProseMirror")
const rail = ({ page }: Window) => page.locator("plenary-thread-rail")
const dialog = ({ page }: Window) => page.locator("plenary-act-dialog")
const sees = (place: Locator, words: string | RegExp) => place.getByText(words).first().waitFor()
const reads = (window: Window, words: string) => expect.poll(() => note(window).innerText()).toContain(words)

async function setMode(window: Window, mode: string, reason = ""): Promise<void> {
  await window.page.getByRole("button", { name: /^Mode: / }).click()
  await dialog(window).locator("select").selectOption({ label: mode })
  if (reason) await dialog(window).locator("textarea").fill(reason)
  await dialog(window).locator("button.filled").click()
  await window.page.getByRole("button", { name: `Mode: ${mode}` }).waitFor()
}

async function propose(window: Window, words: string, wording: string, why = ""): Promise<void> {
  await selectWords(window, words)
  await note(window).press("Shift")
  await window.page.locator("plenary-note-selection").getByRole("button", { name: "提出修改文字" }).click()
  await dialog(window).locator("textarea").first().fill(wording)
  await dialog(window).locator("textarea").last().fill(why)
  await dialog(window).locator("button.filled").click()
  await expect.poll(() => dialog(window).locator("dialog[open]").count()).toBe(0)
}

test("a panelist who may not write suggests wording; the secretary accepts one suggestion and declines another", async () => {
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(secretary, running.links["secretary"] ?? "", "Xu Anlan")
  await joinBy(lin, running.links["panelist"] ?? "", "林澈")
  await note(chair).click()
  await chair.page.keyboard.type(sentence)
  await reads(lin, sentence)

  // Locked: nobody writes, and wording can still be suggested.
  await setMode(chair, "Locked", "It is being read out.")
  await sees(lin.page.locator(".note-frame"), "已由Chen Yu锁定：It is being read out.仍可阅读和评论。")
  await propose(lin, "publishes", "publishes in plain words", "普通人也要看得懂。")
  await sees(rail(secretary), "普通人也要看得懂。")
  await sees(rail(secretary).locator("ins"), "in plain words")
  expect(await rail(secretary).getByRole("button", { name: "Accept", exact: true }).count()).toBe(0)

  // Changed to suggestions only, with a reason: the secretary's page writes, and the server reads it.
  await setMode(chair, "Suggestions only", "One word more.")
  await sees(lin.page.locator(".note-frame"), "One word more.")
  await rail(secretary).getByRole("button", { name: "Accept", exact: true }).click()
  await reads(lin, "The sender publishes in plain words what is sent and why.")
  await rail(lin)
    .getByRole("button", { name: /^已解决/ })
    .click()
  await sees(rail(lin), "已采纳并写入讨论稿")

  // Declined, with a reason that its author reads.
  await propose(lin, " and why", "")
  await rail(secretary).getByRole("button", { name: "Do not take it" }).click()
  await dialog(secretary).locator("textarea").fill("The reason is the point of it.")
  await dialog(secretary).locator("button.filled").click()
  await sees(rail(lin), "理由：The reason is the point of it.")
  await reads(chair, "what is sent and why.")

  for (const window of everyone()) expect(window.complaints).toEqual([])
})

test("the wall follows the chair to the words, by their place in the text and not by the scroll position", async () => {
  await joinBy(wall, running.links["observer"] ?? "", "Guest")
  await wall.page.goto(`${wall.page.url().replace(/\/observe$/, "")}?projector`)
  await setMode(chair, "Open")
  await chair.page.getByRole("button", { name: "Start session" }).click()
  await chair.page.getByRole("button", { name: /^Next item/ }).click()
  await toEnd(chair)
  for (let n = 1; n <= 40; n++) {
    await chair.page.keyboard.press("Enter")
    await chair.page.keyboard.insertText(`Paragraph ${n} of a long note, which says what each side holds of it.`)
  }
  const shown = (window: Window, words: string) =>
    window.page.evaluate(said => {
      const block = [...document.querySelectorAll(".ProseMirror p")].find(one => one.textContent?.includes(said))
      const box = block?.getBoundingClientRect()
      return box !== undefined && box.top >= 0 && box.bottom <= innerHeight
    }, words)
  const scrollTo = (words: string) =>
    chair.page.evaluate(said => {
      const block = [...document.querySelectorAll(".ProseMirror p")].find(one => one.textContent?.includes(said))
      block?.scrollIntoView({ block: "start" })
    }, words)
  await scrollTo("Paragraph 30 ")
  await expect.poll(() => shown(wall, "Paragraph 30 ")).toBe(true)
  await scrollTo("Paragraph 12 ")
  await expect.poll(() => shown(wall, "Paragraph 12 ")).toBe(true)
  expect(await shown(wall, "Paragraph 30 ")).toBe(false)
  expect(await wall.page.locator("[contenteditable=true], textarea, .note-tools:visible").count()).toBe(0)

  // A panelist follows by choice, and no longer once they scroll by themselves.
  const follow = lin.page.getByRole("button", { name: "跟随主持人" })
  await follow.click()
  await expect.poll(() => shown(lin, "Paragraph 12 ")).toBe(true)
  await lin.page.getByRole("button", { name: "正在跟随Chen Yu" }).waitFor()
  await note(lin).hover()
  await lin.page.mouse.wheel(0, 2_000)
  await follow.waitFor()
  await scrollTo("Paragraph 30 ")
  await expect.poll(() => shown(wall, "Paragraph 30 ")).toBe(true)
  expect(await follow.getAttribute("aria-pressed")).toBe("false")
  for (const window of everyone()) expect(window.complaints).toEqual([])
})

test("text written into a note that was locked meanwhile is sent as suggestions on the words that it changed", async () => {
  await reads(lin, sentence.slice(0, 10))
  await lin.page.context().setOffline(true)
  await toEnd(lin)
  await lin.page.keyboard.type("每季度一次。")
  await setMode(chair, "Suggestions only")
  await lin.page.context().setOffline(false)
  await lin.page.getByRole("button", { name: "作为修改建议提交" }).click()
  await sees(rail(secretary).locator("ins"), "每季度一次。")
  await rail(secretary).getByRole("button", { name: "Accept", exact: true }).click()
  await reads(chair, "each side holds of it.每季度一次。")
  expect(await lin.page.locator("plenary-refused section").count()).toBe(0)
  for (const window of everyone()) expect(window.complaints).toEqual([])
})

import { afterAll, beforeAll, expect, test } from "vitest"
import { StatementId } from "../../../shared/model/ids.ts"
import { joinBy, openWindow, type Window } from "../../kit/people/browsers.ts"
import type { Person } from "../../kit/people/person.ts"
import { type DemoSeats, seatDemo } from "../../kit/servers/demoSeats.ts"

let demo: DemoSeats
let ito: Window
let lin: Person
const shots = process.env["SHOTS"]
const shot = async (name: string, window = ito) =>
  shots ? void (await window.page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })) : undefined

beforeAll(async () => {
  demo = await seatDemo()
  ito = await openWindow(demo.browser, "ja", { width: 1280, height: 800 })
  lin = await demo.person("practice", "panelist", "Lin Che")
})
afterAll(() => demo?.end())

/** The first topic of the practice panel. */
const topic = () => Object.keys(demo.admin.practice.state.topics)[0] ?? ""
const say = async (text: string) => {
  const { made } = await lin.do("open-thread", { topic: topic(), entry: { lang: "en", text } })
  return `thread:${made["thread"]}:${made["entry"]}`
}
const field = () => ito.page.getByRole("textbox")
const queue = () => ito.page.locator("plenary-translation-desk")

test("an interpreter sits down on a page with no button that is refused", async () => {
  const { made } = await demo.admin.practice.do("make-invite", { role: "interpreter", uses: 1 })
  await joinBy(ito, `${demo.running.url}/join#${made["token"]}`, "伊藤 あい")
  await ito.page.getByText("通訳・翻訳").first().waitFor()
  await shot("sits-ja")
  await ito.page.goto(`${demo.running.url}/w/practice/s/${demo.session.practice}`, { waitUntil: "networkidle" })
  await shot("room-ja")
  for (const name of ["発言を求める", "コメントする", "立場を示す"])
    expect(await ito.page.getByRole("button", { name }).count()).toBe(0)
  await ito.page.goto(`${demo.running.url}/w/practice`, { waitUntil: "networkidle" })
  await ito.page.getByRole("link", { name: "翻訳", exact: true }).click()
  await ito.page.getByText("日本語への翻訳を待つ文はありません。").waitFor()
  await shot("empty-ja")
})

test("they translate what waits by the keyboard alone; what is typed survives a reload and a lost connection", async () => {
  const first = await say("The log must never leave the building without a key.")
  await say("Small firms cannot pay for this.")
  await ito.page.reload({ waitUntil: "networkidle" })
  await queue().getByText("The log must never leave the building without a key.").waitFor()
  await field().focus()
  await ito.page.keyboard.insertText("ログは鍵なしに")
  await queue().getByText("保存しました。提出するまで、見えるのはあなただけです。").waitFor()
  await shot("typed-ja")
  await ito.page.reload({ waitUntil: "networkidle" })
  await expect.poll(() => field().inputValue()).toBe("ログは鍵なしに")

  await ito.page.context().setOffline(true)
  await field().focus()
  await ito.page.keyboard.press("End")
  await ito.page.keyboard.insertText("建物の外に出してはならない。")
  await queue().getByText("まだ保存されていません。").waitFor()
  await shot("offline-ja")
  await ito.page.context().setOffline(false)
  await queue().getByText("保存しました。").waitFor()

  await ito.page.keyboard.press("Alt+ArrowDown")
  await queue().getByText("Small firms cannot pay for this.").waitFor()
  await ito.page.keyboard.insertText("This is English and not Japanese at all.")
  await ito.page.keyboard.press("Control+Enter")
  await queue().getByText("日本語ではないように見えます。").waitFor()
  await shot("odd-ja")
  await ito.page.keyboard.press("Alt+ArrowUp")
  await expect.poll(() => field().inputValue()).toBe("ログは鍵なしに建物の外に出してはならない。")
  await ito.page.keyboard.press("Control+Enter")
  await queue().getByText("Small firms cannot pay for this.").waitFor()
  await expect
    .poll(() => lin.state.translations[`${first}/ja`]?.text)
    .toBe("ログは鍵なしに建物の外に出してはならない。")
  expect(await field().inputValue()).toBe("This is English and not Japanese at all.")
  expect(await field().evaluate(one => one === (one.getRootNode() as ShadowRoot).activeElement)).toBe(true)
})

test("of two people on one text the later reads what the earlier handed in", async () => {
  const key = await say("One text for two interpreters.")
  await ito.page.goto(`${demo.running.url}/w/practice/translations?lang=ja&key=${key}`, { waitUntil: "networkidle" })
  await field().fill("二人の通訳に一つの文。")
  await lin.do("give-translation", {
    key,
    lang: "ja",
    text: "通訳二人に、文は一つ。",
    base: 0,
    seen: await hashOf("One text for two interpreters."),
  })
  await field().focus()
  await ito.page.keyboard.press("Control+Enter")
  await queue().getByText("通訳二人に、文は一つ。").waitFor()
  expect(await field().inputValue()).toBe("二人の通訳に一つの文。")
  await shot("meanwhile-ja")
  await ito.page.setViewportSize({ width: 390, height: 844 })
  await shot("phone-ja")
  await ito.page.setViewportSize({ width: 1280, height: 800 })
  await ito.page.getByRole("button", { name: "その訳のままにする" }).click()
  await queue().getByText("Small firms cannot pay for this.").waitFor()
})

test("they see what waits in the other language and go there by a key, wherever the focus is", async () => {
  await lin.do("open-thread", { topic: topic(), entry: { lang: "zh", text: "数据不应离开本地。" } })
  await ito.page.goto(`${demo.running.url}/w/practice/translations?lang=ja`, { waitUntil: "networkidle" })
  await ito.page.getByRole("button", { name: /^英語に訳す 1件が翻訳待ち$/ }).waitFor()
  const chinese = ito.page.getByRole("button", { name: /^中国語に訳す \d件が翻訳待ち$/ })
  expect(await chinese.count()).toBe(1)
  await shot("elsewhere-ja")
  await ito.page.locator("h1").click()
  const place = ito.page.locator(".count")
  const before = await place.textContent()
  await ito.page.keyboard.press("Alt+ArrowDown")
  await expect.poll(() => place.textContent()).not.toBe(before)
  await ito.page.keyboard.press("Alt+Shift+ArrowDown")
  await expect.poll(() => field().getAttribute("lang")).toMatch(/^zh/)
  await ito.page.keyboard.press("Alt+Shift+ArrowDown")
  await expect.poll(() => field().getAttribute("lang")).not.toMatch(/^zh/)
})

test("they write the missing authentic text of a statement on its card, which waits for the panel's confirmation", async () => {
  const { made } = await lin.do("draft-statement", { topic: topic(), lang: "zh", text: "数据默认留在本地。" })
  await ito.page.goto(`${demo.running.url}/w/practice/t/${topic()}`, { waitUntil: "networkidle" })
  const english = ito.page.locator("plenary-language-text").filter({ hasText: "English" })
  await english.getByRole("button", { name: "書く" }).click()
  await english.getByRole("textbox").fill("By default data stay where they are.")
  await english.getByRole("button", { name: "保存", exact: true }).click()
  const written = () =>
    lin.state.statements[StatementId.parse(made["statement"])]?.texts.find(({ lang }) => lang === "en")
  await expect.poll(() => written()?.text).toBe("By default data stay where they are.")
  expect(written()).toMatchObject({ state: "draft", confirmedBy: null })
  await shot("authentic-ja")
})

const hashOf = async (text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text.normalize("NFC")))).toString("hex")

import { afterAll, beforeAll, expect, test } from "vitest"
import { joinBy, openWindow, type Window } from "../../kit/people/browsers.ts"
import { type DemoSeats, seatDemo } from "../../kit/servers/demoSeats.ts"

let demo: DemoSeats
let lin: Window
let mori: Window
const shots = process.env["SHOTS"]
const shot = async (name: string, { page }: Window) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` })
}
const original = "The log must never leave the building without a key."
const hashOf = async (text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text.normalize("NFC")))).toString("hex")

beforeAll(async () => {
  demo = await seatDemo()
  const open = async (locale: string, name: string) => {
    const window = await openWindow(demo.browser, locale, { width: 1280, height: 800 })
    await joinBy(window, await demo.link("practice", "panelist"), name)
    return window
  }
  lin = await open("en", "Lin Che")
  mori = await open("ja", "森 綾")
})
afterAll(() => demo?.end())

test("what is said in English is read in Japanese, marked, and its author is asked about it", async () => {
  const secretary = await demo.person("practice", "secretary", "Xu Anlan")
  const topic = Object.keys(demo.admin.practice.state.topics)[0] ?? ""
  const room = `${demo.running.url}/w/practice/t/${topic}`
  await lin.page.goto(room, { waitUntil: "networkidle" })
  await mori.page.goto(room, { waitUntil: "networkidle" })
  await lin.page.locator("plenary-thread-rail").getByRole("textbox").first().fill(original)
  await lin.page.locator("plenary-thread-rail").getByRole("button", { name: "Send" }).first().click()
  await mori.page.getByText(original).waitFor()
  const thread = await expect
    .poll(() => Object.values(secretary.state.threads).find(one => one.entries[0]?.text.text === original))
    .toBeTruthy()
    .then(() => Object.values(secretary.state.threads).find(one => one.entries[0]?.text.text === original))
  await secretary.do("give-translation", {
    key: `thread:${thread?.id}:${thread?.entries[0]?.id}`,
    lang: "ja",
    text: "ログは鍵なしに建物の外に出してはならない。",
    seen: await hashOf(original),
    base: 0,
  })
  const read = mori.page.locator("plenary-said")
  await read.getByText("ログは鍵なしに建物の外に出してはならない。").waitFor()
  await read.getByText("人による訳、確認した人なし").waitFor()
  await shot("read-ja", mori)
  await read.getByRole("button", { name: "原文を表示（英語）" }).click()
  await read.getByText(original).waitFor()

  await lin.page.getByText("Your words in Japanese: is this what you said?").click()
  await shot("author-en", lin)
  await lin.page.getByRole("button", { name: "Accept" }).click()
  await read.getByRole("button", { name: "訳を表示" }).click()
  await read.getByText("人による訳、本人が承認").waitFor()
  expect(await lin.page.getByText("is this what you said?").count()).toBe(0)
})

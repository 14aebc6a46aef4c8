import { afterAll, beforeAll, expect, test } from "vitest"
import * as Y from "yjs"
import { paragraphId } from "../../../shared/document/paragraphs/paragraphs.ts"
import { readNote } from "../../../shared/document/readers.ts"
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
const translated = "ログは鍵なしに建物の外に出してはならない。"
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

test("a note in English is read in Japanese below its paragraphs, and its author is asked", async () => {
  const secretary = await demo.person("practice", "secretary", "Xu Anlan")
  const topic = Object.keys(demo.admin.practice.state.topics)[0] ?? ""
  const room = `${demo.running.url}/w/practice/t/${topic}`
  await lin.page.goto(room, { waitUntil: "networkidle" })
  await mori.page.goto(room, { waitUntil: "networkidle" })
  const editor = lin.page.locator(".note-text")
  await editor.click()
  await lin.page.keyboard.press("Control+End")
  await lin.page.keyboard.press("Enter")
  await lin.page.keyboard.type(original)
  await mori.page.locator(".note-text").getByText(original).waitFor()

  const key = await keyOf(topic)
  const given = { key, lang: "ja" as const, seen: await hashOf(original), text: translated, base: 0 }
  await secretary.do("give-translation", given)
  const below = mori.page.locator("plenary-paragraph-translation").filter({ hasText: translated })
  await below.getByText("人による訳、確認した人なし").waitFor()
  expect(await mori.page.locator(".note-text").getByText(original).count()).toBe(1)
  await shot("note-ja", mori)
  await mori.page.setViewportSize({ width: 390, height: 844 })
  await shot("note-ja-phone", mori)
  await mori.page.setViewportSize({ width: 1280, height: 800 })

  await lin.page.getByText("Your words in Japanese: is this what you said?").click()
  await shot("note-author", lin)
  await lin.page.getByRole("button", { name: "Accept" }).click()
  await below.getByText("人による訳、本人が承認").waitFor()
  await lin.page.getByText("is this what you said?").waitFor({ state: "detached" })

  await editor.getByText(original).click()
  await lin.page.keyboard.press("End")
  await lin.page.keyboard.type(" Ever.")
  await below.getByText("人による訳、本人が承認；変更前の原文の訳").waitFor()
  await shot("note-behind", mori)
  await mori.page.getByRole("button", { name: "訳を表示" }).click()
  await below.waitFor({ state: "detached" })
  await expect.poll(() => mori.page.locator(".note-text").getByText(`${original} Ever.`).count()).toBe(1)
  await mori.page.getByRole("button", { name: "訳を表示" }).click()
  await below.waitFor()
})

test("a visitor of the demo reads one paragraph with its translation, and one whose translation is behind", async () => {
  const topic = Object.values(demo.admin.demo.state.topics).find(({ letter }) => letter === "A")
  const page = await demo.page("demo", "observer")
  await page.goto(`${demo.running.url}/w/demo/t/${topic?.id}`, { waitUntil: "networkidle" })
  const below = page.locator("plenary-paragraph-translation")
  const level = below.filter({ hasText: "one page in plain words" })
  await level.getByText("accepted by the author").waitFor()
  expect(await level.getByText("of an earlier wording").count()).toBe(0)
  const behind = below.filter({ hasText: "never the content." })
  await behind.getByText("of an earlier wording").waitFor()
  await page.locator(".note-text").getByText("検査のときも同じとする。").waitFor()
  await behind.scrollIntoViewIfNeeded()
  if (shots) await page.screenshot({ path: `${shots}/demo-note.png` })
})

/** The key of the last paragraph of the note, as the queue makes it from the id of its first character. */
async function keyOf(topic: string): Promise<string> {
  const { cookie } = await demo.person("practice", "secretary", "Xu Anlan")
  const answer = await fetch(`${demo.running.url}/api/topics/${topic}/state`, { headers: { cookie } })
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, new Uint8Array(await answer.arrayBuffer()))
  const note = readNote(doc)
  const block = note.blocks.findLast(({ text }) => text === original)
  const id = block && paragraphId(note, block, () => true)
  return `note:${topic}:${id}`
}

import { expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { caretAfter } from "./keyboard.ts"
import { endAfter, noteOf, Side } from "./pair.ts"

async function typed(text: string): Promise<Side> {
  const side = new Side(noteOf("Before"))
  endAfter(side)
  await caretAfter(side, "Before")
  await userEvent.keyboard(text)
  return side
}
const markup = (side: Side) => side.dom.innerHTML.replace(/ (lang|rel|target|class)="[^"]*"/g, "")

test("two stars around words make them bold, and the text that follows is not bold", async () => {
  const side = await typed(" a **bold move** on")
  expect(markup(side)).toBe("<p>Before a <strong>bold move</strong> on</p>")
  expect(side.text).toBe("Before a bold move on")
})

test("stars that enclose nothing stay stars", async () => {
  expect((await typed(" 2 ** 3 ** 4")).text).toBe("Before 2 ** 3 ** 4")
})

test("a typed address becomes a link without the sentence's punctuation", async () => {
  const side = await typed(" see https://example.org/a, and http://b.test. End")
  expect(markup(side)).toBe(
    '<p>Before see <a href="https://example.org/a">https://example.org/a</a>, and <a href="http://b.test">http://b.test</a>. End</p>',
  )
})

test("an address without a space behind it, or an invalid one, stays text", async () => {
  expect(markup(await typed(" https:// and https://c.test"))).toBe("<p>Before https:// and https://c.test</p>")
})

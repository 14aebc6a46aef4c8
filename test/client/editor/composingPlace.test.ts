import { expect, test } from "vitest"
import { caretAfter } from "./keyboard.ts"
import { turn, two } from "./pair.ts"

test("peers learn the right place of a composition that begins before the browser has reported a moved caret", async () => {
  const [a] = two("First line. Second line.")
  await caretAfter(a, "First line")
  const words = a.dom.querySelector("p")?.firstChild
  if (!(words instanceof Text)) throw new Error("no words")
  getSelection()?.collapse(words, words.length)
  a.dom.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }))
  words.appendData("公表")
  getSelection()?.collapse(words, words.length)
  await turn()
  await turn()
  expect(a.text).toBe("First line. Second line.公表")
  expect(a.said.at(-1)?.composing).toBe(true)
})

import { afterEach, expect, test } from "vitest"
import { SaidElement } from "../../../../client/elements/translating/plenary-said.ts"
import type { OriginalWanted } from "../../../../client/elements/translating/translationEvents.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"
import { press, settled, shown } from "../session/shown.ts"

afterEach(() => document.body.replaceChildren())

const words = "数据留在医院。"
const said = {
  key: "thread:t:e",
  lang: "zh" as const,
  text: "",
  away: true as const,
  authors: [],
  at: 0,
  hidden: false,
}
const translation = { key: said.key, lang: "en", text: "The data stay.", revision: 1, at: 0, answer: null } as never
const there = { ...emptyState, translations: { "thread:t:e/en": translation } } as State

async function page(state: State) {
  const element = await shown(new SaidElement(), { said, state, me: { member: "m", role: "panelist" as const } })
  return { element, text: () => element.renderRoot.textContent ?? "" }
}
/** Answers what elements ask of their page, as the page does: the original is in the next state. */
function answering(trouble: () => string | null) {
  const asked: boolean[] = []
  const answer = (event: OriginalWanted) => {
    asked.push(event.pressed)
    const why = trouble()
    const [element] = event.composedPath()
    event.answer = Promise.resolve(why)
    if (why === null && element instanceof SaidElement) element.said = { ...said, text: words, away: undefined }
  }
  document.body.addEventListener("original-wanted", answer)
  return { asked, end: () => document.body.removeEventListener("original-wanted", answer) }
}
const later = () => new Promise(done => setTimeout(done))

test("a press fetches the original and shows it, and the next press shows the translation without a fetch", async () => {
  const pages = answering(() => null)
  const { element, text } = await page(there)
  expect(text()).toContain("The data stay.")
  expect(pages.asked).toEqual([])
  press(element, "Show the original (Chinese)")
  await later()
  await settled(element)
  expect(text()).toContain(words)
  press(element, "Show the translation")
  await settled(element)
  expect(text()).toContain("The data stay.")
  press(element, "Show the original (Chinese)")
  await settled(element)
  expect(text()).toContain(words)
  expect(pages.asked).toEqual([true])
  pages.end()
})

test("without a connection the translation stays, a sentence says why, and a later press tries again", async () => {
  let why: string | null = "No connection."
  const pages = answering(() => why)
  const { element, text } = await page(there)
  press(element, "Show the original (Chinese)")
  await later()
  await settled(element)
  expect([text().includes("The data stay."), text().includes("No connection.")]).toEqual([true, true])
  why = null
  press(element, "Show the original (Chinese)")
  await later()
  await settled(element)
  expect([text().includes(words), text().includes("No connection.")]).toEqual([true, false])
  pages.end()
})

test("a text whose translation is gone fetches its original without a press, once, and offers to try again", async () => {
  let why: string | null = "No connection."
  const pages = answering(() => why)
  const { element, text } = await page(emptyState)
  await later()
  await settled(element)
  expect(text()).not.toContain("erased")
  expect(pages.asked).toEqual([false])
  why = null
  press(element, "Show the original (Chinese)")
  await later()
  await settled(element)
  expect(text()).toContain(words)
  expect(pages.asked).toEqual([false, true])
  pages.end()
})

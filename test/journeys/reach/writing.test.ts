import type { Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { ownPressMs } from "../../kit/people/browsers.ts"
import type { Person } from "../../kit/people/person.ts"
import { type DemoSeats, seatDemo } from "../../kit/servers/demoSeats.ts"

let demo: DemoSeats
let chair: Person
let expert: Person
let page: Page
let session = ""
let topics: string[] = []

beforeAll(async () => {
  demo = await seatDemo()
  session = demo.session.practice
  chair = await demo.person("practice", "moderator", "Chen Yu")
  expert = await demo.person("practice", "panelist", "Hayase Nao")
  await chair.do("open-topic", { title: { en: "Logistics" }, letter: "C" })
  topics = Object.keys(chair.state.topics)
  const items = topics.map(topic => ({ kind: "topic" as const, title: { en: `Item of ${topic}` }, topic, minutes: 20 }))
  await chair.do("set-agenda", { session, items })
  await chair.do("start-session", { session })
  page = await demo.page("practice", "panelist")
  await page.locator(".note-text[contenteditable=true]").waitFor()
})
afterAll(() => demo?.end())

const moveTo = async (topic: string | undefined) => {
  const now = chair.state.sessions[session as keyof typeof chair.state.sessions]
  const item = now?.items.find(one => one.topic === topic)
  if (now && item && now.current !== item.id)
    await chair.do("move-agenda", { session, item: item.id, seen: now.current })
}
const letter = () => page.locator("#topic-title .letter").innerText()
/** The focused element, also inside shadow roots. */
const focus = () =>
  page.evaluate(() => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    return at === document.body
      ? "body"
      : `${at?.localName} ${at?.className.split(" ")[0]} ${at?.textContent?.trim().slice(0, 40)}`
  })

test("the agenda moves on, and a person who writes in the note stays there with every letter", async () => {
  await moveTo(topics[0])
  await expect.poll(letter).toBe("A")
  await page.locator(".note-text[contenteditable='true']").click()
  await page.keyboard.type("I am still writing")
  await moveTo(topics[1])
  const line = page.getByText("The panel has moved to C")
  await line.waitFor()
  await page.keyboard.type(" this sentence and it goes on")
  expect(await letter()).toBe("A")
  await expect
    .poll(() => page.locator(".note-text").innerText())
    .toContain("I am still writing this sentence and it goes on")
  await page.getByRole("button", { name: "Go there" }).click()
  await expect.poll(letter).toBe("C")
  expect(await line.count()).toBe(0)
  expect(await focus()).not.toBe("body")
})

test("a person who writes a comment stays with it, and others move along", async () => {
  await moveTo(topics[0])
  await expect.poll(letter).toBe("A")
  const words = page.locator(".room-rail plenary-composer textarea").first()
  await words.fill("A comment that")
  await words.focus()
  await moveTo(topics[1])
  await page.getByText("The panel has moved to C").waitFor()
  await page.keyboard.type(" is not done")
  expect(await letter()).toBe("A")
  expect(await words.inputValue()).toContain("is not done")
  // The panel comes back: there is nothing to announce.
  await moveTo(topics[0])
  await expect.poll(() => page.getByText("The panel has moved to C").count()).toBe(0)
  await words.fill("")
  await page.locator("#topic-title").click()
  await moveTo(topics[1])
  await expect.poll(letter).toBe("C")
  await moveTo(topics[0])
})

const caretLine = () => page.evaluate(() => Math.round(getSelection()?.getRangeAt(0).getBoundingClientRect().top ?? 0))

test("a card that appears above the caret's line does not move it", async () => {
  await expect.poll(letter).toBe("A")
  await page.locator(".note-text[contenteditable='true']").click()
  await page.keyboard.press("Control+End")
  for (let n = 0; n < 12; n++) await page.keyboard.type(`line ${n}\n`)
  await page.keyboard.type("here")
  await expect.poll(focus).toContain("ProseMirror")
  const before = await caretLine()
  const [topic = ""] = topics
  const text = "Data move by default."
  const statement = String((await expert.do("draft-statement", { topic, lang: "en", text })).made["statement"])
  const missing =
    expert.state.statements[statement as keyof typeof expert.state.statements]?.texts.map(({ lang }) => lang) ?? []
  for (const lang of missing) {
    if (lang !== "en") {
      const base =
        expert.state.statements[statement as keyof typeof expert.state.statements]?.texts.find(one => one.lang === lang)
          ?.revision ?? 0
      await expert.ask("save-text", { statement, lang, text, base, newVersion: false })
    }
    await expert.ask("confirm-text", { statement, lang, seen: textHash(text, sha256) })
  }
  const texts =
    chair.state.statements[statement as keyof typeof chair.state.statements]?.texts.filter(one => one.text !== "") ?? []
  await chair.do("propose-statement", { statement, seen: statementHash(texts, sha256) })
  await chair.do("open-round", { statement, version: 1, kind: "rating", anonymity: "named" })
  await page.locator("plenary-round-card").waitFor()
  await page.locator("plenary-rating-form").waitFor()
  await expect.poll(async () => Math.abs((await caretLine()) - before)).toBeLessThanOrEqual(3)
  await page.keyboard.type(" and on")
  await expect.poll(() => page.locator(".note-text").innerText()).toContain("here and on")
})

test("after a person's own act the focus continues from there", async () => {
  const words = page.locator(".room-rail plenary-composer textarea").first()
  await words.fill("Who publishes?")
  await page.locator(".room-rail").getByRole("button", { name: "Send" }).first().click()
  await page.locator("plenary-thread-card").first().waitFor()
  await expect.poll(focus).not.toBe("body")

  const text = "Whoever sends data says why."
  const { made } = await expert.do("draft-statement", { topic: topics[0] ?? "", lang: "en", text })
  const card = page.locator(`[id="${made["statement"]}"]`)
  // A press on a card that has just appeared does nothing while the content above it still grows.
  await card.getByRole("button", { name: "Confirm this text" }).first().waitFor()
  await page.waitForTimeout(ownPressMs)
  await card.getByRole("button", { name: "Confirm this text" }).first().click()
  await card.getByText("Confirmed", { exact: false }).first().waitFor()
  await expect.poll(focus).not.toBe("body")
  expect(await page.evaluate(() => document.activeElement?.id)).toBe(made["statement"])

  const observer = await demo.page("practice", "observer")
  await observer.getByRole("button", { name: "Ask", exact: true }).click()
  await observer.locator("plenary-questions textarea").fill("Who pays?")
  await observer.getByRole("button", { name: "Send the question" }).click()
  await observer.getByText("Sent. A moderator").waitFor()
  expect(await observer.evaluate(() => document.activeElement?.localName)).toBe("plenary-questions")

  const moderator = await demo.page("practice", "moderator")
  await moderator.locator("plenary-foot-bar").getByRole("button", { name: "Other choices" }).click()
  await moderator.keyboard.press("Tab")
  await moderator.keyboard.press("Escape")
  await expect
    .poll(() => moderator.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent ?? "body"))
    .toContain("Other choices")
})

import type { Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Person } from "../../kit/people/person.ts"
import { type DemoSeats, seatDemo } from "../../kit/servers/demoSeats.ts"

let demo: DemoSeats
let page: Page
let chair: Person
beforeAll(async () => {
  demo = await seatDemo()
  chair = await demo.person("demo", "moderator", "Chen Yu")
  page = await demo.page("demo", "moderator")
  await page.goto(`${demo.running.url}/w/demo/s/${demo.session.demo}`, { waitUntil: "networkidle" })
})
afterAll(() => demo?.end())

/** The focused element, and the outermost one that contains it. */
const keys = () =>
  page.evaluate(() => {
    let at = document.activeElement
    const first = at
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    const host = at?.getRootNode() instanceof ShadowRoot ? (at.getRootNode() as ShadowRoot).host : first
    return `${host?.localName} ${at?.localName} ${at?.textContent?.replace(/\s+/g, " ").trim().slice(0, 24)}`
  })

test("single letters move the focus once they are switched on, are listed by ?, and trigger no act", async () => {
  await page.locator("#topic-title").click()
  await page.keyboard.press("j")
  expect(await keys()).not.toContain("plenary-thread-card")
  await page.keyboard.press("?")
  const help = page.locator("dialog[open]")
  await help.getByText("To the next discussion").waitFor()
  for (const key of ["j, k", "r", "e", "c", "s", "[, ]", "1–9", "g", "f"])
    await help.locator("kbd").getByText(key, { exact: true }).waitFor()
  await help.locator("input").check()
  await help.getByRole("button", { name: "Close" }).click()
  await page.locator("#topic-title").click()
  const threads = Object.values(chair.state.threads).filter(({ resolved }) => resolved === null).length
  await page.keyboard.press("j")
  await expect.poll(keys).toMatch(/^plenary-thread-card article/)
  const first = await keys()
  await page.keyboard.press("j")
  await expect.poll(keys).not.toBe(first)
  await page.keyboard.press("k")
  await expect.poll(keys).toBe(first)
  await page.keyboard.press("e")
  await expect.poll(keys).toMatch(/button ✓ Resolve/)
  await page.keyboard.press("]")
  await expect.poll(keys).toMatch(/^plenary-statement-card article D-1/)
  await page.keyboard.press("2")
  await expect.poll(keys).toMatch(/^plenary-statement-card article D-2/)
  await page.keyboard.press("[")
  await expect.poll(keys).toMatch(/article D-1/)
  await page.keyboard.press("r")
  await expect.poll(keys).toMatch(/^plenary-composer textarea/)
  // In a text field a letter is a letter.
  await page.keyboard.press("j")
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe("plenary-thread-rail")
  await page.keyboard.press("Backspace")
  expect(Object.values(chair.state.threads).filter(({ resolved }) => resolved === null)).toHaveLength(threads)
})

test("a screen reader announces comments, people and hands once, together", async () => {
  const region = page.locator("plenary-app > [role=status]")
  const topic = Object.values(chair.state.topics).find(({ letter }) => letter === "D")?.id ?? ""
  const expert = await demo.person("demo", "panelist", "Kenji Abe")
  await expect.poll(() => region.innerText()).toContain("Kenji Abe joined.")
  const asks = ["Who publishes?", "And when?"].map(text =>
    expert.do("open-thread", { topic, entry: { lang: "en", text } }),
  )
  await Promise.all([...asks, expert.do("ask-floor", { session: demo.session.demo })])
  await expect.poll(() => region.innerText()).toContain("2 new comments.")
  expect(await region.innerText()).toContain("Kenji Abe asked for the floor.")
})

test("an observer hears and sees once what the panel is asked", async () => {
  const observer = await demo.page("demo", "observer")
  await observer.goto(`${demo.running.url}/w/demo/s/${demo.session.demo}/observe`, { waitUntil: "networkidle" })
  await observer.getByText("The panel is answering.").first().waitFor()
  expect(await observer.getByText("The panel is answering.").count()).toBe(1)
})

import type { Locator, Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { goTo, type Lang, languages, type Place } from "../../kit/people/places.ts"
import { type DemoSeats, seatDemo } from "../../kit/servers/demoSeats.ts"

let demo: DemoSeats
beforeAll(async () => {
  demo = await seatDemo()
})
afterAll(() => demo?.end())

/** Presses Enter on it, as a person who uses only the keyboard does. */
async function press(control: Locator): Promise<void> {
  await control.focus()
  await control.page().keyboard.press("Enter")
}

interface Act {
  name: string
  place: Omit<Place, "name">
  does: (page: Page) => Promise<unknown>
}

const workspace = { panel: "demo", seat: "moderator", path: () => "/w/demo" } as const
const practice = { panel: "practice", seat: "moderator", path: () => "/w/practice" } as const
const room = { panel: "demo", seat: "moderator", path: () => `/w/demo/s/${demo.session.demo}` } as const
const dialog = (page: Page) => page.locator("dialog[open]")
const gone = (one: Locator) => one.waitFor({ state: "hidden" })

const acts: Act[] = [
  {
    name: "a dialog is left by Escape",
    place: workspace,
    does: async page => {
      await press(page.locator("plenary-person-editor button").first())
      await dialog(page).waitFor()
      await page.keyboard.press("Escape")
      await gone(dialog(page))
    },
  },
  {
    name: "a dialog is left by its own button",
    place: { panel: "demo", seat: "panelist", path: () => "/me" },
    does: async page => {
      await press(page.locator("plenary-leave-panel button").first())
      await dialog(page).waitFor()
      await press(dialog(page).locator("button[type=button]").first())
      await gone(dialog(page))
    },
  },
  {
    name: "an item of a list is deleted",
    place: practice,
    does: async page => {
      await press(page.locator("plenary-agenda-editor button").first())
      const items = dialog(page).locator("ol > li")
      const before = await items.count()
      await press(items.last().locator("button").last())
      await expect.poll(() => items.count()).toBe(before - 1)
    },
  },
  {
    name: "the dialog with that list is left",
    place: practice,
    does: async page => {
      await press(page.locator("plenary-agenda-editor button").first())
      await dialog(page).waitFor()
      await page.keyboard.press("Escape")
      await gone(dialog(page))
    },
  },
  {
    name: "a link is revoked",
    place: workspace,
    does: async page => {
      // A link that nobody used: ending it removes nobody who is here.
      await demo.link("demo", "observer")
      await press(page.locator("plenary-workspace-links details summary").first())
      const links = page.locator("plenary-workspace-links details[open] button.danger")
      await links.first().waitFor()
      const before = await links.count()
      await press(links.first())
      await expect.poll(() => links.count()).toBe(before - 1)
    },
  },
  {
    name: "a topic is closed",
    place: workspace,
    does: async page => {
      const open = page.locator("plenary-topic-state > button")
      const before = await open.count()
      await press(open.last())
      await expect.poll(() => open.count()).toBe(before - 1)
    },
  },
  {
    name: "a menu is left by Escape",
    place: room,
    does: async page => {
      await press(page.locator("plenary-foot-bar button.more"))
      await page.locator("plenary-foot-bar #second:popover-open").waitFor()
      await page.keyboard.press("Escape")
      await gone(page.locator("plenary-foot-bar #second"))
    },
  },
  {
    name: "a discussion is resolved",
    place: room,
    does: async page => {
      // An own thread: the gate resolves one in each language, and the demo has two.
      const words = page.locator("plenary-thread-rail plenary-composer textarea").first()
      await words.fill("One more.")
      await press(page.locator("plenary-thread-rail plenary-composer button").first())
      await page.locator("plenary-thread-card").filter({ hasText: "One more." }).first().waitFor()
      const open = page.locator("plenary-thread-card button").filter({ hasText: "✓" })
      const before = await open.count()
      await press(open.first())
      await expect.poll(() => open.count()).toBe(before - 1)
    },
  },
  {
    name: "a tab of the rail is chosen",
    place: room,
    does: page => press(page.locator(".room-rail [role=tab]").nth(1)),
  },
  {
    name: "another page is opened",
    place: workspace,
    does: async page => {
      await press(page.locator("a.record-row").first())
      await page.waitForURL(/\/r\//)
      await page.locator("plenary-record-page h1").waitFor()
    },
  },
  {
    name: "one goes back to the page before",
    place: workspace,
    does: async page => {
      await press(page.locator("a.record-row").first())
      await page.locator("plenary-record-page h1").waitFor()
      await page.goBack()
      await page.locator("plenary-workspace-page h1").waitFor()
    },
  },
  {
    name: "another language is chosen",
    place: workspace,
    does: async page => {
      const choice = page.locator("plenary-header select").first()
      await choice.focus()
      const other = (await choice.inputValue()) === "en" ? "ja" : "en"
      await choice.selectOption(other)
      await page.locator(`html[lang^="${other}"]`).waitFor({ state: "attached" })
    },
  },
]

const { below } = chance(amounts.seed)
const every = Object.keys(languages) as Lang[]
const chosen = acts.flatMap(act =>
  (amounts.everyPlace ? every : [every[below(3)] ?? "en"]).map((lang): [string, Act, Lang] => [
    `${act.name}, in ${lang}`,
    act,
    lang,
  ]),
)

/** True if a key pressed now would do nothing although it did something before. */
const isLost = (page: Page) =>
  page.evaluate(() => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    const host = at?.shadowRoot ? " (an element that holds none)" : ""
    return !at || at === document.body || at === document.documentElement || !at.checkVisibility() || host !== ""
  })

test.each(chosen)("the focus is not lost after %s", async (_, { place, name, does }, lang) => {
  const page = await goTo(demo, { name, ...place }, lang)
  await does(page)
  // An act's answer is drawn a moment later, and the element at that place keeps the focus.
  await expect.poll(() => isLost(page)).toBe(false)
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  expect(await isLost(page)).toBe(false)
})

import { expect } from "vitest"
import type { Window } from "../../../kit/people/browsers.ts"
import { type AtPage, atPages, type TwoSidedRoom } from "../../../kit/people/twoSidedRoom.ts"

interface Bar {
  says: string[]
  offers: string[]
}

/** The bar as a person reads it: a disabled button counts as a sentence, not as an offer. */
const barOf = ({ page }: Window): Promise<Bar> =>
  page.evaluate(() => {
    const root = document.querySelector("plenary-foot-bar")?.shadowRoot
    const words = (selector: string) =>
      [...(root?.querySelectorAll(selector) ?? [])].map(one => (one.textContent ?? "").trim().replace(/\s+/g, " "))
    return {
      says: words('.told, .ask, .why, .warning, .main[aria-disabled="true"]:not([data-deaf])'),
      offers: [
        '.main:not([aria-disabled="true"]:not([data-deaf]))',
        "#second button",
        ".line > button.filled:not(.main)",
      ].flatMap(words),
    }
  })

/** The expected bars after a step. */
interface Expected {
  /** read by everybody except the people named in `but` */
  en: string
  ja: string
  but?: Partial<Record<AtPage, string>>
  /** people who are not named are offered nothing */
  offers?: Partial<Record<AtPage, string[]>>
}

const japanese: readonly AtPage[] = ["Sota", "Saki"]

/**
 * In a live session the breaks of three lengths are among the other choices, before the end of the session if that is
 * offered.
 */
const breaks: Readonly<Record<string, readonly string[]>> = {
  "Close session": ["Break of 5 minutes", "Break of 15 minutes", "Break of 30 minutes"],
  会議を終了: ["5分間の休憩", "15分間の休憩", "30分間の休憩"],
}
const withBreaks = ([main = "", ...others]: readonly string[]): string[] =>
  [main, ...others.flatMap(one => [...(breaks[one] ?? []), one]), ...(breaks[main] ?? [])].filter(Boolean)

/** After a step every role's bar says what happened, and offers exactly this. */
export async function barsSay({ pages }: TwoSidedRoom, { en, ja, but = {}, offers = {} }: Expected): Promise<void> {
  const wanted = atPages.map(name => ({
    name,
    says: but[name] ?? (japanese.includes(name) ? ja : en),
    offers: withBreaks(offers[name] ?? []),
  }))
  const seen = () =>
    Promise.all(
      wanted.map(async ({ name, says }) => {
        const bar = await barOf(pages[name])
        return {
          name,
          says: bar.says.some(line => line.includes(says)) ? says : bar.says.join(" // "),
          offers: bar.offers,
        }
      }),
    )
  await expect.poll(seen).toEqual(wanted)
}

/** Presses in the bar: its button, or one of the other choices. */
export async function presses({ page }: Window, name: string): Promise<void> {
  const bar = page.locator("plenary-foot-bar")
  const button = bar.getByRole("button", { name, exact: true })
  const menu = bar.locator("#second:popover-open")
  // A bar that has just changed ignores presses for a moment: a person who sees that no menu opens presses again.
  const opened = async () => {
    if (await button.isVisible()) return true
    if (!(await menu.isVisible())) await bar.getByRole("button", { name: /^(Other choices|ほかの選択肢)/ }).click()
    return button.isVisible()
  }
  await expect.poll(opened).toBe(true)
  await button.click()
}

/** Fills the dialog that asks why, and confirms it. */
export async function saysWhy({ page }: Window, reason: string): Promise<void> {
  await page.locator('dialog[open] textarea[name="reason"]').fill(reason)
  await sends({ page })
}

export async function sends({ page }: Pick<Window, "page">): Promise<void> {
  await page.locator("dialog[open] button.filled").click()
  await page.locator("dialog[open]").waitFor({ state: "hidden" })
}

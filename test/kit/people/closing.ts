import type { Locator } from "playwright"
import { expect } from "vitest"
import type { Window } from "./browsers.ts"

/**
 * Closes and shows the open round, as a chair does who says yes to what the page asks and shows the result without waiting
 * until the round cannot be taken up again.
 */
export async function closeAndShow(
  { page }: Pick<Window, "page">,
  name: string | RegExp = /^Close and show/,
): Promise<void> {
  const close = page.getByRole("button", { name }).locator("visible=true").first()
  const evenSo = page
    .locator("dialog[open]")
    .getByRole("button", { name: /^(Close all the same|仍然截止|それでも締め切る)$/ })
  const show = page.locator("plenary-foot-bar").getByRole("button", { name: /^(Show the result|公布结果|結果を公開)$/ })
  // A press in the menu hides its button at once; the round is closed when the button is gone from the menu, too.
  const everywhere = page.getByRole("button", { name, includeHidden: true })
  const before = await everywhere.count()
  const isClosed = async () => (await everywhere.count()) < before
  await close.click()
  await expect.poll(async () => (await evenSo.isVisible()) || (await isClosed())).toBe(true)
  if (await evenSo.isVisible()) await evenSo.click()
  await expect.poll(isClosed).toBe(true)
  await close.waitFor({ state: "hidden" })
  if (await show.isVisible()) await pressUntilGone(show)
}

/**
 * Presses a button that goes once it was pressed. A press that comes right after another does nothing where it would meet a
 * button that the person has not seen (pressGuard), so that one is pressed again.
 */
export async function pressUntilGone(button: Locator): Promise<void> {
  await button.waitFor()
  const isGone = async () => {
    if (await button.isVisible()) await button.click()
    return !(await button.isVisible())
  }
  await expect.poll(isGone, { interval: 1_000 }).toBe(true)
}

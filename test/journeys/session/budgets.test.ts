import { expect, test } from "vitest"
import type { MemberId } from "../../../shared/model/ids.ts"
import type { Window } from "../../kit/people/browsers.ts"
import { inTwoSidedRoom, minuteMs, type TwoSidedRoom } from "../../kit/people/twoSidedRoom.ts"

let room: TwoSidedRoom
inTwoSidedRoom(opened => (room = opened))

/** Time passes for the server and, once they are loaded again, for the pages. */
async function later(ms: number): Promise<void> {
  await room.pass(ms)
  await Promise.all([room.pages.Nora, room.pages.Sota, room.pages.Saki].map(({ page }) => page.reload()))
}

const times = ({ page }: Window) => page.locator("plenary-foot-bar plenary-side-times")
const card = ({ page }: Window) => page.locator("plenary-side-budgets")
const sees = (place: ReturnType<typeof times>, words: string | RegExp) => place.getByText(words).first().waitFor()

test("two sides have speaking time; one is over it, the other lends and takes back what was not used", async () => {
  const { Nora, Sota, Xenia, Nils, Saki, Otto } = room.pages
  const { running, people, session } = room
  expect(await times(Nora).locator("li").count()).toBe(0)

  // The secretary sets the session's budgets beside the agenda.
  await Xenia.page.getByRole("button", { name: "Set speaking time" }).click()
  const dialog = Xenia.page.locator("plenary-budget-editor dialog")
  await dialog.getByLabel("North: Whole session, minutes").fill("zwei")
  await dialog.getByRole("button", { name: "Save" }).click()
  await dialog.getByRole("alert").waitFor()
  await dialog.getByLabel("North: Whole session, minutes").fill("30")
  await dialog.getByLabel("South: Whole session, minutes").fill("３０")
  await dialog.getByLabel("South: Whole session, minutes").press("Enter")
  await dialog.waitFor({ state: "detached" })
  await sees(times(Nora), "30:00 left")
  await sees(times(Sota), "残り30:00")
  await sees(times(Otto), "30:00 left")

  // Only a moderator of a side shortens its time while the session runs.
  await Xenia.page.getByRole("button", { name: "Set speaking time" }).click()
  await dialog.getByLabel("North: Whole session, minutes").fill("1")
  await dialog.getByRole("button", { name: "Save" }).click()
  await sees(dialog, /only a moderator of North may shorten/)
  await dialog.getByRole("button", { name: "Cancel" }).click()

  // A panelist speaks beyond the side's time: warned at a tenth, then over, in words.
  const nils = people.Nils.member as MemberId
  await people.Nora.do("give-floor", { session, member: nils, seconds: 3_600 })
  await sees(card(Nils), /left/)
  await later(27.5 * minuteMs)
  await sees(times(Nora), /only 02:\d\d left/)
  await sees(times(Saki), /^残りわずか02:\d\d$/)
  await later(3 * minuteMs)
  await people.Shun.do("ask-floor", { session })
  await sees(times(Nora), /00:\d\d over/)
  await sees(times(Sota), /超過/)

  // South's moderator lends two minutes; North's is not asked to lend, as it has none.
  expect(await card(Nora).getByRole("button", { name: "Lend time" }).count()).toBe(0)
  await card(Sota).getByRole("button", { name: "時間を貸す" }).click()
  await Sota.page.locator('plenary-act-dialog select[name="seconds"]').selectOption({ label: "2分" })
  await Sota.page.getByRole("button", { name: "貸す", exact: true }).click()
  await sees(card(Nora), "South to North: 02:00 lent")
  await sees(times(Nora), /0[01]:\d\d left/)
  await people.Nora.do("end-floor", { session })
  await card(Sota)
    .getByRole("button", { name: /を取り戻す$/ })
    .click()
  await sees(times(Nora), "no time left")

  // The minutes print what each side had and used, and both entries.
  const minutes = await (
    await fetch(`${running.url}/api/sessions/${session}/minutes?format=text&lang=en`, {
      headers: { cookie: await cookie(Nora) },
    })
  ).text()
  expect(minutes).toContain("Speaking time of the sides")
  expect(minutes).toContain("North: speaking time of 30:00 exceeded.")
  expect(minutes).toContain("Sota took back")
  for (const window of Object.values(room.pages)) expect(window.complaints).toEqual([])
})

const cookie = async ({ page }: Window) =>
  (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ")

import { expect, test } from "vitest"
import type { Window } from "../../kit/people/browsers.ts"
import { inTwoSidedRoom, type TwoSidedRoom } from "../../kit/people/twoSidedRoom.ts"
import { presses } from "../consensus/sided/bars.ts"

let room: TwoSidedRoom
inTwoSidedRoom(async opened => {
  room = opened
})

const button = ({ page }: Window, name: string) => page.getByRole("button", { name, exact: true }).first()
const sees = ({ page }: Window, text: string | RegExp) => page.getByText(text).locator("visible=true").first().waitFor()
const shots = process.env["SHOTS"]
/** Takes a picture of a window at the width of a laptop and of a phone. */
async function shot(name: string, { page }: Window) {
  for (const size of shots
    ? [
        { width: 1366, height: 768 },
        { width: 390, height: 844 },
      ]
    : []) {
    await page.setViewportSize(size)
    await page.screenshot({ path: `${shots}/${name}-${size.width}.png`, fullPage: true })
  }
}

test("the chairs of two sides adopt their minutes: proposed, refused with a reason, taken back and confirmed, each by a press", async () => {
  const { Nora, Sota } = room.pages
  await button(Nora, "Break").click()
  await button(Nora, "Resume").waitFor()
  await presses(Nora, "Close session")
  await Nora.page.locator("plenary-act-dialog button.filled").click()

  // The bar leads to the minutes. They are sent there, with the end of the time for comments in view, and taken back.
  await button(Nora, "Read the minutes").click()
  await sees(Nora, /^Comments end: /)
  await sees(Nora, "A draft, written by the log.")
  await shot("sides-1-draft", Nora)
  await button(Nora, "Send the minutes for comments").click()
  await sees(Nora, /^Attendees can propose corrections until/)
  await shot("sides-2-sent", Nora)
  await button(Nora, "Take the sending back").click()
  await Nora.page.getByLabel("Everyone has read them at the table").check()
  await sees(Nora, "No time for comments: the chairs can adopt them at once.")
  await button(Nora, "Send the minutes for comments").click()
  await sees(Nora, "The time for comments is over.")
  await shot("sides-3-over", Nora)

  // The other side is led to the minutes by its bar, and refuses there.
  const propose = async (reason: string) => {
    await Nora.page.getByLabel("Reason").fill(reason)
    await button(Nora, "Propose to adopt the minutes").click()
    await sees(Nora, "Waits for: Sota")
  }
  await propose("All have read them.")
  await shot("sides-4-proposed", Nora)
  await button(Sota, "議事録を読んで確認").click()
  await sees(Sota, "Noraさんが議事録の確定を提案しています。")
  await sees(Sota, "All have read them.")
  await shot("sides-5-asked", Sota)
  await Sota.page.locator("plenary-proposal-list summary").click()
  await Sota.page.locator("plenary-proposal-list textarea").fill("第2段落が違います。")
  await button(Sota, "理由を付けて断る").click()
  await sees(Nora, "第2段落が違います。")
  await shot("sides-6-refused", Nora)

  await propose("The second paragraph is right.")
  await sees(Sota, "The second paragraph is right.")
  await button(Nora, "Take the proposal back").click()
  await button(Nora, "Propose to adopt the minutes").waitFor()
  await button(Sota, "議事録の確定を確認").waitFor({ state: "detached" })

  await propose("We agreed on the second paragraph.")
  await button(Sota, "議事録の確定を確認").click()
  for (const chair of [Nora, Sota])
    await chair.page
      .locator("h1 .chip")
      .getByText(/^(Adopted|確定)/)
      .waitFor()
  await shot("sides-7-adopted", Nora)
  await shot("sides-7-adopted-ja", Sota)
  for (const { complaints } of [Nora, Sota]) expect(complaints).toEqual([])
})

import { expect, test } from "vitest"
import { joinBy, type Window } from "../../kit/people/browsers.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"

let { running, chen, lin, ines } = {} as Stage<"chen" | "lin" | "ines">
onStage({ chen: "en", lin: { locale: "en", width: 390, height: 844 }, ines: "en" }, stage => {
  ;({ running, chen, lin, ines } = stage)
})

const sees = ({ page }: Window, words: string) => page.getByText(words).first().waitFor()
const own = ({ page }: Window) => page.locator("plenary-own-alternate")
const press = (window: Window, name: string) => own(window).getByRole("button", { name, exact: true }).click()

test("a panelist names an alternate on a phone and hands the seat over; the alternate sits until the seat is given back", async () => {
  await joinBy(chen, running.links["moderator"] ?? "", "Chen")
  await joinBy(lin, running.links["panelist"] ?? "", "Lin")
  const room = chen.page.url()
  for (const window of [chen, lin]) await window.page.goto(`${running.url}/w/practice`)

  await own(lin).getByText("Alternate", { exact: true }).click()
  await own(lin).getByLabel("Name of the alternate").fill("Ines Duarte")
  await own(lin).getByLabel("Affiliation", { exact: true }).fill("Institute of Rivers")
  await press(lin, "Name the alternate")
  await own(lin).getByText("It is shown only once").waitFor()
  const link = await own(lin).getByRole("textbox", { name: "Link" }).inputValue()
  // The seat waits for the person who is to sit.
  expect(await own(lin).getByRole("button", { name: "Ines Duarte sits for me from now on" }).isDisabled()).toBe(true)
  await own(lin).getByText("nobody has taken this seat", { exact: false }).waitFor()
  expect(await lin.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await sees(chen, "Alternate of Lin")

  await joinBy(ines, link, "Ines Duarte")
  await ines.page.goto(`${running.url}/w/practice`)
  await sees(ines, "You are the alternate of Lin. You read, and take no positions while Lin sits.")
  expect(await own(ines).getByRole("button").count()).toBe(0)

  await press(lin, "Ines Duarte sits for me from now on")
  await sees(ines, "You sit for Lin and take positions in their place.")
  await sees(lin, "Ines Duarte sits for you since")
  await sees(chen, "sits for Lin")

  // The session's page says who sits, among the names that a round will ask.
  await chen.page.goto(room)
  await chen.page.locator("plenary-quorum summary").first().click()
  await sees(chen, "Ines Duarte (sits for Lin)")

  await press(ines, "Give the seat back")
  await sees(ines, "You are the alternate of Lin.")
  await press(lin, "Withdraw Ines Duarte as alternate")
  await own(lin).getByLabel("Name of the alternate").waitFor({ state: "attached" })
  for (const window of [chen, lin, ines]) expect(window.complaints).toEqual([])
})

import { expect, test } from "vitest"
import { joinBy, type Window } from "../../kit/people/browsers.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"

let { running, chen, ana } = {} as Stage<"chen" | "ana">
onStage({ chen: "en", ana: { locale: "en", width: 390, height: 844 } }, stage => {
  ;({ running, chen, ana } = stage)
})

const path = ({ page }: Window) => new URL(page.url()).pathname
const sees = ({ page }: Window, words: string) => page.getByText(words).first().waitFor()

/** Opens a person's dialog on the panel's page as the chair, and there the part with this summary. */
async function openPart(name: string, summary: string) {
  await chen.page.getByRole("button", { name: `Edit: ${name}` }).click()
  const dialog = chen.page.locator("dialog[open]")
  await dialog.getByText(summary, { exact: true }).click()
  return dialog
}

test("a moderator appoints an observer as co-moderator and undoes it; the observer's open page follows each time", async () => {
  await joinBy(chen, running.links["moderator"] ?? "", "Chen")
  await joinBy(ana, running.links["observer"] ?? "", "Ana Ribeiro")
  await expect.poll(() => path(ana)).toMatch(/\/observe$/)
  await chen.page.goto(`${running.url}/w/practice`)

  const appointing = await openPart("Ana Ribeiro", "Appoint as moderator or secretary")
  await appointing.getByText("Neither takes a position in rounds.").waitFor()
  await appointing.getByRole("button", { name: "Appoint", exact: true }).click()
  await sees(ana, "You are now: Moderator. This is the room of your seat.")
  // The bar offers a moderator's next action.
  await ana.page.getByRole("button", { name: "Start session" }).waitFor()

  const ending = await openPart("Ana Ribeiro", "Take back the appointment")
  await ending.getByText("The seat becomes what it was before: Observer.").waitFor()
  await ending.getByRole("button", { name: "Take back" }).click()
  await sees(ana, "You are now: Observer.")
  expect(path(ana)).toMatch(/\/observe$/)
  for (const window of [chen, ana]) expect(window.complaints).toEqual([])
})

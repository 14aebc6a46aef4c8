import type { Page } from "playwright"
import { expect, test } from "vitest"
import { joinBy, type Window } from "../../kit/people/browsers.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"

let { running, chair, lin, guest } = {} as Stage<"chair" | "lin" | "guest">

onStage({ chair: "en", lin: "zh-CN", guest: { locale: "en", width: 390, height: 844 } }, stage => {
  ;({ running, chair, lin, guest } = stage)
})

const sees = (page: Page, words: string | RegExp) => page.getByText(words).locator("visible=true").first().waitFor()

/** The current paper, and its text in print. */
async function onPaper({ page }: Window, name: string): Promise<Page> {
  const paper = await page.context().newPage()
  const address = await page.getByRole("link", { name }).first().getAttribute("href")
  await paper.goto(running.url + address)
  await paper.emulateMedia({ media: "print" })
  return paper
}

test("texts, roster and position sheets print before the start, while a text is discussed, and after the close", async () => {
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(lin, running.links["panelist"] ?? "", "林澈")
  await joinBy(guest, running.links["observer"] ?? "", "Guest")

  // Before the start: the note in its current state, and no open text.
  await lin.page.locator(".note-text[contenteditable='true']").click()
  await lin.page.keyboard.type("Written before the start.")
  await sees(lin.page, /已保存/)
  const before = await onPaper(chair, "Print version")
  await sees(before, "Written before the start.")
  await sees(before, "No text waits for positions.")
  await before.close()

  // A text in discussion: a sheet for each panelist, with five boxes and no button.
  await chair.page.getByRole("button", { name: "Start session" }).click()
  await chair.page.getByRole("button", { name: /^Next item/ }).click()
  await chair.page.getByRole("button", { name: "Draft a statement" }).first().click()
  await chair.page.locator("plenary-act-dialog textarea").first().fill("Data move by default.")
  await chair.page.locator("plenary-act-dialog button.filled").click()
  const during = await onPaper(chair, "Print version")
  await during.emulateMedia({ media: null })
  await during.getByRole("button", { name: "A sheet for each panelist" }).click()
  await during.emulateMedia({ media: "print" })
  const sheet = during.locator(".position-sheet")
  expect(await sheet.count()).toBe(1)
  await sees(during, "Position sheet: 林澈")
  for (const words of ["Agree", "Agree with a reservation", "Disagree", "Cannot accept", "Abstain"])
    await sheet.getByText(words, { exact: true }).waitFor()
  await sheet.getByText("Data move by default.").waitFor()
  expect(
    await during
      .getByRole("row", { name: /林澈.*Panelist/ })
      .getByRole("img", { name: "Present" })
      .count(),
  ).toBe(1)
  expect(await during.getByRole("button").locator("visible=true").count()).toBe(0)
  expect((await during.pdf({ format: "A4" })).byteLength).toBeGreaterThan(5_000)
  await during.close()

  // The gallery gets the texts, and no sheet to fill in.
  await guest.page.getByRole("button", { name: "Now" }).click()
  const watched = await onPaper(guest, "Print version")
  await sees(watched, "Data move by default.")
  expect(await watched.locator(".position-sheet").count()).toBe(0)
  await watched.close()

  // And after the close.
  await chair.page.getByRole("button", { name: "Break" }).click()
  await chair.page.getByRole("button", { name: "Other choices" }).click()
  await chair.page.getByRole("button", { name: "Close session" }).click()
  await chair.page.locator("plenary-act-dialog button.filled").click()
  const after = await onPaper(lin, "打印版")
  await sees(after, "Written before the start.")
  await sees(after, "表态单")
  for (const { complaints } of [chair, lin, guest]) expect(complaints).toEqual([])
})

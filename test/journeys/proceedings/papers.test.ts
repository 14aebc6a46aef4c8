import { expect, test } from "vitest"
import { joinBy, type Window } from "../../kit/people/browsers.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"
import { textOf } from "../../server/papers/pdf/pdftext.ts"

let { running, chair, guest } = {} as Stage<"chair" | "guest">

onStage({ chair: "en", guest: { locale: "ja", width: 390, height: 844 } }, stage => {
  ;({ running, chair, guest } = stage)
})
const button = ({ page }: Window, name: string | RegExp) => page.getByRole("button", { name }).first()
const link = ({ page }: Window, name: string | RegExp) => page.getByRole("link", { name }).first()
const sees = ({ page }: Window, text: string | RegExp) => page.getByText(text).first().waitFor({ state: "visible" })

test("a session leaves its outcome paper, its minutes and its replay", async () => {
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(guest, running.links["observer"] ?? "", "白石")
  await button(chair, "Start session").click()
  await button(chair, /^Next item/).click()

  // The gallery asks; nobody there sees the question before the chair approves it.
  await button(guest, "質問する").click()
  const question = "小規模なアプリの利用者も対象になりますか。"
  await guest.page.locator("textarea").first().fill(question)
  await button(guest, "質問を送る").click()
  await sees(guest, /確認したのち/)
  expect(await guest.page.getByText(question).count()).toBe(0)
  await chair.page.getByRole("tab", { name: /^Questions/ }).click()
  await sees(chair, question)
  await button(chair, "Let through").click()
  await sees(guest, question)
  await chair.page.getByRole("textbox", { name: "Answer to 白石" }).fill("What counts is the impact.")
  await button(chair, "Answer").click()
  await sees(guest, "What counts is the impact.")

  // The outcome paper: read out on a wall, signed and under embargo on paper.
  await link(chair, "Outcome paper").click()
  await sees(chair, "No record was declared in this session.")
  // The date of the session, so that a signature is of that day.
  await chair.page
    .locator(".paper > header")
    .getByText(/\d{4}, \d\d:\d\d/)
    .waitFor()
  await chair.page.getByText("Add an action").first().click()
  await chair.page.getByLabel("What is to be done").fill("Event list, version 1.1")
  await chair.page.getByRole("checkbox", { name: "Chen Yu" }).check()
  await button(chair, "Add an action").click()
  await sees(chair, "Event list, version 1.1")
  await chair.page.getByText("Write the summary").click()
  await chair.page.getByLabel("English").first().fill("Views differ on the hour.")
  await button(chair, "Save the summary").click()
  await expect.poll(() => chair.page.locator(".columns").getByText("Views differ on the hour.").count()).toBe(1)
  await chair.page.getByLabel("Embargo until").fill("2036-12-01T09:00")
  await button(chair, "Set the embargo").click()
  await sees(chair, /1 Dec 2036/)
  await chair.page.reload()
  await sees(chair, /1 Dec 2036/)
  await button(chair, "Large view for reading out").click()
  expect(await chair.page.locator("plenary-header").isVisible()).toBe(false)
  await button(chair, "End the large view").click()
  await chair.page.emulateMedia({ media: "print" })
  await sees(chair, "Signatures")
  expect((await chair.page.pdf()).byteLength).toBeGreaterThan(5_000)
  await chair.page.emulateMedia({ media: null })
  await chair.page.goBack()

  // The close, then the minutes step by step.
  const item = chair.page.getByRole("button", { name: "Move the agenda to: Reading of outcomes" })
  await item.focus()
  await item.press("Enter")
  await button(chair, "Close session").click()
  await chair.page.getByRole("dialog").getByRole("button", { name: "Close session" }).click()
  await link(chair, "Minutes").click()
  await sees(chair, "A draft, written by the log.")
  await sees(chair, "What counts is the impact.")
  await chair.page.getByLabel("Everyone has read them at the table").check()
  await button(chair, "Send the minutes for comments").click()
  await sees(chair, /ends everybody's right to add a reservation or a dissent/)
  await chair.page.locator('textarea[name="reason"]').fill("No secretary was appointed.")
  await button(chair, "Adopt the minutes").click()
  // the adopted minutes are published seven days after everybody who contributed was told (corrections.test.ts)
  await sees(chair, "the minutes are published seven days later")
  await chair.page.locator('textarea[name="reason"]').fill("Nobody else has an office.")
  await button(chair, "Publish").click()
  await sees(chair, /^The minutes are published on/)
  await guest.page.goto(chair.page.url())
  await sees(guest, /まだ公表されていません/)

  // In print a section that is longer than the rest of its page begins there, and goes on over the page.
  await chair.page
    .locator(".columns > section")
    .last()
    .evaluate(section =>
      section.append(
        ...Array.from({ length: 28 }, (_, n) =>
          Object.assign(document.createElement("p"), { textContent: `Line ${n}.` }),
        ),
      ),
    )
  const [first, second] = textOf(await chair.page.pdf({ format: "A4" })).split("\f")
  expect([first, second]).toEqual([expect.stringContaining("Line 0."), expect.stringContaining("Line 27.")])

  // Everybody can see the replay.
  await chair.page.goto(chair.page.url().replace("/minutes", "/replay"))
  const slider = chair.page.getByRole("slider")
  await slider.waitFor()
  await button(chair, "To the end").click()
  await sees(chair, "Closed")
  await chair.page.waitForURL(/#at=\d+/)
  const end = new URL(chair.page.url()).hash
  await button(chair, /^Go to A/).click()
  await sees(chair, "Live")
  await chair.page.waitForURL(url => url.hash !== end)
  const before = new URL(chair.page.url()).hash
  await slider.press("ArrowRight")
  const moment = await slider.inputValue()
  await chair.page.waitForURL(url => url.hash !== before)
  // A note in the address takes no focus from a reader who uses the keyboard.
  expect(await slider.evaluate(input => input === document.activeElement)).toBe(true)
  // And the same moment after a reload.
  await chair.page.reload()
  await slider.waitFor()
  expect(await slider.inputValue()).toBe(moment)
  expect([...chair.complaints, ...guest.complaints]).toEqual([])
})

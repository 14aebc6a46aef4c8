import { expect, test } from "vitest"
import { joinBy, type Window } from "../../kit/people/browsers.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"

let { running, chair, secretary } = {} as Stage<"chair" | "secretary">
onStage(
  { chair: { locale: "en", width: 1366, height: 768 }, secretary: { locale: "zh-CN", width: 390, height: 844 } },
  stage => {
    ;({ running, chair, secretary } = stage)
  },
)

const button = ({ page }: Window, name: string) => page.getByRole("button", { name, exact: true }).first()
const sees = ({ page }: Window, text: string | RegExp) => page.getByText(text).locator("visible=true").first().waitFor()
const shots = process.env["SHOTS"]
const shot = async (name: string, { page }: Window) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

test("in the Practice panel a newcomer adopts minutes with a secretary on a phone", async () => {
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(secretary, running.links["secretary"] ?? "", "许安澜")
  await button(chair, "Start session").click()
  await sees(secretary, "进行中")
  await button(chair, "Break").click()
  await button(chair, "Other choices").click()
  await button(chair, "Close session").click()
  await chair.page.locator("plenary-act-dialog button.filled").click()

  // The secretary sends the minutes, the chair proposes their adoption, and the secretary confirms it.
  await button(secretary, "阅读会议纪要").click()
  await secretary.page.locator('input[name="read"]').check()
  await shot("two-1-secretary", secretary)
  await secretary.page.locator('form:has(input[name="read"]) button.filled').click()
  await button(chair, "Read and adopt the minutes").click()
  await sees(chair, "The others confirm or refuse it")
  await shot("two-2-chair", chair)
  await button(chair, "Propose to adopt the minutes").click()
  await sees(chair, "Waits for: 许安澜")
  await secretary.page.locator("plenary-proposal-list button.filled").click()
  await chair.page.locator("h1 .chip").getByText("Adopted").waitFor()
  await shot("two-3-chair", chair)
  await shot("two-3-secretary", secretary)
  for (const { complaints } of [chair, secretary]) expect(complaints).toEqual([])
})

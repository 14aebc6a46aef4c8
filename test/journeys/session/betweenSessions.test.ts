import { expect, test } from "vitest"
import { joinBy, type Window } from "../../kit/people/browsers.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"

let { running, chair, lin } = {} as Stage<"chair" | "lin">

onStage({ chair: "en", lin: { locale: "zh-CN", width: 390, height: 844 } }, stage => {
  ;({ running, chair, lin } = stage)
})

const button = ({ page }: Window, name: string | RegExp) => page.getByRole("button", { name }).first()
const sees = ({ page }: Window, text: string | RegExp) => page.getByText(text).first().waitFor({ state: "visible" })

test("between sessions a topic's page says what comes next, and a rating is taken there", async () => {
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(lin, running.links["panelist"] ?? "", "林澈")
  const practice = await (await chair.page.request.get(`${running.url}/api/workspaces/practice`)).json()
  const topic = `${running.url}/w/practice/t/${practice.topics[0].id}`
  for (const { page } of [chair, lin]) await page.goto(topic)

  await sees(chair, "Practice topic")
  expect(await chair.page.getByText(/session is closed|^Closed$/i).count()).toBe(0)
  await chair.page.getByRole("link", { name: /Session 1/ }).waitFor()

  await chair.page
    .getByRole("region", { name: "Next action" })
    .getByRole("button", { name: /^Draft/ })
    .click()
  await chair.page.getByRole("dialog").getByRole("textbox").first().fill("Data move across borders by default.")
  await button(chair, "Save the draft").click()
  await button(chair, /^Propose A-1/).click()
  await button(lin, "确认此文本").click()
  await button(chair, "Start a rating").click()
  await chair.page.locator("dialog[open] button.filled").click()
  await lin.page.getByRole("radio", { name: /^8/ }).first().check({ force: true })
  await button(lin, "提交").click()
  await button(chair, /^Close and show/).click()
  // With fewer than four who can answer no names can be hidden, so the round was a named one.
  await sees(chair, /1 of 1 rates? 7–9/)
  for (const { complaints } of [chair, lin]) expect(complaints).toEqual([])
})

import type { Page } from "playwright"
import { expect, test } from "vitest"
import { joinBy } from "../../kit/people/browsers.ts"
import { Line } from "../../kit/people/line.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"

let { running, chair, lin } = {} as Stage<"chair" | "lin">
/** The live connection of the chair's page. */
const line = new Line()

onStage({ chair: "en", lin: "en" }, async stage => {
  ;({ running, chair, lin } = stage)
  await line.lead(chair.page)
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(lin, running.links["panelist"] ?? "", "Lin Che")
})

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).locator("visible=true").first()
const sees = (page: Page, text: string | RegExp) => page.getByText(text).locator("visible=true").first().waitFor()
const isRead = async (page: Page) => {
  await button(page, "I have read this").click()
  await expect.poll(() => page.locator(".outcome").count()).toBe(0)
}

test("a chair's press without a line is not done by a reload, and the page says so once it can ask", async () => {
  const { page } = chair
  await button(page, "Start session").waitFor()
  line.state = "cut"
  await page.reload()
  await button(page, "Start session").click()
  await sees(page, "What you sent is still on its way.")
  await page.reload()
  await sees(page, /^Something that you pressed before this page was loaded again/)
  await line.open(page)
  await sees(page, /^What you pressed before this page was loaded again was not done\./)
  await button(page, "Start session").waitFor()
  await isRead(page)
})

test("a chair's press whose receipt was lost was done, and the page says so after a reload and on another page", async () => {
  const { page } = chair
  line.state = "deaf"
  await button(page, "Start session").click()
  // the session runs for everybody, and the chair's own page has not heard of it
  await sees(lin.page, "Live")
  line.state = "cut"
  await page.goto(page.url().replace(/\/s\/.*/, ""))
  await sees(page, /^Something that you pressed before this page was loaded again/)
  await line.open(page)
  await sees(page, "What you sent has arrived.")
  await isRead(page)
  for (const { complaints } of [chair, lin]) expect(complaints).toEqual([])
})

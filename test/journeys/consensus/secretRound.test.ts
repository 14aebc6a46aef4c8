import { createHash } from "node:crypto"
import type { Page } from "playwright"
import { afterAll, expect, test } from "vitest"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { StatementId, type TopicId } from "../../../shared/model/ids.ts"
import { joinBy, openWindow } from "../../kit/people/browsers.ts"
import { pressUntilGone } from "../../kit/people/closing.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"
import { Person, post } from "../../kit/people/person.ts"

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")
let { running, browser, chair, lin } = {} as Stage<"chair" | "lin">
const others: Person[] = []

onStage({ chair: "en", lin: "zh-CN" }, stage => {
  ;({ running, browser, chair, lin } = stage)
})
afterAll(async () => {
  for (const person of others) person.leave()
})

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first()
const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ state: "visible" })

/** A text that is ready to be rated, drafted by the first of three members who answer without a browser. */
async function proposed(moderator: Person): Promise<void> {
  for (const name of ["Ann", "Ben", "Cho"])
    others.push(await Person.join(running.url, running.links["panelist"] ?? "", name))
  const [ann] = others
  const topic = moderator.snapshot.topics[0]?.id as TopicId
  const text = "Data move by default."
  const made = await ann!.do("draft-statement", { topic, lang: "en", text })
  const statement = StatementId.parse(made.made["statement"])
  await ann!.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await moderator.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
}

test("a secret rating is opened with a sentence on what cannot be promised, answered in one browser, refused in another, and shown", async () => {
  const moderator = await Person.join(running.url, running.links["moderator"] ?? "", "Chen Yu")
  await proposed(moderator)
  others.push(moderator)
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(lin, running.links["panelist"] ?? "", "林澈")
  await button(chair.page, "Start session").click()
  await button(chair.page, /^Next item/).click()

  // The moderator chooses, and reads what it means before it is fixed.
  await button(chair.page, "Start a rating").click()
  await chair.page.getByRole("combobox", { name: "Anonymity" }).selectOption("secret")
  await sees(chair.page, "Someone controlling the server while a secret round is open could still observe it.")
  const collected = lin.page.waitForResponse(/ballot\/collect/)
  await chair.page.locator("dialog[open] button.filled").click()
  await collected

  // A second browser of the same person, before anything is cast: only one of them holds the ballot, and both say so.
  const cookies = await lin.page.context().cookies()
  const elsewhere = await openWindow(browser, "zh-CN")
  await elsewhere.page.context().addCookies(cookies)
  await elsewhere.page.goto(lin.page.url())
  await sees(elsewhere.page, /在您的另一浏览器中，尚未提交/)
  await button(elsewhere.page, "改在此处作答").click()
  await sees(lin.page, /在您的另一浏览器中，尚未提交/)
  await button(lin.page, "改在此处作答").click()
  await sees(elsewhere.page, /在您的另一浏览器中，尚未提交/)

  await sees(lin.page, "无记名：您的回答不与姓名、成员身份或时间一同保存。")
  await lin.page.getByRole("radio", { name: "7", exact: true }).check({ force: true })
  await button(lin.page, "提交").click()
  await sees(lin.page, "您的评分：7")
  await sees(chair.page, /1 of 4 have answered/)
  expect(await chair.page.content()).not.toMatch(/林澈[^<]*(has|have) not answered/)

  // Another browser of the same person: the ballot is cast, and its token is not here.
  await elsewhere.page.reload()
  await sees(elsewhere.page, /已在另一浏览器中提交或领取，只能在该处更改/)
  // A new tab of the browser that cast: the ballot is in, and no position is shown.
  const tab = await lin.page.context().newPage()
  await tab.setViewportSize({ width: 390, height: 844 })
  await tab.goto(lin.page.url())
  await sees(tab, "您的答卷已提交。所写内容不在此保存；重新作答即可替换。")
  expect(await tab.content()).not.toContain("您的评分：7")
  await tab.close()
  // The first tab changes its answer, also after a reload.
  await lin.page.reload()
  await button(lin.page, "更改").click()
  await lin.page.getByRole("radio", { name: "9", exact: true }).check({ force: true })
  await button(lin.page, "提交").click()
  await sees(lin.page, "您的评分：9")

  const [round] = Object.values(moderator.state.rounds)
  for (const { url, cookie } of others.slice(0, 3)) {
    const collected = await post(url, `/api/rounds/${round?.id}/ballot/collect`, {}, { cookie })
    const { token } = (await collected.json()) as { token: string }
    await post(url, "/api/ballots", { token, answer: { kind: "rating", score: 2, reason: "It leaks.", lang: "en" } })
  }
  await sees(chair.page, /4 of 4 have answered/)
  const bar = chair.page.locator("plenary-foot-bar")
  await bar.getByRole("button", { name: "Other choices" }).click()
  await bar.getByRole("button", { name: "Close only" }).click()
  await pressUntilGone(bar.getByRole("button", { name: "Show the result" }))
  await sees(lin.page, "4人中，1人评7–9分，0人评4–6分，3人评1–3分")
  await sees(lin.page, /已领取无记名答卷：.*林澈/)
  for (const { complaints } of [chair, lin]) expect(complaints).toEqual([])
})

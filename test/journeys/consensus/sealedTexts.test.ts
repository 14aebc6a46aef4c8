import { afterAll, expect, test } from "vitest"
import { panelists } from "../../../server/demo/texts/roster.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { type Window } from "../../kit/people/browsers.ts"
import { closeAndShow } from "../../kit/people/closing.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"
import { Person } from "../../kit/people/person.ts"
import { seatLink, takeSeat } from "../../kit/people/seats.ts"

let { running, chen, mori, lin, guest } = {} as Stage<"chen" | "mori" | "lin" | "guest">
const others: Person[] = []

const phone = { width: 390, height: 844 }
onStage({ chen: "en", mori: "ja", lin: { locale: "zh-CN", ...phone }, guest: { locale: "ja", ...phone } }, stage => {
  ;({ running, chen, mori, lin, guest } = stage)
})
afterAll(async () => {
  for (const person of others) person.leave()
})
const zh = "两年内仅交换汇总结果。"
const ja = "2年間は集計結果のみを交換する。"
const costly = "小机构负担不起。"
const costlyJa = "小さな施設には負担できない。"
const shots = process.env["SHOTS"]
const shot = async (name: string, { page }: Window) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` })
}

const button = ({ page }: Window, name: string | RegExp) =>
  page.getByRole("button", { name }).locator("visible=true").first()
const sees = ({ page }: Window, text: string | RegExp) => page.getByText(text).locator("visible=true").first().waitFor()
const submitDialog = ({ page }: Window) => page.locator("dialog[open] button.filled").click()

/** A statement on topic B in both authentic texts, confirmed and proposed. */
async function proposed(): Promise<string> {
  const [zhou, hayase] = others
  if (!zhou || !hayase) throw new Error("nobody is there")
  const topic = Object.values(zhou.state.topics).find(({ letter }) => letter === "B")?.id ?? ""
  const drafted = await zhou.do("draft-statement", { topic, lang: "zh", text: zh })
  const statement = String(drafted.made["statement"])
  await hayase.do("save-text", { statement, lang: "ja", text: ja, base: 0 })
  await zhou.do("confirm-text", { statement, lang: "zh", seen: textHash(zh, sha256) })
  await hayase.do("confirm-text", { statement, lang: "ja", seen: textHash(ja, sha256) })
  const written = [
    { lang: "zh", text: zh },
    { lang: "ja", text: ja },
  ] as const
  await zhou.do("propose-statement", { statement, seen: statementHash(written, sha256) })
  return statement
}

/** Opens a rating with hidden names. */
async function opens(statement: string): Promise<string> {
  const card = chen.page.locator(`plenary-statement-card[id="${statement}"]`)
  await card.getByRole("button", { name: "Start a rating" }).click()
  await submitDialog(chen)
  const round = await others[0]?.finds(({ rounds }) =>
    Object.values(rounds).find(one => one.statement === statement && one.state === "open"),
  )
  return round?.id ?? ""
}

const chooses = ({ page }: Window, score: number) =>
  page.locator(`plenary-rating-form input[value="${score}"]`).check({ force: true })

const form = ({ page }: Window) => page.locator("plenary-rating-form")

test("a second text goes into the sealed answer on a phone, and is read with the result in its language", async () => {
  await takeSeat(chen, await seatLink(running, "moderator", "陈屿 Chen Yu"), "en")
  await takeSeat(lin, await seatLink(running, "panelist", panelists.lin.name), "zh")
  await takeSeat(mori, await seatLink(running, "panelist", panelists.morishita.name), "ja")
  for (const who of ["zhou", "hayase", "su"] as const) {
    const { name } = panelists[who]
    others.push(await Person.join(running.url, await seatLink(running, "panelist", name), name))
  }
  await guest.page.goto(`${running.url}/w/demo`)
  const session = (await guest.page.locator('a[href*="/s/"]').first().getAttribute("href")) ?? ""
  await guest.page.goto(new URL(session, running.url).href)
  await closeAndShow(chen)
  const item = chen.page.locator("plenary-agenda button", { hasText: /AI in care/ })
  await item.first().click()

  // The form warns of the languages that few chose, and offers others before anything is sent.
  const round = await opens(await proposed())
  await chooses(lin, 2)
  await form(lin).locator('textarea[name="reason"]').fill(costly)
  await button(lin, "用另一种语言再写一遍").click()
  const second = form(lin).locator(".second")
  await second.locator("select").selectOption("ja")
  await second.locator("textarea").fill(costlyJa)
  await second.scrollIntoViewIfNeeded()
  await shot("form-zh-phone", lin)
  await lin.page.reload()
  await expect.poll(() => second.locator("textarea").inputValue()).toBe(costlyJa)
  await chooses(mori, 3)
  await form(mori).locator('textarea[name="reason"]').fill("遅すぎる。")
  await button(mori, "別の言語でも書く").click()
  await form(mori).locator(".second").scrollIntoViewIfNeeded()
  await shot("form-ja", mori)
  await form(mori).getByRole("button", { name: "この文を削除" }).click()
  await button(mori, "提出").click()
  await button(lin, "提交").click()
  await sees(lin, costlyJa)
  await shot("given-zh-phone", lin)
  for (const person of others) await person.do("answer-round", { round, answer: { kind: "rating", score: 7 }, seen: 0 })
  await closeAndShow(chen)

  // With the result a reader of Japanese reads it, marked as the author's, without a name.
  await sees(mori, costlyJa)
  await sees(mori, "人による訳、本人が承認")
  await shot("result-ja", mori)
  await sees(guest, costlyJa)
  await guest.page.getByText(costlyJa).locator("visible=true").first().scrollIntoViewIfNeeded()
  await shot("result-ja-phone", guest)
  for (const { complaints } of [chen, mori, lin, guest]) expect(complaints).toEqual([])
})

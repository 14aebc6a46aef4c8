import { afterAll, expect, test } from "vitest"
import { panelists } from "../../../server/demo/texts/roster.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { type Window } from "../../kit/people/browsers.ts"
import { closeAndShow } from "../../kit/people/closing.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"
import { Person } from "../../kit/people/person.ts"
import { seatLink, takeSeat } from "../../kit/people/seats.ts"

let { running, chen, xu, lin, guest } = {} as Stage<"chen" | "xu" | "lin" | "guest">
const others: Person[] = []

const phone = { width: 390, height: 844 }
onStage({ chen: "en", xu: "en", lin: { locale: "zh-CN", ...phone }, guest: { locale: "ja", ...phone } }, stage => {
  ;({ running, chen, xu, lin, guest } = stage)
})
afterAll(async () => {
  for (const person of others) person.leave()
})
const zh = "两年内仅交换汇总结果。"
const ja = "2年間は集計結果のみを交換する。"
const costly = "小机构负担不起。"
const small = "小さな施設では個人が分かってしまいます。"

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

async function opens(statement: string, reasons?: string): Promise<string> {
  await chen.page
    .locator(`plenary-statement-card[id="${statement}"]`)
    .getByRole("button", { name: "Start a rating" })
    .click()
  if (reasons) await chen.page.locator('dialog[open] select[name="reasonsFor"]').selectOption(reasons)
  await submitDialog(chen)
  const round = await others[0]?.finds(({ rounds }) =>
    Object.values(rounds).find(one => one.statement === statement && one.state === "open"),
  )
  return round?.id ?? ""
}

const chooses = ({ page }: Window, score: number) =>
  page.locator(`plenary-rating-form input[value="${score}"]`).check({ force: true })

test("two ratings with reasons, one of them on a phone: asked for, kept, shown, grouped, and read again", async () => {
  await takeSeat(chen, await seatLink(running, "moderator", "陈屿 Chen Yu"), "en")
  await takeSeat(xu, await seatLink(running, "secretary", "许安澜 Xu Anlan"), "en")
  await takeSeat(lin, await seatLink(running, "panelist", panelists.lin.name), "zh")
  for (const who of ["zhou", "hayase", "su", "morishita"] as const) {
    const { name } = panelists[who]
    others.push(await Person.join(running.url, await seatLink(running, "panelist", name), name))
  }
  await guest.page.goto(`${running.url}/w/demo`)
  const session = (await guest.page.locator('a[href*="/s/"]').first().getAttribute("href")) ?? ""
  await guest.page.goto(new URL(session, running.url).href)
  await closeAndShow(chen)
  for (const { page } of [chen, xu])
    await page
      .locator("plenary-agenda button", { hasText: /AI in care/ })
      .first()
      .click()

  // A score of 2 is sent once its reason is there; a reload loses nothing of it.
  const statement = await proposed()
  const first = await opens(statement)
  await chooses(lin, 2)
  await button(lin, "提交").click()
  await sees(lin, "请说明给出这一分值的理由。")
  await lin.page.locator('plenary-rating-form textarea[name="reason"]').fill(costly)
  await lin.page.reload()
  await expect.poll(() => lin.page.locator('plenary-rating-form textarea[name="reason"]').inputValue()).toBe(costly)
  await button(lin, "提交").click()
  await sees(lin, /^您的评分：2/)
  await sees(lin, costly)
  for (const [i, person] of others.entries()) {
    const why = i === 3 ? { score: 3, reason: small, lang: "ja" as const } : { score: 7 }
    await person.do("answer-round", { round: first, answer: { kind: "rating", ...why }, seen: 0 })
  }
  await closeAndShow(chen)

  // All read the reasons by score, without a name; the secretary groups them.
  for (const window of [chen, xu]) {
    await sees(window, costly)
    await sees(window, small)
  }
  await sees(lin, "理由：2条")
  await sees(guest, small)
  const card = xu.page.locator(`plenary-statement-card[id="${statement}"]`)
  await card.getByRole("button", { name: "Group reasons" }).click()
  await xu.page.locator('dialog[open] select[name="reason-0"]').selectOption("1")
  await xu.page.locator('dialog[open] textarea[name="title-1-en"]').fill("Small homes")
  await xu.page.locator('dialog[open] textarea[name="title-1-zh"]').fill("小型机构")
  await submitDialog(xu)
  await card.getByRole("heading", { name: "Small homes" }).waitFor()
  await sees(lin, "小型机构")

  // The second rating shows each panelist the last result and their own score, and asks outside its middle range.
  await opens(statement, "outside")
  await sees(lin, "第1次评分的结果")
  await sees(lin, "您上次的评分：2")
  await chooses(lin, 9)
  await button(lin, "提交").click()
  await sees(lin, "请说明给出这一分值的理由。")
  await chooses(lin, 7)
  await button(lin, "提交").click()
  await sees(lin, /^您的评分：7/)
  for (const { complaints } of [chen, xu, lin, guest]) expect(complaints).toEqual([])
})

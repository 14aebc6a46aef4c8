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

onStage({ chen: "en", xu: "en", lin: "zh-CN", guest: "ja" }, stage => {
  ;({ running, chen, xu, lin, guest } = stage)
})
afterAll(async () => {
  for (const person of others) person.leave()
})
const zh = "两年内仅交换汇总结果。"
const ja = "2年間は集計結果のみを交換する。"
const reason = "小型企业需要更简便的方式。"

const button = ({ page }: Window, name: string | RegExp) => page.getByRole("button", { name }).first()
const sees = ({ page }: Window, text: string | RegExp) => page.getByText(text).locator("visible=true").first().waitFor()
const submitDialog = ({ page }: Window) => page.locator("dialog[open] button.filled").click()
const topicB = /AI in care|老年照护|高齢者介護/

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

/** Opens a rating from the chair's card, lets everyone but Lin and Han answer, Lin in the browser, and shows it. */
async function rated(statement: string, linScores: number, theirs: number): Promise<void> {
  await chen.page
    .locator(`plenary-statement-card[id="${statement}"]`)
    .getByRole("button", { name: "Start a rating" })
    .click()
  await submitDialog(chen)
  await lin.page.locator(`plenary-rating-form input[value="${linScores}"]`).check({ force: true })
  await button(lin, "提交").click()
  await sees(lin, /^您的评分：/)
  const round = await others[0]?.finds(({ rounds }) =>
    Object.values(rounds).find(one => one.statement === statement && one.state === "open"),
  )
  for (const person of others)
    await person.do("answer-round", { round: round?.id ?? "", answer: { kind: "rating", score: theirs }, seen: 0 })
  await closeAndShow(chen)
}

/** the other side's chair, who comes once */
let miwa: Person

test("the panel moves between two ratings, a position is spoken, and the record is corrected on its own page", async () => {
  await takeSeat(chen, await seatLink(running, "moderator", "陈屿 Chen Yu"), "en")
  await takeSeat(xu, await seatLink(running, "secretary", "许安澜 Xu Anlan"), "en")
  await takeSeat(lin, await seatLink(running, "panelist", panelists.lin.name), "zh")
  for (const who of ["zhou", "hayase", "su", "morishita", "onodera", "fujiwara"] as const) {
    const { name } = panelists[who]
    others.push(await Person.join(running.url, await seatLink(running, "panelist", name), name))
  }
  miwa = await Person.join(
    running.url,
    await seatLink(running, "moderator", "三輪恵 Miwa Megumi"),
    "三輪恵 Miwa Megumi",
  )
  await guest.page.goto(`${running.url}/w/demo`)
  const session = (await guest.page.locator('a[href*="/s/"]').first().getAttribute("href")) ?? ""
  await guest.page.goto(new URL(session, running.url).href)
  await closeAndShow(chen)
  for (const { page } of [chen, xu, lin])
    await page.locator("plenary-agenda button", { hasText: topicB }).first().click()

  // Three members of the Chinese side rate, so no side's figures are shown.
  const statement = await proposed()
  const card = ({ page }: Window) => page.locator(`plenary-statement-card[id="${statement}"]`)
  await rated(statement, 5, 7)
  await rated(statement, 8, 7)
  await sees(lin, "与第1次评分相比保持稳定：7人中有1人改变评分。")
  await card(lin).getByText("详情").first().click()
  await card(lin).getByRole("img", { name: "从第1次评分到第2次评分：1人升高 · 6人不变" }).waitFor()
  expect(
    await card(lin)
      .getByText(/^(中方|日方)：/)
      .count(),
  ).toBe(0)
  await guest.page.getByRole("button", { name: "結果" }).first().click()
  await sees(guest, /評価1回目から安定しています：7名中1名/)

  // Han gives a position aloud; so does Lin, whose position is entered with a slip, and Lin corrects it.
  await card(chen).getByRole("button", { name: "Call for consensus" }).click()
  await submitDialog(chen)
  const spoken = xu.page.locator("plenary-spoken-form")
  await button(xu, "Enter a spoken position").click()
  await spoken.getByLabel("Who spoke").selectOption({ label: "韩牧野 Han Muye" })
  await spoken.getByRole("radio", { name: "Agree with a reservation" }).check({ force: true })
  await spoken.locator('textarea[name="reason"]').fill(reason)
  await spoken.getByRole("button", { name: /^Enter for/ }).click()
  await sees(xu, "Entered for 韩牧野 Han Muye: Agree with a reservation. It does not count yet.")
  // the chair, who is of a side, presses what he heard: his page does not have what was entered
  const heard = chen.page.locator("plenary-hear-spoken form").first()
  await heard.getByRole("radio", { name: "Agree with a reservation" }).check({ force: true })
  await heard.getByRole("button", { name: /said this$/ }).click()
  await sees(chen, /^You confirmed what 韩牧野 Han Muye said/)
  await spoken.getByLabel("Who spoke").selectOption({ label: "林澈 Lin Che" })
  await spoken.getByRole("radio", { name: "Disagree" }).check({ force: true })
  await spoken.locator('textarea[name="reason"]').fill("?")
  await spoken.getByRole("button", { name: /^Enter for/ }).click()
  await sees(lin, /按您的口头表态录入：不同意。尚未计入。/)
  await button(lin, "是我说的").click()
  await sees(lin, "您的立场：不同意。截止前可以更改。")
  await button(lin, "更改").click()
  await lin.page
    .locator("plenary-position-form")
    .getByRole("radio", { name: "同意", exact: true })
    .check({ force: true })
  await button(lin, "提交立场").click()
  await sees(lin, "您的立场：同意。截止前可以更改。")
  const { id: round } = await miwa.finds(({ rounds }) =>
    Object.values(rounds).find(one => one.statement === statement && one.kind === "call"),
  )
  for (const person of others)
    await person.do("answer-round", { round, answer: { kind: "call", position: "agree" }, seen: 0 })
  await closeAndShow(chen)
  await card(lin).getByText("口头表态，由秘书处录入").waitFor()
  expect(await card(lin).getByText("口头表态，由秘书处录入").count()).toBe(1)

  // Zhou changes position before anything is declared; everyone sees from what to what, and why.
  const position = { kind: "call", position: "reserve", reason, lang: "zh" } as const
  await others[0]?.do("change-position", { round, position, why: "另有一点保留。" })
  await card(lin).getByText("同意 → 同意，附保留意见").waitFor()
  await card(lin).getByText("另有一点保留。").waitFor()
  await button(chen, /^Declare: Consensus$/).click()
  await submitDialog(chen)
  const record = await miwa.finds(({ records }) => Object.values(records).find(({ state }) => state === "declared"))

  // On the record's own page: confirmed by the other side, then an erratum and an objection to it.
  await chen.page.goto(`${running.url}/w/demo/r/${record.number}`)
  await sees(chen, "Waiting for 三輪恵 Miwa Megumi to confirm")
  await button(chen, "Take it back").waitFor()
  await miwa.do("confirm-record", { record: record.id })
  await sees(chen, "韩牧野 Han Muye (spoken, entered by the secretary)")
  await sees(chen, /· spoken, entered by the secretary$/)
  await sees(chen, "When the result was shown, before positions changed")
  await sees(chen, "Agree → Agree with a reservation")
  await button(chen, "Countersign").click()
  await sees(chen, /This cannot be taken back\.$/)
  await submitDialog(chen)
  await sees(chen, "Countersigned by")
  expect(await chen.page.getByRole("button", { name: "Countersign", exact: true }).count()).toBe(0)
  await button(chen, "Propose an erratum").click()
  await chen.page.locator('dialog[open] select[name="lang"]').selectOption("zh")
  const wording = chen.page.locator('dialog[open] textarea[name="text-zh"]')
  const recorded = await wording.inputValue()
  // Other words are no slip of the pen: the dialog offers an amendment instead of the erratum.
  await wording.fill("两年之内仅交换汇总结果。")
  await chen.page.locator("dialog[open]").getByRole("button", { name: "Make an amendment" }).waitFor()
  await wording.fill(recorded.replace(/。$/u, "．"))
  await submitDialog(chen)
  await sees(chen, "Please fill this in.")
  await chen.page.locator('dialog[open] textarea[name="reason"]').fill("A slip of the pen.")
  await submitDialog(chen)
  await sees(chen, /proposes an erratum to CR-\d+ \(.+\)\. Once the others have confirmed/)
  await button(chen, "Take the proposal back").waitFor()
  const asking = await miwa.finds(({ proposals }) =>
    Object.values(proposals).find(({ about, state }) => about.act === "erratum" && state === "open"),
  )
  await miwa.do("confirm-proposal", { proposal: asking.id })
  await sees(chen, /Proposed on .*; objections until /)
  await sees(chen, /^Proposed by .*, confirmed by 三輪恵/)
  await lin.page.goto(`${running.url}/w/demo/r/${record.number}`)
  await button(lin, "附加保留意见").waitFor()
  await button(lin, "对勘误提出异议").click()
  await lin.page.locator('dialog[open] textarea[name="reason"]').fill("含义不同。")
  await submitDialog(lin)
  await sees(chen, /objected to: it needs an amendment/)

  // An amendment begins at the text.
  await button(chen, "Propose an amendment").click()
  await chen.page.waitForURL(/\/t\//)
  await card(chen).getByRole("textbox").waitFor()
  for (const window of [chen, xu, lin, guest]) expect(window.complaints).toEqual([])
})

test("offline the record can still be read, nothing can be pressed, and the page says so", async () => {
  await lin.page.goto(`${running.url}/w/demo/r/4`)
  const reserve = button(lin, "附加保留意见")
  await reserve.waitFor()
  await lin.page.context().setOffline(true)
  await sees(lin, /^已离线。|正在重新连接/)
  expect(await reserve.isDisabled()).toBe(true)
  await sees(lin, "日志本身不得离开其保存地，查验应在当地进行。")
  await lin.page.context().setOffline(false)
  await expect.poll(() => reserve.isDisabled()).toBe(false)
})

test("the dialog says what the other moderator did first, and keeps the written text", async () => {
  await chen.page.goto(`${running.url}/w/demo/r/5`)
  await button(chen, "Propose to withdraw the record").click()
  const reason = chen.page.locator('dialog[open] textarea[name="reason"]')
  await reason.fill("It was overtaken.")
  const record = Object.values(miwa.state.records).find(({ number }) => number === 5)?.id ?? ""
  await miwa.do("withdraw-record", { record, reason: "先に進みました。" })
  await sees(chen, /proposes to withdraw CR-5/)
  await sees(chen, /先に進みました。/)
  await submitDialog(chen)
  await chen.page
    .locator("dialog[open]")
    .getByText(/^三輪恵.* already did this at /)
    .waitFor()
  expect(await reason.inputValue()).toBe("It was overtaken.")
  miwa.leave()
})

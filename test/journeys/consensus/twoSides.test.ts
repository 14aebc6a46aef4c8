import { afterAll, expect, test } from "vitest"
import { panelists } from "../../../server/demo/texts/roster.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { textHash } from "../../../shared/document/textHash.ts"
import { type Window } from "../../kit/people/browsers.ts"
import { closeAndShow } from "../../kit/people/closing.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"
import { Person } from "../../kit/people/person.ts"
import { seatLink, takeSeat } from "../../kit/people/seats.ts"

let { running, chen, miwa, lin, morishita, guest } = {} as Stage<"chen" | "miwa" | "lin" | "morishita" | "guest">
const others: Person[] = []

onStage({ chen: "zh-CN", miwa: "ja", lin: "zh-CN", morishita: "ja", guest: "en" }, stage => {
  ;({ running, chen, miwa, lin, morishita, guest } = stage)
})
afterAll(async () => {
  for (const person of others) person.leave()
})
const zh = "两年内仅交换汇总结果。"
const ja = "2年間は集計結果のみを交換する。"
const en = "For two years only aggregates are exchanged."
const reason = "小さな施設では集計値が個人を表します。"
const dissent = "小さな施設で得られた集計は、そこに暮らす人の肖像です。"

const button = ({ page }: Window, name: string | RegExp) => page.getByRole("button", { name }).first()
const sees = ({ page }: Window, text: string | RegExp) => page.getByText(text).first().waitFor({ state: "visible" })
const submitDialog = ({ page }: Window) => page.locator("dialog[open] button.filled").click()

test("two sides and three languages reach a rough consensus over a maintained objection, and the dissent is printed", async () => {
  // Everybody is in the room: three panelists and two moderators in browsers, the others by their sockets.
  await takeSeat(chen, await seatLink(running, "moderator", "陈屿 Chen Yu"), "zh")
  await takeSeat(miwa, await seatLink(running, "moderator", "三輪恵 Miwa Megumi"), "ja")
  await takeSeat(lin, await seatLink(running, "panelist", panelists.lin.name), "zh")
  await takeSeat(morishita, await seatLink(running, "panelist", panelists.morishita.name), "ja")
  for (const who of ["zhou", "han", "su", "hayase", "onodera", "fujiwara"] as const) {
    const { name } = panelists[who]
    others.push(await Person.join(running.url, await seatLink(running, "panelist", name), name))
  }
  const xu = await Person.join(running.url, await seatLink(running, "secretary", "许安澜 Xu Anlan"), "许安澜 Xu Anlan")
  const [zhou, , , hayase] = others
  if (!zhou || !hayase) throw new Error("nobody is there")
  const topic = Object.values(xu.state.topics).find(({ letter }) => letter === "B")
  if (!topic) throw new Error("no topic B")

  // The chair puts the topic on the table again; the earlier round is closed first.
  await closeAndShow(chen, /截止并公布结果/)
  for (const { page } of [chen, miwa, lin, morishita])
    await page
      .locator("plenary-agenda button", { hasText: /老年照护|高齢者介護/ })
      .first()
      .click()

  // The text, with one writer for each language; each side confirms its own.
  await button(lin, "起草条文").click()
  await lin.page.locator("dialog[open] textarea").fill(zh)
  await submitDialog(lin)
  await sees(morishita, zh)
  const statement = await xu.finds(({ statements }) =>
    Object.values(statements).find(({ texts }) => texts.some(({ text }) => text === zh)),
  )
  const card = ({ page }: Window) => page.locator(`plenary-statement-card[id="${statement.id}"]`)
  await card(morishita).getByRole("button", { name: "書く" }).first().click()
  await card(morishita).getByRole("textbox", { name: "日本語" }).fill(ja)
  await card(morishita).getByRole("textbox", { name: "日本語" }).press("Control+Enter")
  await sees(lin, ja)
  await xu.do("save-text", { statement: statement.id, lang: "en", text: en, base: 0 })
  await card(morishita).getByRole("button", { name: "意味の一致を確認" }).click()
  await zhou.do("confirm-text", { statement: statement.id, lang: "zh", seen: textHash(zh, sha256) })
  await card(lin).getByRole("button", { name: /提交/ }).click()
  await expect.poll(() => card(chen).getByText("第1版").count()).toBeGreaterThan(0)

  // Positions: all agree except one, who gives a reason and a remedy.
  await card(chen).getByRole("button", { name: "发起表态" }).click()
  await submitDialog(chen)
  await lin.page.getByRole("radio", { name: "同意", exact: true }).check({ force: true })
  await button(lin, "提交立场").click()
  await morishita.page.getByRole("radio", { name: "受け入れられない" }).check({ force: true })
  await morishita.page.locator('plenary-round-card textarea[name="reason"]').fill(reason)
  await morishita.page.locator('plenary-round-card textarea[name="remedy"]').fill("30人以上に限ること。")
  await button(morishita, "立場を提出").click()
  const { id: round } = await xu.finds(({ rounds }) =>
    Object.values(rounds).find(one => one.statement === statement.id),
  )
  for (const person of others)
    await person.do("answer-round", { round, answer: { kind: "call", position: "agree" }, seen: 0 })
  await closeAndShow(chen, "截止并公布立场")

  // The objection is answered in writing, and is maintained.
  await button(chen, /^答复.*的异议$/).click()
  await chen.page.locator('dialog[open] select[name="disposition"]').selectOption("partly")
  await chen.page.locator('dialog[open] textarea[name="answer"]').fill("“不少于30人”写入说明。")
  await submitDialog(chen)
  await button(morishita, "異議を維持する").click()
  await button(chen, /^宣布：基本共识/).click()
  await submitDialog(chen)
  await button(miwa, /を確認$/).click()
  await sees(lin, /CR-10/)

  await card(morishita).getByRole("button", { name: "少数意見を提出" }).click()
  await morishita.page.locator("dialog[open] textarea").fill(dissent)
  await submitDialog(morishita)

  // The record as a reader without a seat prints it, in a third language.
  await guest.page.goto(`${running.url}/w/demo/r/10`)
  await guest.page.emulateMedia({ media: "print" })
  for (const words of [
    zh,
    ja,
    en,
    reason,
    dissent,
    "Rough consensus (dissent recorded)",
    "Maintained",
    "Partly accommodated",
  ])
    await guest.page.getByText(words, { exact: false }).locator("visible=true").first().waitFor()
  await guest.page.getByText("Dissent", { exact: true }).first().waitFor()
  const pdf = await guest.page.pdf({ format: "A4" })
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
  xu.leave()
  for (const window of [chen, miwa, lin, morishita, guest]) expect(window.complaints).toEqual([])
})

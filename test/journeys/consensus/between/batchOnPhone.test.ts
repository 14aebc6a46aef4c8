import { afterAll, expect, test } from "vitest"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import type { TopicId } from "../../../../shared/model/ids.ts"
import { joinBy, ownPressMs, type Window } from "../../../kit/people/browsers.ts"
import { onStage, type Stage } from "../../../kit/people/onStage.ts"
import { Person } from "../../../kit/people/person.ts"

let { running, chair, lin } = {} as Stage<"chair" | "lin">
const others: Person[] = []

onStage({ chair: "en", lin: { locale: "zh-CN", width: 390, height: 844 } }, stage => {
  ;({ running, chair, lin } = stage)
})
afterAll(async () => {
  for (const person of others) person.leave()
})

const button = ({ page }: Window, name: string | RegExp) =>
  page.getByRole("button", { name }).locator("visible=true").first()
const sees = ({ page }: Window, text: string | RegExp) => page.getByText(text).locator("visible=true").first().waitFor()
const picture = async ({ page }: Window, name: string) => {
  const folder = process.env["PICTURES"]
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

const texts = ["Data move by default.", "A copy stays at home.", "Every use is told.", "Nobody is re-identified."]

/** Four statements, proposed by a member without a browser. */
async function proposed(): Promise<void> {
  const [moderator, ann] = others
  if (!moderator || !ann) throw new Error("nobody is there")
  const topic = moderator.snapshot.topics[0]?.id as TopicId
  for (const text of texts) {
    const statement = String((await ann.do("draft-statement", { topic, lang: "en", text })).made["statement"])
    await ann.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
    await moderator.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  }
}

test("a batch is opened from the panel's page, answered on a phone that loses the network, and shown by the chair once all have answered", async () => {
  const [moderatorLink, panelistLink] = [running.links["moderator"] ?? "", running.links["panelist"] ?? ""]
  for (const [link, name] of [
    [moderatorLink, "Chen Yu"],
    ...["Ann", "Ben", "Cho"].map(who => [panelistLink, who] as const),
  ] as const)
    others.push(await Person.join(running.url, link, name))
  await joinBy(chair, moderatorLink, "Chen Yu")
  await joinBy(lin, panelistLink, "林澈")
  await proposed()

  // The moderator opens the batch on the panel's page: the statements, the names and a deadline.
  await chair.page.goto(`${running.url}/w/practice`)
  await button(chair, "Open a batch of rounds").click()
  await sees(chair, "Every panelist is told.")
  await picture(chair, "form")
  await button(chair, "Open 4 rounds").click()
  await sees(chair, "Batch of 4 statements")
  await picture(chair, "panel")

  // The home page of a panelist leads there.
  await lin.page.goto(running.url)
  await lin.page.getByText("您还有4项未作答").click()
  await sees(lin, "已答0/4")
  await picture(lin, "phone")

  // A press is shown at once and called saved with the receipt.
  const score = (n: number) => lin.page.locator(`plenary-score-buttons input[value="${n}"]`)
  await score(7).check({ force: true })
  await sees(lin, "已保存")
  await sees(lin, "已答1/4")
  await button(lin, "下一条").click()
  await lin.page.keyboard.press("8")
  await sees(lin, "已答2/4")
  await lin.page.keyboard.press("ArrowRight")
  await sees(lin, "第3条，共4条")

  // Without the network the answer stays on the page, is called unsaved, and survives a reload.
  await lin.page.context().setOffline(true)
  await score(6).check({ force: true })
  await sees(lin, "尚未保存")
  await sees(lin, "1项尚未保存")
  await picture(lin, "offline")
  await lin.page.context().setOffline(false)
  await sees(lin, "已答3/4")
  await lin.page.reload()
  await sees(lin, "第3条，共4条")
  await button(lin, "下一条").click()

  // A low score needs its reason.
  await score(2).check({ force: true })
  await button(lin, "上一条").click()
  await sees(lin, "请说明给出这一分值的理由。")
  await sees(lin, "第4条，共4条")
  await lin.page.locator("plenary-score-buttons textarea").fill("小机构负担不起。")
  await picture(lin, "reason")
  await button(lin, "完成").click()
  await sees(lin, "您已全部作答")
  await picture(lin, "done")

  // So does each way on from a low score: it stays while the reason lacks, and then gives the score with it.
  const reason = lin.page.locator("plenary-score-buttons textarea")
  const goes = async (from: number, by: () => Promise<unknown>, to: string) => {
    await list(from).click()
    await sees(lin, `第${from}条，共4条`)
    await lin.page.keyboard.press("0")
    await lin.page.reload()
    await sees(lin, `第${from}条，共4条`)
    await score(3).check({ force: true })
    await by()
    await sees(lin, "请说明给出这一分值的理由。")
    await sees(lin, `第${from}条，共4条`)
    await reason.fill(`太贵，其${from}。`)
    await by()
    await sees(lin, to)
    await expect.poll(() => row(from).textContent()).toMatch(/3\s*$/)
  }
  const row = (n: number) => lin.page.locator(".batch .rounds li").nth(n - 1)
  const list = (n: number) => lin.page.locator(".batch .rounds button").nth(n - 1)
  await goes(1, () => button(lin, "下一条").click(), "第2条，共4条")
  const arrow = async () => {
    await lin.page.locator("#batch-step").click()
    await lin.page.keyboard.press("ArrowRight")
  }
  await goes(2, arrow, "第3条，共4条")
  await goes(3, () => list(1).click(), "第1条，共4条")
  // Leaving the page gives it as well.
  await score(1).check({ force: true })
  await reason.fill("太贵。")
  const home = lin.page.url()
  await lin.page.locator(".batch header a").first().click()
  await lin.page.waitForURL(/\/w\/practice$/)
  await lin.page.goto(home)
  await expect.poll(() => row(1).textContent()).toMatch(/1\s*$/)

  // Once everybody has answered, the chair shows all of them by one press.
  const rounds = Object.values(others[0]!.state.rounds).filter(({ state }) => state === "open")
  expect(rounds).toHaveLength(4)
  await chair.page.getByText("Batch of 4 statements").click()
  await sees(chair, "Open until")
  await sees(chair, "1 of 4 have answered")
  expect(await button(chair, /Close and show/).count()).toBe(0)
  await picture(chair, "chair")
  for (const person of others.slice(1))
    for (const { id: round } of rounds)
      await person.do("answer-round", { round, answer: { kind: "rating", score: 8 }, seen: 0 })
  await button(chair, /Close and show/).click()
  await sees(chair, "shown")
  await picture(chair, "shown")
  const shown = await others[0]!.finds(({ rounds: all }) =>
    Object.values(all).filter(({ batch, state }) => batch !== undefined && state === "revealed").length === 4
      ? true
      : undefined,
  )
  expect(shown).toBe(true)
})

test("in a batch of calls the list shows a position that was given by going on as given, also after a reload", async () => {
  await chair.page.goto(`${running.url}/w/practice`)
  await button(chair, "Open a batch of rounds").click()
  await chair.page.getByLabel("Kind of round").selectOption({ label: "Call for consensus" })
  await button(chair, "Open 4 rounds").click()
  await lin.page.goto(running.url)
  await lin.page.getByText("您还有4项未作答").click()
  await lin.page.locator("plenary-position-form").waitFor()
  await lin.page.waitForTimeout(ownPressMs)
  await lin.page.getByText("不同意", { exact: true }).click()
  await lin.page.locator("plenary-position-form textarea").fill("太贵。")
  await button(lin, "下一条").click()
  await sees(lin, "第2条，共4条")
  const first = () => lin.page.locator(".batch .rounds li").first().textContent()
  await expect.poll(first).toMatch(/不同意\s*$/)
  await lin.page.reload()
  await expect.poll(first).toMatch(/不同意\s*$/)
})

import { createHash } from "node:crypto"
import type { Page } from "playwright"
import { afterAll, expect, test } from "vitest"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { StatementId, type TopicId } from "../../../shared/model/ids.ts"
import { joinBy } from "../../kit/people/browsers.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"
import { Person } from "../../kit/people/person.ts"

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")
let { running, chair, lin } = {} as Stage<"chair" | "lin">
const others: Person[] = []

onStage(
  { chair: { locale: "en", width: 1280, height: 800 }, lin: { locale: "zh-CN", width: 390, height: 844 } },
  stage => {
    ;({ running, chair, lin } = stage)
  },
)
afterAll(() => {
  for (const person of others) person.leave()
})

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first()
const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ state: "visible" })
const send = (page: Page) => page.locator("dialog[open] button.filled").click()

/** Declares a record that three members without a browser agreed to. Returns its topic. */
async function declared(moderator: Person): Promise<TopicId> {
  for (const name of ["Ann", "Ben", "Cho"])
    others.push(await Person.join(running.url, running.links["panelist"] ?? "", name))
  const [ann] = others
  const topic = moderator.snapshot.topics[0]?.id as TopicId
  const text = "Data move by default."
  const made = await ann!.do("draft-statement", { topic, lang: "en", text })
  const statement = StatementId.parse(made.made["statement"])
  await ann!.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await moderator.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  const opened = await moderator.do("open-round", { statement, version: 1, kind: "call" })
  const round = String(opened.made["round"])
  for (const person of others)
    await person.do("answer-round", { round, answer: { kind: "call", position: "agree" }, seen: 0 })
  await moderator.do("close-and-show", { round })
  await moderator.do("declare-record", { statement, level: "unanimity", seen: "3/3/0/0/0/0" })
  return topic
}

test("a record gets a review date, is reviewed on a phone, still stands, and its progress is noted on the phone", async () => {
  const moderator = await Person.join(running.url, running.links["moderator"] ?? "", "Chen Yu")
  const topic = await declared(moderator)
  others.push(moderator)
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(lin, running.links["panelist"] ?? "", "林澈")

  await chair.page.goto(`${running.url}/w/practice/r/1`)
  await button(chair.page, "Set a review date").click()
  await chair.page.locator("dialog[open] input[type=date]").fill("2031-05-01")
  await send(chair.page)
  await sees(chair.page, "Review date: 1 May 2031")
  await button(chair.page, "Name who reports progress").click()
  await chair.page.locator("dialog[open]").getByRole("checkbox", { name: "林澈" }).check()
  await send(chair.page)
  await sees(chair.page, "Reported by 林澈")
  await button(chair.page, "Ask whether CR-1 still stands").click()
  await send(chair.page)
  await sees(chair.page, "Review under way")

  // The phone answers; nobody reads the answer before the review is closed.
  await lin.page.goto(`${running.url}/w/practice/t/${topic}`)
  await lin.page.getByRole("radio", { name: "继续有效" }).check()
  await button(lin.page, "提交作答").click()
  await sees(lin.page, "您的作答：继续有效")

  await chair.page.goto(`${running.url}/w/practice/t/${topic}`)
  await button(chair.page, "Close and show the answers").click()
  await chair.page.goto(`${running.url}/w/practice/r/1`)
  await button(chair.page, "Conclude the review of CR-1").click()
  await chair.page.locator("dialog[open] select").selectOption("stands")
  await chair.page.locator("dialog[open] input[type=date]").fill("2032-05-01")
  await send(chair.page)
  await sees(chair.page, "Next review: 1 May 2032")

  await lin.page.goto(`${running.url}/w/practice/r/1`)
  await button(lin.page, "记录进展").click()
  await lin.page.locator("dialog[open] textarea").fill("两个实验室已提交报告。")
  await send(lin.page)
  await sees(lin.page, "两个实验室已提交报告。")

  await chair.page.goto(`${running.url}/w/practice/progress`)
  await sees(chair.page, "Records in force by progress")
  await sees(chair.page, "两个实验室已提交报告。")
  expect([...chair.complaints, ...lin.complaints]).toEqual([])
})

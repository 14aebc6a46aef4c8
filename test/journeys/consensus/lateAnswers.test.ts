import { createHash } from "node:crypto"
import type { Page } from "playwright"
import { afterAll, expect, test } from "vitest"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { StatementId, type TopicId } from "../../../shared/model/ids.ts"
import { roundsIn } from "../../../shared/rules/readings/rounds.ts"
import { joinBy } from "../../kit/people/browsers.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"
import { Person } from "../../kit/people/person.ts"

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")
let { running, chair, lin } = {} as Stage<"chair" | "lin">
const others: Person[] = []

onStage({ chair: "en", lin: "en" }, stage => {
  ;({ running, chair, lin } = stage)
})
afterAll(async () => {
  for (const person of others) person.leave()
})

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).locator("visible=true").first()
const sees = (page: Page, text: string | RegExp) =>
  page.getByText(text).locator("visible=true").first().waitFor({ timeout: 20_000 })
const picture = async (page: Page, name: string) => {
  const folder = process.env["PICTURES"]
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

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

/** The chair starts a round by the bar. Returns its id. */
async function starts(name: string, anonymity: "named" | "secret"): Promise<string> {
  await button(chair.page, name).click()
  await chair.page.getByRole("combobox", { name: "Anonymity" }).selectOption(anonymity)
  await chair.page.locator("dialog[open] button.filled").click()
  return others[0]!.finds(state => roundsIn({ state }, "open")[0]?.id)
}

/** The three others answer, and the chair closes and shows by the bar. */
async function shows(round: string): Promise<void> {
  for (const other of others.slice(0, 3))
    await other.do("answer-round", { round, answer: { kind: "rating", score: 7 }, seen: 0 })
  await button(chair.page, /^Close and show/).click()
  await others[0]!.finds(state => (roundsIn({ state }, "revealed").some(({ id }) => id === round) ? true : undefined))
}

const rate = async (page: Page, score: number) => {
  await page.getByRole("radio", { name: String(score), exact: true }).check({ force: true })
  await button(page, "Submit").click()
}

test("an answer in a tunnel has an end in sight: late, taken after all, or unknown where it was secret", async () => {
  const moderator = await Person.join(running.url, running.links["moderator"] ?? "", "Chen Yu")
  await proposed(moderator)
  others.push(moderator)
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(lin, running.links["panelist"] ?? "", "Lin Che")
  await button(chair.page, "Start session").click()
  await button(chair.page, /^Next item/).click()

  // Before the press: the line goes, the score is given, and the chair closes.
  const first = await starts("Start a rating", "named")
  await lin.page.locator("plenary-rating-form").waitFor()
  await lin.page.waitForTimeout(5_000)
  await lin.page.context().setOffline(true)
  await rate(lin.page, 8)
  await sees(lin.page, /answer.* is still on its way/)
  await picture(lin.page, "waits")
  await shows(first)
  await lin.page.context().setOffline(false)
  await sees(lin.page, /Your answer to A-1 came after the close/)
  await picture(lin.page, "late")

  // The end is there after a reload, and on another page of the panel.
  await lin.page.reload()
  await sees(lin.page, /Your answer to A-1 came after the close/)
  expect(await lin.page.locator(".outcome .text").first().textContent()).toBe("8")
  await lin.page.setViewportSize({ width: 390, height: 844 })
  await picture(lin.page, "late-phone")
  await lin.page.setViewportSize({ width: 1366, height: 900 })
  await button(lin.page, "Tell the chair").click()
  await sees(lin.page, /with your name and without the answer/)
  await chair.page.getByRole("tab", { name: "Results" }).click()
  await sees(chair.page, /1 answer came after the close and is not counted: Lin Che/)
  await picture(chair.page, "told")
  await button(lin.page, "I have read this").click()
  await expect.poll(() => lin.page.locator(".outcome").count()).toBe(0)
})

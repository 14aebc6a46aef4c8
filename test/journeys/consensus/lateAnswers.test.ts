import { createHash } from "node:crypto"
import type { Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { StatementId, type TopicId } from "../../../shared/model/ids.ts"
import { roundsIn } from "../../../shared/rules/readings/rounds.ts"
import { joinBy, ownPressMs } from "../../kit/people/browsers.ts"
import { closeAndShow } from "../../kit/people/closing.ts"
import { Line } from "../../kit/people/line.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"
import { Person, post } from "../../kit/people/person.ts"

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
const sees = (page: Page, text: string | RegExp) => page.getByText(text).locator("visible=true").first().waitFor()
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
async function starts(anonymity: "named" | "secret"): Promise<string> {
  const start = button(chair.page, /^Start a rating/)
  const more = button(chair.page, "Other choices")
  await expect.poll(async () => (await start.isVisible()) || (await more.isVisible())).toBe(true)
  if (!(await start.isVisible())) await more.click()
  await start.click()
  await chair.page.getByRole("combobox", { name: "Anonymity" }).selectOption(anonymity)
  await chair.page.locator("dialog[open] button.filled").click()
  return others[0]!.finds(state => roundsIn({ state }, "open")[0]?.id)
}

/** The three others answer, and the chair closes and shows by the bar, over the head of who is cut off. */
async function shows(
  round: string,
  answer = async (other: Person): Promise<unknown> => rated(other, round),
): Promise<void> {
  for (const other of others.slice(0, 3)) await answer(other)
  await closeAndShow(chair)
  await others[0]!.finds(state => (roundsIn({ state }, "revealed").some(({ id }) => id === round) ? true : undefined))
}

const rated = (other: Person, round: string) =>
  other.do("answer-round", { round, answer: { kind: "rating", score: 7 }, seen: 0 })

/** The same from a browser without a page, in a secret round. */
async function cast({ url, cookie }: Person, round: string): Promise<void> {
  const collected = await post(url, `/api/rounds/${round}/ballot/collect`, {}, { cookie })
  const { token } = (await collected.json()) as { token: string }
  await post(url, "/api/ballots", { token, answer: { kind: "rating", score: 7 } })
}

/**
 * Rates, and gives the reason that a low score needs. The pause is a person's: the page takes a second press at once, at
 * the place of the first one, for the second half of a double click, and ignores it.
 */
const rate = async (page: Page, score: number, reason = "") => {
  await page.getByRole("radio", { name: String(score), exact: true }).check({ force: true })
  if (reason) await page.getByLabel("Why this score?").fill(reason)
  await page.waitForTimeout(ownPressMs)
  await button(page, "Submit").click()
}

/** Waits as a person reads the round, until the page could go on without a line. */
const reads = async (page: Page) => {
  await page.locator("plenary-rating-form").waitFor()
  await page.waitForTimeout(5_000)
}

const isRead = async (page: Page) => {
  await button(page, "I have read this").click()
  await expect.poll(() => page.locator(".outcome").count()).toBe(0)
}

/** All that the browser stores for this site, as one text. */
const stored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const found: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage)]
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name)
        asked.addEventListener("success", () => resolve(asked.result))
        asked.addEventListener("error", () => reject(asked.error))
      })
      for (const store of database.objectStoreNames)
        found.push(
          await new Promise<unknown>((resolve, reject) => {
            const asked = database.transaction(store).objectStore(store).getAll()
            asked.addEventListener("success", () => resolve(asked.result))
            asked.addEventListener("error", () => reject(asked.error))
          }),
        )
      database.close()
    }
    return JSON.stringify(found)
  })

/** The live connection of the first member's page. */
const line = new Line()

beforeAll(async () => {
  const moderator = await Person.join(running.url, running.links["moderator"] ?? "", "Chen Yu")
  await proposed(moderator)
  others.push(moderator)
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(lin, running.links["panelist"] ?? "", "Lin Che")
  await button(chair.page, "Start session").click()
  await button(chair.page, /^Next item/).click()
})

test("an answer in a tunnel came after the close: its value is kept, and the chair reads that one came late", async () => {
  const round = await starts("named")
  await reads(lin.page)
  await lin.page.context().setOffline(true)
  await rate(lin.page, 8)
  await sees(lin.page, /answer.* is still on its way/)
  await expect.poll(() => lin.page.locator("plenary-saved .calm").count()).toBe(0)
  await picture(lin.page, "waits")
  await shows(round)
  await lin.page.context().setOffline(false)
  await sees(lin.page, /Your answer to A-1 came after the close/)
  await expect.poll(() => lin.page.locator("plenary-saved .calm").count()).toBe(0)
  await lin.page.setViewportSize({ width: 1366, height: 900 })
  await picture(lin.page, "late")

  // The end is there after a reload, and on a phone.
  await lin.page.reload()
  await sees(lin.page, /Your answer to A-1 came after the close/)
  expect(await lin.page.locator(".outcome .text").first().textContent()).toBe("8")
  await lin.page.setViewportSize({ width: 390, height: 844 })
  await picture(lin.page, "late-phone")
  await lin.page.setViewportSize({ width: 1366, height: 900 })
  await button(lin.page, "Tell the chair").click()
  await sees(lin.page, /will read that your answer came late, with your name and without the answer/)
  await chair.page.getByRole("tab", { name: "Results" }).click()
  await sees(chair.page, /1 answer came after the close and is not counted: Lin Che/)
  await picture(chair.page, "told")
  await isRead(lin.page)
})

test("what was chosen and typed and not given when the chair closed is kept and told, also after a reload", async () => {
  const round = await starts("named")
  await reads(lin.page)
  await lin.page.getByRole("radio", { name: "2", exact: true }).check({ force: true })
  await lin.page.getByLabel("Why this score?").fill("Too dear for small clinics.")
  await shows(round)
  for (const again of [false, true]) {
    if (again) await lin.page.reload()
    await sees(lin.page, /The round on A-1 ended before you gave this/)
    expect(await lin.page.locator(".outcome .text").first().textContent()).toBe("2\nToo dear for small clinics.")
  }
  await isRead(lin.page)
  await lin.page.reload()
  await lin.page.locator("plenary-foot-bar").waitFor()
  expect(await lin.page.locator(".outcome").count()).toBe(0)
})

test("a secret ballot that was lost says only so, and no storage of the browser has its choice", async () => {
  const round = await starts("secret")
  await reads(lin.page)
  const before = await stored(lin.page)
  await rate(lin.page, 3, "Too dear.")
  await sees(lin.page, "Your rating: 3")
  expect(await stored(lin.page)).not.toMatch(/"score"|"answer"|rating|too dear/i)
  await lin.page.reload()
  await sees(lin.page, "Your ballot is in. What you wrote is not kept here")
  expect(await lin.page.getByText("Your rating: 3").count()).toBe(0)

  // Without a line the choice has not left the browser; after the close the page says only that it does not count.
  await button(lin.page, "Change").click()
  await lin.page.context().setOffline(true)
  await rate(lin.page, 2, "Far too dear.")
  await sees(lin.page, /secret ballot on A-1 has not left this browser/)
  expect(await stored(lin.page)).not.toMatch(/"score"|"answer"|rating|too dear/i)
  await shows(round, other => cast(other, round))
  await lin.page.context().setOffline(false)
  await button(lin.page, "Tell the chair").click()
  await sees(lin.page, /without names or answers/)
  // The end is there after a reload, too, and still without a choice.
  await lin.page.reload()
  await sees(lin.page, /secret ballot on A-1 has not left this browser/)
  expect(await lin.page.locator(".outcome .text").count()).toBe(0)
  await isRead(lin.page)
  expect(before).not.toMatch(/"score"/)
  await picture(lin.page, "secret")
  for (const { complaints } of [chair, lin]) expect(complaints).toEqual([])
})

test("an answer whose receipt was lost is given once, and one that is loaded anew in the tunnel is given as well", async () => {
  await line.lead(lin.page)
  await lin.page.reload()
  const round = await starts("named")
  await reads(lin.page)
  const revision = () =>
    lin.page.evaluate(async path => Number((await (await fetch(path)).json()).revision), `/api/rounds/${round}/mine`)

  // The server has the answer, and its receipt does not come back.
  line.state = "deaf"
  await rate(lin.page, 9)
  await sees(chair.page, /1 of 4 have answered/)
  line.state = "open"
  await lin.page.reload()
  await sees(lin.page, "Your answer to A-1 has arrived.")
  await sees(lin.page, "Your rating: 9")
  expect(await revision()).toBe(1)
  await isRead(lin.page)

  // The line is gone before the press, and the tab is loaded anew before it is back.
  line.state = "cut"
  await lin.page.reload()
  await button(lin.page, "Change").click()
  await rate(lin.page, 4)
  await sees(lin.page, "Your answer to A-1 is still on its way.")
  await lin.page.reload()
  await sees(lin.page, "Your answer to A-1 is still on its way.")
  await line.open(lin.page)
  await sees(lin.page, "Your answer to A-1 has arrived.")
  await sees(lin.page, "Your rating: 4")
  expect(await revision()).toBe(2)
  await isRead(lin.page)
  await shows(round)
  const [shown] = roundsIn(others[0]!, "revealed").filter(({ id }) => id === round)
  expect(shown?.answers?.map(({ answer }) => answer.kind === "rating" && answer.score)).toHaveLength(4)
})

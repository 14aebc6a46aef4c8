import type { Locator } from "playwright"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import type { EntriesPage } from "../../../../shared/contract/queries.ts"
import { type Browser, openWindow, ownPressMs, sharedBrowser, type Window } from "../../../kit/people/browsers.ts"
import { get } from "../../../kit/people/person.ts"
import { takeSeat } from "../../../kit/people/seats.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../../kit/servers/plenary.ts"
import { setTable } from "./table.ts"

const folder = newFolder()
let running: Running
let browser: Browser
let chen: Window, miwa: Window, xu: Window
/** the experts' phones; Morishita Ayano has none */
const phones: Window[] = []
let session: string

beforeAll(async () => {
  const table = await setTable(folder)
  session = table.session
  running = await startPlenary({ folder })
  browser = await sharedBrowser()
  chen = await openWindow(browser, "en")
  miwa = await openWindow(browser, "en")
  xu = await openWindow(browser, "en")
  await takeSeat(chen, `${running.url}/join#${table.tokens["Chen Yu"]}`, "en")
  await takeSeat(miwa, `${running.url}/join#${table.tokens["Miwa Megumi"]}`, "en")
  await takeSeat(xu, `${running.url}/join#${table.tokens["Xu Anlan"]}`, "en")
  for (const name of ["Lin Che", "Zhou Yining", "Hayase Nao"]) {
    const phone = await openWindow(browser, "en")
    await takeSeat(phone, `${running.url}/join#${table.tokens[name]}`, "en")
    phones.push(phone)
  }
})
afterAll(async () => {
  await browser.close()
  await running.stop()
  removeFolder(folder)
})
afterEach(async context => {
  if (context.task.result?.state !== "fail") return
  for (const [n, { page }] of [chen, miwa, xu, ...phones].entries())
    await page.screenshot({ path: `/tmp/plenary-spoken-${n}.png`, fullPage: true })
})

/** The buttons that the two moderators press by themselves; the secretary does everything that is not somebody's own. */
const theirs = /^(Start session|Propose|Call for consensus|Close and show positions|Declare:|Confirm CR-|Close session)/
const presses: string[] = []

/** One press of a moderator's button, and of the same label in the dialog that asks for confirmation. */
async function press({ page }: Window, name: string | RegExp): Promise<void> {
  const one = async (button: Locator) => {
    const words = (await button.innerText()).trim()
    expect(words).toMatch(theirs)
    presses.push(words)
    await button.click()
  }
  const button = page.locator("plenary-foot-bar, plenary-statement-card").getByRole("button", { name }).first()
  await one(button)
  const dialog = page.locator("dialog[open] button.filled")
  await expect.poll(async () => (await dialog.isVisible()) || !(await button.isVisible())).toBe(true)
  if (await dialog.isVisible()) await one(dialog)
}

const zh = "汇总结果可以跨境交换。"
const ja = "集計結果は国境を越えて交換できる。"
const en = "Aggregates may be exchanged across borders."

const card = () => xu.page.locator("plenary-statement-card").last()
const text = (own: string) => card().locator("plenary-language-text").filter({ hasText: own })

async function write(own: string, words: string): Promise<void> {
  await text(own).getByRole("button", { name: "Write" }).click()
  await text(own).getByRole("textbox").fill(words)
  // A person would have typed the text, which takes longer than a double click.
  await xu.page.waitForTimeout(ownPressMs)
  await text(own).getByRole("button", { name: "Save" }).click()
  await text(own).getByText(words).waitFor()
}

async function enter(name: string, position: string, reason = ""): Promise<void> {
  const form = xu.page.locator("plenary-spoken-form")
  await form.getByLabel("Who spoke").selectOption({ label: name })
  await form.getByRole("radio", { name: position, exact: true }).check({ force: true })
  if (reason) await form.locator('textarea[name="reason"]').fill(reason)
  await form.locator("button.filled").click()
  await form.getByText(`Entered for ${name}: ${position}. It does not count yet.`).waitFor()
}

/** The expert reads on their own page what was entered, and presses that it is what they said. */
async function saysSo({ page }: Window, position: string): Promise<void> {
  await page.getByText(new RegExp(`${position}\\. It does not count yet\\.$`)).waitFor()
  await page.waitForTimeout(ownPressMs)
  await page.getByRole("button", { name: "I said so" }).first().click()
  await page.getByText(new RegExp(`^Your position: ${position}\\.`)).waitFor()
}

/** A chair, who does not see what was entered, presses what they heard. */
async function hears({ page }: Window, name: string, position: string): Promise<void> {
  const form = page.locator("plenary-hear-spoken form").filter({ hasText: name })
  await form.getByRole("radio", { name: position, exact: true }).check({ force: true })
  await form.getByRole("button", { name: `${name} said this` }).click()
  await page.getByText(`You confirmed what ${name} said.`).waitFor()
}

test("a secretary at one laptop runs the room, each expert says what is theirs, and the moderators press their few buttons, up to a signed paper", async () => {
  await press(chen, "Start session")

  // The member at the table without a screen is ticked; the queue and the clock are kept for all.
  await xu.page.getByText("Attendance", { exact: true }).click()
  const tick = xu.page.locator("plenary-attendance").getByRole("checkbox", { name: "Morishita Ayano" })
  await tick.check()
  await expect.poll(() => tick.isChecked()).toBe(true)
  const speakers = xu.page.locator("plenary-speakers")
  await speakers.getByLabel("Add to the list").selectOption({ label: "Hayase Nao" })
  await speakers.getByRole("button", { name: "Give the floor to Hayase Nao" }).click()
  await chen.page.locator("plenary-foot-bar").getByText("Hayase Nao").first().waitFor()
  await speakers.getByRole("button", { name: "End the turn" }).click()
  const agenda = xu.page.locator("plenary-agenda")
  await agenda.getByRole("button", { name: "Extend by 5 minutes" }).click()
  await chen.page.locator("plenary-agenda").getByText("25 min left").waitFor()

  // The texts: one is drafted, the others are written, and each side confirms on its own page what
  // it confirmed aloud: the secretary only asks.
  await xu.page.getByRole("button", { name: "Draft a statement" }).last().click()
  await xu.page.locator("dialog[open] textarea").fill(en)
  await xu.page.locator("dialog[open] button.filled").click()
  await write("中文", zh)
  await write("日本語", ja)
  const [lin, zhou, hayase] = phones
  if (!lin || !zhou || !hayase) throw new Error("an expert has no phone")
  for (const [own, language, expert] of [
    ["中文", "Chinese", lin],
    ["日本語", "Japanese", hayase],
  ] as const) {
    await text(own).getByRole("button", { name: "Ask for the confirmation" }).click()
    await text(own).getByText("The confirmation is asked for.").waitFor()
    await expert.page.locator("plenary-foot-bar").getByText(`Please check the ${language} text of A-1.`).waitFor()
    await expert.page.getByRole("button", { name: "Confirm: same meaning" }).click()
    await text(own).getByText("✓ Confirmed").waitFor()
  }
  await press(chen, /^Propose A-1/)

  // Positions are given aloud: one of them with a reservation. None counts by the secretary's press: three experts say
  // so themselves, and the other side's chair presses what the fourth said.
  await press(chen, "Call for consensus")
  await xu.page.getByRole("button", { name: "Enter a spoken position" }).click()
  await enter("Lin Che", "Agree")
  await enter("Zhou Yining", "Agree")
  await enter("Hayase Nao", "Agree with a reservation", "当面は2年間に限る。")
  await enter("Morishita Ayano", "Agree")
  await saysSo(lin, "Agree")
  await saysSo(zhou, "Agree")
  await saysSo(hayase, "Agree with a reservation")
  await hears(chen, "Morishita Ayano", "Agree")
  await press(chen, /^Close and show positions/)
  await press(chen, /^Declare: Consensus/)
  await press(miwa, "Confirm CR-1")

  // The paper is read out, printed and signed, by somebody who has read that the record is in force.
  await xu.page.getByText("In force", { exact: true }).first().waitFor()
  await xu.page.waitForTimeout(ownPressMs)
  await agenda.getByRole("button", { name: "Move the agenda to: Reading of outcomes" }).click()
  await xu.page.getByRole("link", { name: "Outcome paper" }).first().click()
  await xu.page.getByRole("heading", { name: "What was agreed" }).waitFor()
  await xu.page.emulateMedia({ media: "print" })
  for (const words of [zh, ja, en, "当面は2年間に限る。", "Signatures"])
    await xu.page.getByText(words).locator("visible=true").first().waitFor()
  const lines = await xu.page.locator(".signatures > div").allInnerTexts()
  expect(lines.map(line => /^(Chen Yu|Miwa Megumi), (Chinese|Japanese) side/.test(line))).toEqual([true, true])
  expect((await xu.page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-")
  await xu.page.emulateMedia({ media: null })

  // The record says of every position that it was spoken.
  await xu.page.goto(`${running.url}/w/table/r/1`)
  await xu.page.getByRole("heading", { name: "Positions" }).waitFor()
  const positions = (await xu.page.locator("dl.pairs").allInnerTexts()).join(" ")
  for (const name of ["Lin Che", "Zhou Yining", "Hayase Nao", "Morishita Ayano"])
    expect(positions).toContain(`${name} (spoken, entered by the secretary)`)

  await press(chen, /^Close session/)
  await miwa.page.getByText("Closed", { exact: true }).first().waitFor()
})

/** The log as anybody with the address of a public workspace reads it. */
async function log() {
  const { list } = (await get(running.url, `/api/sessions/${session}/entries`)) as EntriesPage
  const member = (name: string) =>
    list.flatMap(entry =>
      entry.kind === "member-admitted" && entry.body.personal.name === name ? entry.body.member : [],
    )
  return { list, member }
}

test("the moderators did nothing but those presses: the log says so", async () => {
  const { list, member } = await log()
  const chairs = [...member("Chen Yu"), ...member("Miwa Megumi")]
  // the sides agreed to the terms before the session
  const during = list.filter(({ kind }) => kind !== "terms-agreed")
  const done = during.filter(({ by }) => by !== null && chairs.includes(by)).map(({ kind }) => kind)
  expect(new Set(done)).toEqual(
    new Set([
      "session-started",
      "agenda-moved", // with the start: its first item
      "version-proposed",
      "round-opened",
      "round-closed",
      "round-revealed",
      "record-declared",
      "record-confirmed",
      "session-closed",
      "topic-ended", // with the close: the topics that it held
    ]),
  )
  // Each once: every press of a moderator did one thing.
  expect(done).toHaveLength(10)
  expect(new Set(presses.map(words => theirs.exec(words)?.[1])).size).toBe(7)
  for (const { complaints } of [chen, miwa, xu, ...phones]) expect(complaints).toEqual([])
})

test("the secretary did the rest, at one laptop, and positions given aloud are marked so", async () => {
  const { list, member } = await log()
  const [clerk] = member("Xu Anlan")
  const chairs = [...member("Chen Yu"), ...member("Miwa Megumi")]
  const start = list.findIndex(({ kind }) => kind === "session-started")
  const others = list.slice(start).filter(({ by }) => by !== null && !chairs.includes(by))
  const theirs = others.filter(({ by }) => by !== clerk)
  expect(theirs.map(({ kind, by }) => [kind, by])).toEqual([
    ["text-confirmed", member("Lin Che")[0]],
    ["thread-resolved", member("Lin Che")[0]], // the request, with it
    ["text-confirmed", member("Hayase Nao")[0]],
    ["thread-resolved", member("Hayase Nao")[0]],
  ])
  expect(new Set(others.filter(({ by }) => by === clerk).map(({ kind }) => kind))).toEqual(
    new Set([
      "attendance-noted",
      "floor-asked",
      "floor-given",
      "floor-ended",
      "item-extended",
      "statement-drafted",
      "text-saved",
      "thread-opened",
      "agenda-moved",
    ]),
  )
  const confirmed = list.flatMap(entry => (entry.kind === "text-confirmed" ? [entry.body] : []))
  expect(confirmed.map(({ lang, spoken }) => [lang, spoken])).toEqual([
    ["zh", false],
    ["ja", false],
  ])
  const declared = list.flatMap(entry => (entry.kind === "record-declared" ? [entry.body.body] : []))
  const positions = declared.flatMap(body => body.positions)
  const [morishita, chair] = [...member("Morishita Ayano"), ...member("Chen Yu")]
  const shown = positions.map(({ member, position, spoken, aloud }) => ({
    position: position.position,
    spoken,
    by: aloud?.enteredBy,
    heardBy: aloud?.officer,
    theirs: member !== morishita,
  }))
  const said = (position: string) => ({ position, spoken: true, by: clerk, heardBy: null, theirs: true })
  expect(shown).toHaveLength(4)
  expect(shown).toEqual(
    expect.arrayContaining([
      said("agree"),
      said("reserve"),
      { position: "agree", spoken: true, by: clerk, heardBy: chair, theirs: false },
    ]),
  )
})

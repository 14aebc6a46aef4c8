import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import type { EntriesPage } from "../../../shared/contract/queries.ts"
import { TopicId } from "../../../shared/model/ids.ts"
import { sleep, until } from "../../kit/clocks/until.ts"
import { type Browser, openWindow, sharedBrowser, type Window } from "../../kit/people/browsers.ts"
import { Person } from "../../kit/people/person.ts"
import { takeSeat } from "../../kit/people/seats.ts"
import { StockClient } from "../../kit/people/stockClient.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { LaptopLine } from "./laptopLine.ts"
import { minute, openTwoCities, type TwoCities } from "./twoCities.ts"

const cities = [
  { name: { en: "Berlin" }, zone: "Europe/Berlin" },
  { name: { en: "New York" }, zone: "America/New_York" },
]
const startsAt = Date.parse("2026-11-25T15:00Z")
const folder = newFolder()
const experts = ["Lin", "Zhou", "Hayase", "Onodera"]

let table: TwoCities
let running: Running
let browser: Browser
let line: LaptopLine
let chen: Window, miwa: Window
let people: Map<string, Person>
let note: StockClient

beforeAll(async () => {
  table = await openTwoCities(folder, startsAt, cities)
  running = await startPlenary({ folder, startsAt })
  browser = await sharedBrowser()
  line = await LaptopLine.open()
  chen = await openWindow(browser, "en-GB", undefined, { proxy: { server: line.url } })
  miwa = await openWindow(browser, "en-GB")
  for (const [name, window] of [
    ["Chen", chen],
    ["Miwa", miwa],
  ] as const) {
    await window.page.clock.install({ time: startsAt })
    await takeSeat(window, `${running.url}/join#${table.tokens[name]}`, "en")
  }
  people = new Map()
  for (const name of experts) people.set(name, await Person.join(running.url, `#${table.tokens[name]}`, name))
  note = new StockClient(running.url, Object.keys(lin().state.topics)[0] ?? "", lin().cookie)
})
afterAll(async () => {
  note.end()
  for (const person of people.values()) person.leave()
  await browser.close()
  line.close()
  await running.stop()
  removeFolder(folder)
})
afterEach(async context => {
  if (context.task.result?.state !== "fail") return
  await chen.page.screenshot({ path: "/tmp/plenary-asleep-chen.png" })
  await miwa.page.screenshot({ path: "/tmp/plenary-asleep-miwa.png" })
})

function lin(): Person {
  const person = people.get("Lin")
  if (!person) throw new Error("Lin is not here")
  return person
}
const here = () => lin().hints.findLast(hint => hint.kind === "presence")?.members ?? []
const member = (name: string) => Object.values(lin().state.members).find(one => one.name === name)?.id ?? ""
const bar = ({ page }: Window) => page.locator("plenary-foot-bar")
/** The clocks of the two cities; the reader's own comes after them if it differs. */
const walls = async ({ page }: Window) => (await page.locator("plenary-city-clocks time").allInnerTexts()).slice(0, 2)
const log = async () => {
  const { list } = (await lin().fetch(`/api/sessions/${table.session}/entries`)) as EntriesPage
  return list
}
const times = async (kind: string) => (await log()).filter(entry => entry.kind === kind).length

test("a moderator's laptop sleeps for ten minutes: the other takes the chair, and on waking the page shows the panel's state", async () => {
  await chen.page.getByRole("button", { name: "Start session" }).first().click()
  await bar(chen).getByText("In the chair: Chen").waitFor()
  await chen.page.getByRole("button", { name: "Start a rating" }).first().click()
  await chen.page.locator("dialog[open] button.filled").click()
  await until(() => Object.keys(lin().state.rounds).length === 1, "the rating is open")
  const round = Object.values(lin().state.rounds)[0]!.id
  for (const name of experts)
    await people.get(name)?.do("answer-round", { round, answer: { kind: "rating", score: 8 }, seen: 0 })

  // Two presses as the lid closes: the receipt of one is lost, the other press itself is lost.
  line.deafen()
  await chen.page
    .getByRole("button", { name: /^Close and show/ })
    .first()
    .click()
  await until(() => lin().state.rounds[round]?.state === "revealed", "the press has arrived")
  line.sever()
  await chen.page.getByRole("button", { name: "Move the agenda to: Reading of outcomes" }).click()
  const asleepAt = await chen.page.evaluate(() => Date.now())
  await chen.page.clock.pauseAt(asleepAt + 1_000)

  // The server notices by itself, and a minute later offers the chair to the other moderator.
  expect(here()).toContain(member("Chen"))
  const offer = bar(miwa).getByRole("button", { name: "Take the chair" })
  await until(() => !here().includes(member("Chen")), "Chen's laptop no longer answers")
  expect(await offer.count()).toBe(0)
  const wakesAt = asleepAt + 10 * minute
  await running.at(wakesAt)
  await miwa.page.clock.setSystemTime(wakesAt)
  await offer.click()
  await bar(miwa).getByText("In the chair: Miwa").waitFor()
  await miwa.page.getByRole("button", { name: "Move the agenda to: Reading of outcomes" }).click()
  await until(async () => (await times("agenda-moved")) === 2, "the agenda has moved on")
  await lin().do("open-thread", {
    topic: TopicId.parse(note.provider.roomname),
    kind: "comment",
    entry: { lang: "en", text: "Said while Chen was away." },
    anchor: null,
  })
  note.write("Written while Chen was away.")
  await until(() => note.isSaved, "the note is saved")

  // The lid opens: timers continue where they stopped, the old sockets stay dead, and nobody touches the page. Four
  // seconds of its own clock are enough: no socket timer and no timer of a press that waits for its answer is over by
  // then.
  await chen.page.clock.setSystemTime(wakesAt)
  for (let n = 0; n < 8; n++) {
    await chen.page.clock.runFor(500)
    await sleep(50)
  }
  await bar(chen).getByText("In the chair: Miwa").waitFor()
  await chen.page.clock.resume()
  await chen.page.getByText("Said while Chen was away.").waitFor()
  await chen.page.locator(".ProseMirror").getByText("Written while Chen was away.").waitFor()
  await expect
    .poll(() => chen.page.locator("plenary-agenda [aria-current=step]").innerText())
    .toContain("Reading of outcomes")
  await expect
    .poll(async () => [await walls(chen), await walls(miwa)])
    .toEqual([
      ["16:10", "10:10"],
      ["16:10", "10:10"],
    ])
  await until(() => here().includes(member("Chen")), "Chen is seen again")

  // Both presses were sent again, and neither was done twice.
  await chen.page.getByText("Miwa already did this at").waitFor()
  expect(await times("round-closed")).toBe(1)
  expect(await times("round-revealed")).toBe(1)
  expect(await times("agenda-moved")).toBe(2)
  expect((await log()).findLast(({ kind }) => kind === "agenda-moved")?.by).toBe(member("Miwa"))

  // The returning moderator may act at once, and the attendance records the time asleep.
  const spans = lin().state.sessions[table.session]?.attendance.filter(one => one.member === member("Chen"))
  expect(spans?.map(({ to }) => to !== null)).toEqual([true, false])
  await bar(chen).getByText("Miwa is in the chair. Next: Close session").waitFor()
  await bar(chen).getByRole("button", { name: "Other choices" }).click()
  await bar(chen)
    .getByRole("button", { name: /^Close session/ })
    .click()
  await chen.page.locator("dialog[open] button.filled").click()
  await until(() => lin().state.sessions[table.session]?.state === "closed", "Chen has closed the session")
  for (const { complaints } of [chen, miwa]) expect(complaints).toEqual([])
})

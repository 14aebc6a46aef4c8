import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { until } from "../../kit/clocks/until.ts"
import { type Browser, openWindow, sharedBrowser, type Window } from "../../kit/people/browsers.ts"
import { closeAndShow } from "../../kit/people/closing.ts"
import { Person } from "../../kit/people/person.ts"
import { takeSeat } from "../../kit/people/seats.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { minute, openTwoCities, type TwoCities } from "./twoCities.ts"

const cities = [
  { name: { en: "Berlin" }, zone: "Europe/Berlin" },
  { name: { en: "New York" }, zone: "America/New_York" },
]
const second = 1_000

let browser: Browser
let folder: string
let table: TwoCities
let running: Running
let windows: Window[]
let lin: Person
beforeAll(async () => {
  browser = await sharedBrowser()
})
afterAll(() => browser.close())
beforeEach(() => {
  folder = newFolder()
})
afterEach(async context => {
  if (context.task.result?.state === "fail")
    for (const [n, { page }] of windows.entries()) await page.screenshot({ path: `/tmp/plenary-daylight-${n}.png` })
  lin.leave()
  for (const { page } of windows) await page.context().close()
  await running.stop()
  removeFolder(folder)
})

const serverNow = () => running.at(0)

/** Sets the server's clock and every reader's own: they agree, and each reader's clock shows the time in their zone. */
async function at(moment: number): Promise<void> {
  await running.at(moment)
  for (const { page } of windows) await page.clock.setSystemTime(await serverNow())
}

/** Chen is in Berlin and Miwa in New York, each with a machine set to that city. */
async function open(startsAt: number): Promise<void> {
  table = await openTwoCities(folder, startsAt, cities)
  running = await startPlenary({ folder, startsAt: startsAt - 5 * minute })
  windows = []
  for (const [n, name] of ["Chen", "Miwa"].entries()) {
    const timezoneId = cities[n]?.zone ?? "UTC"
    const window = await openWindow(browser, "en-GB", undefined, { timezoneId })
    windows.push(window)
    await window.page.clock.install({ time: await serverNow() })
    await takeSeat(window, `${running.url}/join#${table.tokens[name]}`, "en")
  }
  lin = await Person.join(running.url, `#${table.tokens["Lin"]}`, "Lin")
}

const walls = ({ page }: Window) => page.locator("plenary-city-clocks time").allInnerTexts()
const bothSay = async (times: readonly string[]) => {
  for (const window of windows) await expect.poll(() => walls(window)).toEqual(times)
}
/** The bars of both count down to the end of the rating, in real seconds. */
async function countsDown(): Promise<void> {
  const rating = () => Object.values(lin.state.rounds).find(({ kind }) => kind === "rating")
  await until(() => rating() !== undefined, "the rating is open")
  const ends = rating()?.endsAt ?? 0
  for (const { page } of windows) {
    const off = async () => {
      const [, minutes, seconds] = /(\d\d):(\d\d)/.exec(await page.locator("plenary-foot-bar .clock").innerText()) ?? []
      const left = ends - (await page.evaluate(() => Date.now()))
      return Math.abs(Number(minutes) * minute + Number(seconds) * second - left) / second
    }
    await expect.poll(off).toBeLessThan(3)
  }
}
const press = (window: Window, name: string | RegExp) => window.page.getByRole("button", { name }).first().click()
const sees = async (words: string | RegExp) => {
  for (const { page } of windows) await page.getByText(words).first().waitFor()
}

interface Case {
  change: string
  /** the city whose clocks change, and whose moderator opens the silence and types its end */
  who: 0 | 1
  /** at the start, in the minute before the change, and in the minute after it */
  walls: [string[], string[], string[]]
  silence: { typed: string; at: string; said: string }
  opens: string
  minutes: string[]
  comments: string
}

const changes: Case[] = [
  {
    change: "2026-10-25T01:00Z",
    who: 0,
    walls: [
      ["02:15 GMT+2", "20:15"],
      ["02:59 GMT+2", "20:59"],
      ["02:00 GMT+1", "21:00"],
    ],
    opens: "The session opens at 02:15 GMT+2 in Berlin (20:15 in New York).",
    silence: {
      typed: "2026-10-28T12:00",
      at: "2026-10-28T11:00Z",
      said: "Berlin 28 Oct 2026, 12:00 and New York 28 Oct 2026, 07:00",
    },
    minutes: [
      "25 October 2026 at 02:15 GMT+2 to 02:50 GMT+1, Berlin time.",
      "24 October 2026 at 20:15 to 21:50, New York time.",
    ],
    comments: "Berlin 30 Oct 2026, 02:50 and New York 29 Oct 2026, 21:50",
  },
  {
    change: "2026-11-01T06:00Z",
    who: 1,
    walls: [
      ["06:15", "01:15 GMT-4"],
      ["06:59", "01:59 GMT-4"],
      ["07:00", "01:00 GMT-5"],
    ],
    opens: "The session opens at 06:15 in Berlin (01:15 GMT-4 in New York).",
    silence: {
      typed: "2026-11-04T07:00",
      at: "2026-11-04T12:00Z",
      said: "Berlin 4 Nov 2026, 13:00 and New York 4 Nov 2026, 07:00",
    },
    minutes: [
      "1 November 2026 at 06:15 to 07:50, Berlin time.",
      "1 November 2026 at 01:15 GMT-4 to 01:50 GMT-5, New York time.",
    ],
    comments: "Berlin 6 Nov 2026, 07:50 and New York 6 Nov 2026, 01:50",
  },
  {
    change: "2026-03-29T01:00Z",
    who: 0,
    walls: [
      ["01:15", "20:15"],
      ["01:59", "20:59"],
      ["03:00", "21:00"],
    ],
    opens: "The session opens at 01:15 in Berlin (20:15 in New York).",
    silence: {
      typed: "2026-04-01T12:00",
      at: "2026-04-01T10:00Z",
      said: "Berlin 1 Apr 2026, 12:00 and New York 1 Apr 2026, 06:00",
    },
    minutes: ["29 March 2026 at 01:15 to 03:50, Berlin time.", "28 March 2026 at 20:15 to 21:50, New York time."],
    comments: "Berlin 3 Apr 2026, 03:50 and New York 2 Apr 2026, 21:50",
  },
]

describe.each(changes)("clocks change during a session, $change", one => {
  test("both cities' clocks, the countdown, the agenda, a silence, the minutes and their deadline stay right", async () => {
    const change = Date.parse(one.change)
    const start = change - 45 * minute
    await open(start)
    await sees(one.opens)
    await at(start)
    const [chen, miwa] = windows as [Window, Window]
    await press(chen, "Start session")
    await bothSay(one.walls[0])

    // A silence is opened before the change and ends after it: typed in one city's time, shown in both.
    const keeper = windows[one.who] ?? chen
    const other = keeper.page.locator("plenary-statement-card").filter({ hasText: "A-2" })
    await other.getByRole("button", { name: "Silence procedure" }).click()
    const dialog = keeper.page.locator("dialog[open]")
    await dialog.locator('input[type="datetime-local"]').fill(one.silence.typed)
    await dialog.getByText(one.silence.said).waitFor()
    await dialog.locator("button.filled").click()
    await sees(one.silence.said)
    const ends = () => Object.values(lin.state.rounds).flatMap(({ silence, endsAt }) => (silence ? [endsAt] : []))
    await expect.poll(ends).toEqual([Date.parse(one.silence.at)])

    // A clock is read at the start of its minute, so that a slow machine reads the same minute.
    await at(change - 59 * second)
    await bothSay(one.walls[1])
    await sees("46 min left")
    // A rating of 90 s runs across the change: a third of it is left half a minute after.
    await at(change - 30 * second)
    const first = chen.page.locator("plenary-statement-card").filter({ hasText: "A-1" })
    await first.getByRole("button", { name: "Start a rating" }).click()
    await chen.page.locator("dialog[open] button.filled").click()
    await countsDown()
    await at(change + second)
    await bothSay(one.walls[2])
    await sees("45 min left")
    await at(change + 30 * second)
    await countsDown()
    // Chen is in the chair; to Miwa's page the same act is one of the other choices.
    await miwa.page.locator("plenary-foot-bar").getByText("Chen is in the chair. Next: Close and show").waitFor()
    await press(miwa, "Other choices")
    await closeAndShow(miwa)

    // The minutes say which of the two hours they mean; their item had 95 minutes, not 35.
    await at(change + 50 * minute)
    await sees("5 min over")
    await press(chen, "Move the agenda to: Reading of outcomes")
    await press(chen, /^Close session/)
    await chen.page.locator("dialog[open] button.filled").click()
    await sees("Closed")
    for (const { page } of windows) await page.goto(`${running.url}/w/cities/s/${table.session}/minutes`)
    for (const line of one.minutes) await sees(line)
    await sees("95 min used of 90 planned.")
    await press(chen, "Send the minutes for comments")
    await sees(`Attendees can propose corrections until ${one.comments}.`)
    for (const { complaints } of windows) expect(complaints).toEqual([])
  })
})

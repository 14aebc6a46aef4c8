import { afterAll, beforeAll, expect, test } from "vitest"
import { until } from "../kit/clocks/until.ts"
import { type Browser, enterSeat, joinBy, openWindow, sharedBrowser, type Window } from "../kit/people/browsers.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"
import { smtpSink } from "../kit/servers/smtpSink.ts"

const now = Date.UTC(2026, 10, 20, 9)
const dayMs = 86_400_000
let sink: Awaited<ReturnType<typeof smtpSink>>
let running: Running
let browser: Browser
let chair: Window
beforeAll(async () => {
  sink = await smtpSink(["guest12@example.org"])
  const env = { SMTP_URL: sink.url, MAIL_FROM: "panel@example.org" }
  running = await startPlenary({ startsAt: now, env })
  browser = await sharedBrowser()
  chair = await openWindow(browser, "en")
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await chair.page.goto(`${running.url}/w/practice`)
})
afterAll(async () => {
  await browser.close()
  await running.stop()
  await sink.close()
})

const guests = Array.from({ length: 12 }, (_, n) => `guest${n + 1}@example.org`)
const roster = [
  "name;role;e-mail;title;affiliation;language;time zone",
  ...guests.map((email, n) => {
    const [lang, zone] = [
      ["en", "Europe/Berlin"] as const,
      ["zh", "Asia/Shanghai"] as const,
      ["ja", "Asia/Tokyo"] as const,
    ][n % 3] ?? ["en", ""]
    return `Guest ${n + 1};panelist;${email};Professor;University ${n + 1};${lang};${zone}`
  }),
].join("\n")
const linkOf = (email: string) => /\/join#\S+/.exec(sink.to(email).at(-1) ?? "")?.[0] ?? ""

test("a chair invites twelve by roster: letters arrive, one bounces, one opens, one joins, and the others are reminded", async () => {
  const { page } = chair
  const letters = page.locator("plenary-workspace-letters")
  const line = (name: string) => letters.locator("li.invited", { has: page.getByText(name, { exact: true }) })
  await page.getByText("Paste a roster", { exact: true }).click()
  await page.locator("plenary-roster-import textarea").fill(roster)
  await page.getByRole("button", { name: "Apply the changes (12)" }).click()
  await letters.getByText("guest12@example.org").waitFor()
  await letters.getByText("Preview of a letter").click()
  await letters.getByLabel("Letter to").selectOption({ label: "Guest 3" })
  await letters.locator("pre:lang(ja)").getByText("Guest 3").waitFor()
  expect(await letters.locator("plenary-letter-preview").textContent()).toMatch(/Asia\/Tokyo/)
  expect(sink.taken).toEqual([])
  await letters.getByRole("button", { name: "Send 12 letters" }).click()
  await until(() => guests.slice(0, 11).every(email => sink.to(email).length === 1), "eleven letters arrive")
  await line("Guest 12").getByText("bounced: the mail server refused the address (550)").waitFor()
  await line("Guest 1")
    .getByText(/^sent /)
    .waitFor()
  expect(sink.to("guest2@example.org")[0]).toContain("邀请函")
  expect(sink.to("guest3@example.org")[0]).toContain("ご招待")
  expect(sink.to("guest1@example.org")[0]).toMatch(/Begins in your time: .*\(Berlin\)/)

  const opens = await openWindow(browser, "en")
  await opens.page.goto(running.url + linkOf("guest1@example.org"))
  await opens.page.getByRole("button", { name: "I cannot take part" }).waitFor()
  const joins = await openWindow(browser, "zh-CN")
  await joins.page.goto(running.url + linkOf("guest2@example.org"))
  await joins.page.locator('input[type="checkbox"]').check()
  await joins.page.locator("form button.filled.large").click()
  await enterSeat(joins.page)
  const declines = await openWindow(browser, "ja")
  await declines.page.goto(running.url + linkOf("guest3@example.org"))
  await declines.page.getByRole("button", { name: "参加できません" }).click()
  await declines.page.getByText("参加できないことが招待した方に表示され").waitFor()
  await declines.page.getByRole("button", { name: "参加できないことを伝える" }).click()
  await declines.page.getByText("参加できないことは招待した方に表示されます").waitFor()

  await page.reload()
  await line("Guest 1")
    .getByText(/opened/)
    .waitFor()
  await line("Guest 3").getByText("cannot take part").waitFor()
  await expect.poll(() => line("Guest 2").count()).toBe(0)
  expect(await letters.getByRole("button", { name: /^Remind/ }).count()).toBe(0)

  await running.at(now + dayMs + 60_000)
  await page.reload()
  await letters.getByRole("button", { name: "Remind 9 people" }).click()
  await until(() => sink.to("guest11@example.org").length === 2, "the reminders arrive")
  for (const email of ["guest2@example.org", "guest3@example.org"]) expect(sink.to(email)).toHaveLength(1)
  expect(sink.to("guest1@example.org")[1]).toContain("Reminder of your invitation")
  expect([chair, opens, joins, declines].flatMap(({ complaints }) => complaints)).toEqual([])
})

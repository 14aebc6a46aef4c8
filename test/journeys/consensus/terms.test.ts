import { afterAll, beforeAll, expect, test } from "vitest"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { openStage } from "../../../server/start/stage.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { MemberId, SessionId, SideId, TopicId } from "../../../shared/model/ids.ts"
import { type Browser, openWindow, sharedBrowser, type Window } from "../../kit/people/browsers.ts"
import { picturesOnFailure } from "../../kit/people/picturesOnFailure.ts"
import { takeSeat } from "../../kit/people/seats.ts"
import { newPlace } from "../../kit/servers/engine.ts"
import { fileIn, newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const folder = newFolder()
const windows: Record<string, Window> = {}
let running: Running
let browser: Browser
let links: Record<string, string>

beforeAll(async () => {
  links = await proposedOnly(await newPlace(fileIn(folder)))
  running = await startPlenary({ folder })
  browser = await sharedBrowser()
})
afterAll(async () => {
  await browser.close()
  await running.stop()
  removeFolder(folder)
})
picturesOnFailure(windows)

/** A live session of two sides with a proposed text. No side has agreed to the terms, and nobody has sat down. */
async function proposedOnly(place: string): Promise<Record<string, string>> {
  const { stage, close } = await openStage(place)
  const sides = [
    { id: SideId.parse("N"), title: { en: "North", ja: "北側" }, mark: "N" },
    { id: SideId.parse("S"), title: { en: "South", ja: "南側" }, mark: "S" },
  ]
  await stage.open({
    slug: "ports",
    title: { en: "Ports" },
    languages: ["en", "ja"],
    authentic: [{ lang: "en", side: null }],
    sides,
    rule: presetRule,
    attribution: "named",
    public: false,
    demo: false,
  })
  const topic = TopicId.parse((await stage.do(null, "open-topic", { title: { en: "Cranes" }, letter: "A" }))["topic"])
  const made = await stage.do(null, "schedule-session", { title: { en: "One" }, startsAt: Date.now() })
  const session = SessionId.parse(made["session"])
  const items = [{ kind: "topic" as const, title: { en: "Cranes" }, topic, minutes: 60 }]
  await stage.do(null, "set-agenda", { session, items })
  const found: Record<string, string> = { session }
  const people: Record<string, MemberId> = {}
  for (const [name, role, side] of [
    ["Abe", "moderator", "N"],
    ["Bo", "moderator", "S"],
    ["Cy", "panelist", "N"],
    ["Di", "panelist", "S"],
  ] as const) {
    const seat = { name, role, side: SideId.parse(side) }
    const member = MemberId.parse((await stage.do(null, "admit-member", seat))["member"])
    people[name] = member
    found[name] = String((await stage.do(null, "make-invite", { role, member }))["token"])
  }
  const { Abe, Cy, Di } = people
  if (!Abe || !Cy || !Di) throw new Error("nobody is there")
  stage.present(Object.values(people))
  await stage.do(Abe, "start-session", { session })
  const text = "Cranes are shared."
  const drafted = await stage.do(Cy, "draft-statement", { topic, lang: "en", text })
  const statement = String(drafted["statement"])
  await stage.do(Di, "confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await stage.do(Abe, "propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  await close()
  return found
}

async function sit(name: string, lang: "en" | "ja"): Promise<Window> {
  const window = await openWindow(browser, lang)
  windows[name] = window
  await takeSeat(window, `${running.url}/join#${links[name]}`, lang)
  return window
}

/** Sets how much support a text needs, on the page of the settings. */
async function sets({ page }: Window, share: string, of: string, why?: string): Promise<void> {
  await page.getByRole("link", { name: "Change: Decision rule" }).click()
  const part = page.getByRole("form", { name: "Decision rule" })
  await part.locator('[name="support-share"]').fill(share)
  await part.locator('[name="support-of"]').fill(of)
  const reason = part.locator('[name="reason"]')
  await expect.poll(() => reason.count()).toBe(why === undefined ? 0 : 1)
  if (why !== undefined) await reason.fill(why)
  await part.getByRole("button", { name: "Save" }).click()
  // A change that the other side is asked about is not called saved, and the page shows it also after a reload.
  await part
    .getByRole("status")
    .getByText(why === undefined ? "Saved" : /^The others confirm or refuse it/)
    .waitFor()
  if (why !== undefined) {
    await page.reload()
    await page.locator("plenary-proposal-list").getByText(why).waitFor()
  }
  await page.goto(`${running.url}/w/ports/terms`)
}

test("two chairs agree to the terms in two browsers, and only then the first round opens", async () => {
  const abe = await sit("Abe", "en")
  const { page } = abe
  await page.goto(`${running.url}/w/ports/s/${links["session"]}`)
  const card = page.locator("plenary-statement-card")
  const call = card.getByRole("button", { name: "Call for consensus" })
  await expect.poll(() => call.isDisabled()).toBe(true)
  await card.getByText("Not yet: North and South (Abe, Bo).").waitFor()

  // the page that the refusal leads to; its terms are free, as South's chair has not sat down
  await card.getByRole("link", { name: "Terms of the panel" }).click()
  await page.getByText("support 3/4").waitFor()
  await page.getByRole("button", { name: "I agree" }).click()
  await page.getByText(/^Abe agreed on/).waitFor()
  await sets(abe, "4", "5")
  await page.locator("dl").getByText("support 4/5").waitFor()
  await page.getByText(/Abe agreed on .* The terms have changed since/).waitFor()
  await page.getByRole("button", { name: "I agree" }).click()
  await expect.poll(() => page.getByRole("button", { name: "I agree" }).count()).toBe(0)

  // South's chair sits down, in another language; from now on a change asks the other side
  const bo = await sit("Bo", "ja")
  await bo.page.goto(`${running.url}/w/ports`)
  await bo.page.getByRole("link", { name: "読んで同意する" }).click()
  await sets(abe, "9", "10", "It binds both of us.")
  await page.locator("dl").getByText("support 4/5").waitFor()
  const asked = bo.page.locator("plenary-proposal-list")
  // refused with a reason, which the asker reads; then proposed once more
  await asked.locator("summary").click()
  await asked.locator("textarea").fill("四分の三で足ります。")
  await asked.locator("form button").click()
  await page.getByText("Bo refused the change: the terms of the panel.").waitFor()
  await page.getByText("四分の三で足ります。").waitFor()
  await page.reload()
  await page.getByText("四分の三で足ります。").waitFor()
  await sets(abe, "9", "10", "It binds both of us.")
  await page.getByText("It binds both of us.").waitFor()
  expect(await page.getByText("四分の三で足ります。").count()).toBe(0)
  await asked.getByText("It binds both of us.").waitFor()
  await asked.getByRole("button", { name: /変更を確認/ }).click()
  await bo.page.locator("dl").getByText("支持 9/10").waitFor()
  await page.locator("dl").getByText("support 9/10").waitFor()

  // with the keyboard; North's agreement stands
  const agree = bo.page.getByRole("button", { name: "同意する", exact: true })
  await agree.focus()
  await bo.page.keyboard.press("Enter")
  await bo.page.getByText(/^Boさんが.*に同意しました/).waitFor()
  await expect.poll(() => page.getByText(/agreed on/).count()).toBe(2)

  await page.goto(`${running.url}/w/ports/s/${links["session"]}`)
  await expect.poll(() => card.getByText("Not yet:").count()).toBe(0)
  await card.getByRole("button", { name: "Start a rating" }).click()
  await page.locator("dialog[open] button.filled").click()
  await expect.poll(() => page.getByRole("button", { name: "Close and show the result" }).count()).toBeGreaterThan(0)
  await page.setViewportSize({ width: 390, height: 800 })
  await bo.page.setViewportSize({ width: 390, height: 800 })
  const wide = () => bo.page.evaluate(() => document.documentElement.scrollWidth)
  expect(await wide()).toBeLessThanOrEqual(390)
})

import { afterAll, beforeAll, expect, test } from "vitest"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { openStage } from "../../../server/start/stage.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { MemberId, SessionId, SideId, TopicId } from "../../../shared/model/ids.ts"
import { type Browser, enterSeat, openWindow, sharedBrowser, type Window } from "../../kit/people/browsers.ts"
import { agreeTerms } from "../../kit/servers/agreeing.ts"
import { newPlace } from "../../kit/servers/engine.ts"
import { fileIn, newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const folder = newFolder()
let running: Running
let browser: Browser
let tokens: Record<string, string>

beforeAll(async () => {
  tokens = await declaredByNorth(await newPlace(fileIn(folder)))
  running = await startPlenary({ folder })
  browser = await sharedBrowser()
})
afterAll(async () => {
  await browser.close()
  await running.stop()
  removeFolder(folder)
})

/** A live session of two sides: North's chair has declared CR-1, South's has not confirmed it. */
async function declaredByNorth(place: string): Promise<Record<string, string>> {
  const { stage, close } = await openStage(place)
  const sides = ["N", "S"].map(id => ({
    id: SideId.parse(id),
    title: { en: id === "N" ? "North" : "South" },
    mark: id,
  }))
  await stage.open({
    slug: "ports",
    title: { en: "Ports" },
    languages: ["en"],
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
  const links: Record<string, string> = {}
  const people: Record<string, MemberId> = {}
  for (const [name, role, side] of [
    ["Abe", "moderator", "N"],
    ["Bo", "moderator", "S"],
    ["Cy", "panelist", "N"],
    ["Di", "panelist", "S"],
    ["Ed", "panelist", "S"],
  ] as const) {
    const seat = { name, role, side: SideId.parse(side) }
    const member = MemberId.parse((await stage.do(null, "admit-member", seat))["member"])
    people[name] = member
    links[name] = String((await stage.do(null, "make-invite", { role, member }))["token"])
  }
  const { Abe, Cy, Di, Ed } = people
  if (!Abe || !Cy || !Di || !Ed) throw new Error("nobody is there")
  await agreeTerms(stage)
  stage.present(Object.values(people))
  await stage.do(Abe, "start-session", { session })
  const drafted = await stage.do(Cy, "draft-statement", { topic, lang: "en", text: "Cranes are shared." })
  const statement = String(drafted["statement"])
  const texts = [{ lang: "en", text: "Cranes are shared." }] as const
  await stage.do(Di, "confirm-text", { statement, lang: "en", seen: textHash("Cranes are shared.", sha256) })
  await stage.do(Abe, "propose-statement", { statement, seen: statementHash(texts, sha256) })
  const round = String((await stage.do(Abe, "open-round", { statement, version: 1, kind: "call" }))["round"])
  for (const one of [Cy, Di, Ed])
    await stage.do(one, "answer-round", { round, seen: 0, answer: { kind: "call", position: "agree" } })
  await stage.do(Abe, "close-and-show", { round })
  await stage.do(Abe, "declare-record", { statement, level: "unanimity", seen: "3/3/0/0/0/0" })
  await close()
  return links
}

async function sit(name: string): Promise<Window> {
  const window = await openWindow(browser, "en")
  await window.page.goto(`${running.url}/join#${tokens[name]}`)
  await window.page.locator('input[type="checkbox"]').check()
  await window.page.locator("form button").last().click()
  await enterSeat(window.page)
  return window
}

const bar = ({ page }: Window) => page.locator("plenary-foot-bar")

test("a side's deputy is asked to confirm a record, and then its withdrawal, once the side's chair has left", async () => {
  const abe = await sit("Abe")
  const bo = await sit("Bo")
  const di = await sit("Di")
  const ed = await sit("Ed")
  await bar(bo).getByRole("button", { name: "Confirm CR-1" }).waitFor()
  await bar(abe).getByRole("button", { name: "Waiting for Bo to confirm" }).waitFor()

  // South's chair names Di as deputy on the roster; while the chair is here nobody else is asked.
  const roster = await bo.page.context().newPage()
  await roster.goto(`${running.url}/w/ports`)
  await roster.getByLabel("Deputy, who may confirm records for your side").selectOption({ label: "Di" })
  await roster.getByRole("listitem").filter({ hasText: "Di" }).getByText("Deputy", { exact: true }).waitFor()
  await bar(di).getByText("CR-1: Unanimity.").waitFor()
  await bo.page.context().close()

  // The chair has left: the deputy is asked, taken to the card, and confirms; the other panelist is not asked.
  await bar(di).getByText("Please confirm CR-1 as the deputy of your side.").waitFor()
  await bar(abe).getByText("Either is enough: Bo or Di (deputy).").waitFor()
  expect(await bar(ed).getByRole("button", { name: "Show" }).count()).toBe(0)
  await bar(di).getByRole("button", { name: "Show" }).click()
  await di.page.setViewportSize({ width: 390, height: 844 })
  await di.page.getByRole("button", { name: "Confirm as deputy" }).first().click()
  const reads = di.page.locator("dialog[open]")
  for (const words of ["Cranes are shared.", "Unanimity", "Quorum 2/3, of each side 1/2", "3 of 3 answered."])
    await reads.getByText(words).first().waitFor()
  await reads.getByText(/^Abe, /).waitFor()
  // on the phone nothing of it is wider than the window, and both buttons are in sight
  expect(
    await reads.evaluate(dialog => [dialog, document.documentElement].map(one => one.scrollWidth - one.clientWidth)),
  ).toEqual([0, 0])
  for (const name of ["Confirm CR-1", "Cancel"]) {
    const box = await reads.getByRole("button", { name }).boundingBox()
    const { x, y, width, height } = box ?? { x: -1, y: -1, width: 0, height: 0 }
    expect([x >= 0, y >= 0, x + width <= 390, y + height <= 844]).toEqual([true, true, true, true])
  }
  await bar(abe).getByText("Either is enough: Bo or Di (deputy).").waitFor()
  await reads.getByRole("button", { name: "Confirm CR-1" }).click()
  await reads.waitFor({ state: "hidden" })
  await bar(di).getByText("CR-1: Unanimity.").waitFor()
  expect(
    await bar(abe)
      .getByText(/Waiting for/)
      .count(),
  ).toBe(0)

  // The record says who confirmed it, and in which role.
  await abe.page.goto(`${running.url}/w/ports/r/1`)
  const confirmed = abe.page.locator("dl > div").filter({ hasText: "Confirmed by" })
  await confirmed.getByText(/^Di\b.*deputy/i).waitFor()

  // The deputy is asked in the same way to confirm a withdrawal; the withdrawn record then says who withdrew it and
  // why.
  const cy = await sit("Cy")
  await abe.page.getByRole("button", { name: "Propose to withdraw the record" }).click()
  await abe.page.locator('dialog[open] textarea[name="reason"]').fill("The cranes were sold.")
  await abe.page.locator("dialog[open] button.filled").click()
  await abe.page.locator("dialog[open]").waitFor({ state: "hidden" })
  await abe.page
    .locator(".notice")
    .getByText("Abe proposes to withdraw CR-1. CR-1 stands until the others have confirmed.")
    .waitFor()
  await abe.page.locator(".notice").getByText("Reason: The cranes were sold.").waitFor()
  await abe.page.getByText(/^Waits for: .*Di/).waitFor()
  await bar(di).getByText("Confirm the withdrawal of CR-1").waitFor()
  await bar(ed).getByText("It is proposed to withdraw CR-1. The other chairs are asked.").waitFor()
  expect(await bar(ed).getByRole("button", { name: "Show" }).count()).toBe(0)
  await bar(di).getByRole("button", { name: "Show" }).click()
  await di.page.locator("dialog[open]").getByText("Reason: The cranes were sold.").waitFor()
  await di.page.locator("dialog[open] button.filled").click()
  await abe.page
    .locator(".notice")
    .getByText(/^Withdrawn on .+: The cranes were sold\.$/)
    .waitFor()
  await abe.page
    .locator("dl > div")
    .filter({ hasText: "Withdrawn by" })
    .getByText(/^Abe and Di \(deputy\)$/)
    .waitFor()
  await ed.page.locator("a.chip").filter({ hasText: "A-1" }).getByText("Withdrawn").waitFor()
  for (const { complaints } of [abe, cy, di, ed]) expect(complaints).toEqual([])
})

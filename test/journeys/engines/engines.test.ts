import { join } from "node:path"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import { builtClient } from "../../../server/http/builtClient.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { statementHash } from "../../../shared/document/textHash.ts"
import type { SessionId } from "../../../shared/model/ids.ts"
import { standing } from "../../../shared/rules/round/outcome/standing.ts"
import { tallyKey } from "../../../shared/rules/round/outcome/tally.ts"
import { until } from "../../kit/clocks/until.ts"
import type { Drive } from "../../kit/engines/drive.ts"
import { firefox } from "../../kit/engines/firefox.ts"
import { Visitor } from "../../kit/engines/visitor.ts"
import { webkit } from "../../kit/engines/webkit.ts"
import { joinBy, openWindow, sharedBrowser, toEnd, type Window } from "../../kit/people/browsers.ts"
import type { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

const engines = { Firefox: firefox, WebKit: webkit }

describe.each(Object.entries(engines))("in %s, with a peer in Chromium", (_, open) => {
  let panel: ServedPanel
  let chair: Person
  let experts: Person[]
  let peer: Window
  let drive: Drive
  let visitor: Visitor
  const closing: (() => unknown)[] = []

  beforeAll(async () => {
    panel = await servePanel({ pages: builtClient(join(root, "dist/client")) })
    closing.push(() => panel.end())
    chair = await panel.join("moderator1")
    const session = panel.session as SessionId
    const items = [{ kind: "topic" as const, title: { en: "Data" }, topic: panel.topic, minutes: 20 }]
    await chair.do("set-agenda", { session, items })
    const [item] = chair.state.sessions[session]?.items ?? []
    if (item) await chair.do("move-agenda", { session, item: item.id })
    experts = [await panel.join("panelist3"), await panel.join("panelist4")]
    const browser = await sharedBrowser()
    closing.push(() => browser.close())
    peer = await openWindow(browser, "en")
    await joinBy(peer, `${panel.url}/join#${panel.tokens["panelist2"]}`, "Peer")
    drive = await open({ width: 1280, height: 900 })
    closing.push(() => drive.quit())
    visitor = new Visitor(drive)
  })
  afterAll(async () => {
    for (const close of closing.toReversed()) await close()
  })

  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return
    await drive.picture(`/tmp/plenary-${task.id}-engine.png`)
    await peer.page.screenshot({ path: `/tmp/plenary-${task.id}-peer.png` })
  })

  test("a link leads into the room", async () => {
    await drive.goto(`${panel.url}/join#${panel.tokens["panelist1"]}`)
    await visitor.sees("plenary-join-page form")
    await visitor.click('input[type="checkbox"]')
    await visitor.click("form button.filled.large")
    await visitor.click("plenary-join-page a.filled")
    await visitor.sees(".note-text[contenteditable=true]")
  })

  const peerWords = () => peer.page.locator(".note-text").first()
  /** The paragraphs of both pages, without the names at carets, once they are equal. */
  async function sameWords(): Promise<string[]> {
    let words: string[] = []
    await until(async () => {
      words = await drive.run(paragraphs)
      return JSON.stringify(words) === JSON.stringify(await peer.page.evaluate(paragraphs))
    }, "both notes say the same")
    return words
  }
  /** Presses to the right of the last word of the paragraph, or into the empty one. */
  async function pressBehind(n: number): Promise<void> {
    const { x, y } = await drive.run(behind, n)
    await drive.press(x, y)
  }

  test("two people write in the note at once", async () => {
    await visitor.click(".note-text[contenteditable='true']")
    await peerWords().click()
    await Promise.all([drive.type("From here."), peer.page.keyboard.type("Chromium writes.")])
    const [first = ""] = await sameWords()
    expect(first).toContain("From here.")
    expect(first).toContain("Chromium writes.")
    await drive.keys("Control", "End")
    await drive.keys("Enter")
    await drive.type("数据 second")
    expect((await sameWords())[1]).toBe("数据 second")
  })

  test("words arrive at a peer's caret, at the end of a line and in an empty one", async () => {
    await peerWords().click()
    await peer.page.keyboard.press("Control+Home")
    await until(() => drive.run(caretStandsIn, 0), "the peer's caret is in the first line")
    await peer.page.keyboard.press("End")
    await until(() => drive.run(caretStandsIn, 0), "the peer's caret is at the end of the first line")
    await pressBehind(0)
    await drive.type(" at the end")
    expect((await sameWords())[0]).toMatch(/ at the end$/)
    await toEnd(peer)
    await until(() => drive.run(caretStandsIn, 1), "the peer's caret is in the last line")
    await peer.page.keyboard.press("Enter")
    await until(() => drive.run(caretStandsIn, 2), "the peer's caret is in the empty line")
    await pressBehind(2)
    await drive.type("into the empty")
    expect((await sameWords())[2]).toBe("into the empty")
  })

  test("a paste keeps its text and structure, without scripts", async () => {
    await drive.keys("Enter")
    await drive.run(showForCopy, pasted)
    await drive.keys("Control", "c")
    await drive.run(() => document.querySelector("#copied")?.remove())
    await pressBehind(3)
    await drive.keys("Control", "v")
    await visitor.sees(".note-text li", "and two")
    const html = await drive.run(() => document.querySelector(".note-text")?.innerHTML ?? "")
    expect(html).toMatch(/<h2[^>]*>A heading<\/h2>/)
    expect(html).not.toContain("javascript:")
    expect(html).toMatch(/<a [^>]*href="https:\/\/example.org\/"/)
    await sameWords()
  })

  test("a menu takes the focus when it opens, and Escape closes it", async () => {
    await visitor.click("plenary-ask-floor .kinds")
    await until(async () => (await drive.run(focused)) === "kinds", "the keys are in the menu")
    await drive.keys("Escape")
    await until(async () => (await drive.run(focused)) !== "kinds", "the menu is closed")
  })

  test("a passage becomes a statement, is rated and called, and its record is read", async () => {
    const [text = ""] = await sameWords()
    await pressBehind(0)
    await drive.keys("Shift", "Home")
    await visitor.click("button", "Make a statement of this passage")
    await visitor.click("dialog button", "Save the draft")
    const statement = await chair.finds(({ statements }) => Object.values(statements)[0]?.id)
    await visitor.click("plenary-language-text button", "Confirm this text")
    await chair.finds(({ statements }) => Object.values(statements)[0]?.texts.find(one => one.confirmedBy) && statement)
    expect(chair.state.statements[statement]?.texts.find(({ lang }) => lang === "en")?.text).toBe(text)
    await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })

    await chair.do("open-round", { statement, version: 1, kind: "rating", anonymity: "named" })
    await visitor.click("label.score", "6")
    await drive.keys("ArrowRight")
    await visitor.click("plenary-rating-form button", "Submit")
    await visitor.sees("plenary-round-card *", "Your rating: 7")
    const rating = await chair.finds(({ rounds }) => Object.values(rounds)[0]?.id)
    await chair.do("close-and-show", { round: rating })

    const { made } = await chair.do("open-round", { statement, version: 1, kind: "call" })
    const round = String(made["round"])
    for (const expert of experts)
      await expert.do("answer-round", { round, answer: { kind: "call", position: "agree" }, seen: 0 })
    await visitor.click("label.choice", "Agree with a reservation")
    await visitor.click("textarea[name=reason]")
    await drive.type("On site only.")
    await visitor.click("plenary-position-form button", "Submit position")
    await visitor.sees("plenary-round-card *", "Your position: Agree with a reservation")
    await chair.do("close-and-show", { round })
    expect(await drive.run(sideways)).toBe(0)
    const stands = standing(chair.state, statement)
    if (!stands) throw new Error("nothing to declare")
    await chair.do("declare-record", { statement, level: "consensus", seen: tallyKey(stands.tally) })
    await visitor.sees("plenary-record-card a", "CR-1")
    await drive.goto(`${panel.url}/w/panel/r/1`)
    for (const words of [text, "Consensus", "On site only."]) await visitor.sees("main *", words)
  })

  test("no page reported an error", async () => {
    expect([...(await drive.complaints()), ...peer.complaints]).toEqual([])
  })
})

const pasted =
  '<h2>A heading</h2><ul><li>one <b>bold</b></li><li>and two</li></ul><p><a href="javascript:alert(1)">bad</a> <a href="https://example.org/">good</a></p>'

// These functions run in the page.

function paragraphs(): string[] {
  return [...document.querySelectorAll(".note-text > *")].map(one => {
    const copy = one.cloneNode(true) as Element
    for (const caret of copy.querySelectorAll(".peer-caret")) caret.remove()
    return copy.textContent
  })
}

function behind(n: number): { x: number; y: number } {
  const line = document.querySelectorAll(".note-text > *")[n]
  if (!line) throw new Error(`no line ${n}`)
  const range = document.createRange()
  range.selectNodeContents(line)
  const words = [...line.childNodes].filter(one => one instanceof Text)
  const last = words.at(-1)
  if (last) range.selectNode(last)
  const box = last ? range.getBoundingClientRect() : line.getBoundingClientRect()
  return { x: last ? box.right + 30 : box.left + 60, y: box.top + box.height / 2 }
}

function caretStandsIn(n: number): boolean {
  return Boolean(document.querySelectorAll(".note-text > *")[n]?.querySelector(".peer-caret"))
}

/** The pixels by which the middle column is wider than its visible part. */
function sideways(): number {
  const centre = document.querySelector(".room-centre")
  if (!centre) throw new Error("no middle column")
  centre.scrollLeft = 1_000
  return centre.scrollLeft
}

/** The id of the menu that has the focus. */
function focused(): string | undefined {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at?.closest("[popover]")?.id
}

function showForCopy(html: string): void {
  const box = document.createElement("div")
  box.id = "copied"
  box.innerHTML = html
  document.body.append(box)
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  getSelection()?.selectAllChildren(box)
}

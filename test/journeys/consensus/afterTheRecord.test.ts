import { expect, test } from "vitest"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { selectWords, type Window } from "../../kit/people/browsers.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"
import { Person } from "../../kit/people/person.ts"
import { seatLink, takeSeat } from "../../kit/people/seats.ts"

let { running, chair, lin, guest } = {} as Stage<"chair" | "lin" | "guest">

onStage({ chair: "en", lin: "zh-CN", guest: "en" }, stage => {
  ;({ running, chair, lin, guest } = stage)
})
const badge = ({ page }: Window) => page.locator(".note-frame plenary-drift-badge")
const appears = (window: Window, times: number) =>
  expect.poll(() => badge(window).count(), { message: "badges on the note" }).toBe(times)

test("a note that differs from a record gets a badge; undo removes it, and so does restoring the wording", async () => {
  await takeSeat(chair, await seatLink(running, "moderator", "陈屿 Chen Yu"), "en")
  await takeSeat(lin, await seatLink(running, "panelist", "林澈 Lin Che"), "zh")
  for (const { page } of [chair, lin])
    await page.locator("plenary-agenda button", { hasText: /Cross-border|跨境/ }).click()
  await appears(chair, 0)

  // Adds a word to the Chinese text of A-1, from which CR-3 was lifted, in the topic that was opened, once the note may
  // be written in: a selection made before would be lost with the old editor.
  await lin.page.locator('.ProseMirror[contenteditable="true"]').getByText("无须逐案审批").first().waitFor()
  await selectWords(lin, "无须逐案审批")
  await lin.page.keyboard.press("ArrowRight")
  await expect.poll(() => lin.page.evaluate(() => getSelection()?.isCollapsed)).toBe(true)
  await lin.page.waitForTimeout(100)
  await lin.page.keyboard.type("X")
  await lin.page.locator(".ProseMirror").getByText("无须逐案审批X").waitFor()
  await appears(chair, 1)
  await appears(lin, 1)
  await badge(chair)
    .getByText(/^The note has differed from CR-3 since \d\d:\d\d\. The record has not changed\.$/)
    .waitFor()
  await badge(lin)
    .getByText(/^讨论稿自.+起与CR-3不一致，记录本身未变。$/)
    .waitFor()
  await lin.page.keyboard.press("Control+z")
  await appears(chair, 0)
  await appears(lin, 0)

  // The demo's own difference: E-1 differs from CR-9, and the wording is restored.
  await chair.page.locator("plenary-agenda button", { hasText: "Carbon data" }).click()
  await appears(chair, 1)
  await badge(chair).getByRole("button", { name: "Restore the wording" }).click()
  await appears(chair, 0)
  await expect
    .poll(() => chair.page.locator(".ProseMirror").innerText())
    .toContain("推計方法、実測データの割合及び誤差の範囲と併せて公表する。")
  for (const window of [chair, lin]) expect(window.complaints).toEqual([])
})

test("an amended text supersedes its record, and both records say so on an open page", async () => {
  const moderator = await Person.join(running.url, running.links["moderator"] ?? "", "Chair")
  const panel = await Promise.all(
    ["Ann", "Bob", "Eve"].map(name => Person.join(running.url, running.links["panelist"] ?? "", name)),
  )
  const [ann] = panel
  if (!ann) throw new Error("nobody has come")
  const session = moderator.joined.session ?? ""
  await moderator.do("start-session", { session })
  const topic = Object.keys(moderator.state.topics)[0] ?? ""

  /** From the wording on the card to a record in force. */
  const recorded = async (statement: string, version: number, text: string) => {
    await ann.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
    await ann.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
    const opened = await moderator.do("open-round", { statement, version, kind: "call", anonymity: "named" })
    const round = String(opened.made["round"])
    const answer = { kind: "call" as const, position: "agree" as const }
    for (const person of panel) await person.do("answer-round", { round, answer, seen: 0 })
    await moderator.do("close-and-show", { round })
    await moderator.do("declare-record", { statement, level: "unanimity", seen: "3/3/0/0/0/0" })
  }
  const first = "Ports share the same few events."
  const second = "Ports share the same few events and delay codes."
  const drafted = await ann.do("draft-statement", { topic, lang: "en", text: first })
  const statement = String(drafted.made["statement"])
  await recorded(statement, 1, first)

  await guest.page
    .context()
    .addCookies([{ name: "plenary_session", value: ann.cookie.split("=")[1] ?? "", url: running.url }])
  await guest.page.goto(`${running.url}/w/practice/r/1`)
  await guest.page.getByText(first).first().waitFor()
  expect(await guest.page.getByText(/Superseded by/).count()).toBe(0)
  await ann.do("save-text", { statement, lang: "en", text: second, base: 1, newVersion: true })
  await recorded(statement, 2, second)

  await guest.page.getByText(/Superseded by CR-2 on .+ The old text stays readable\./).waitFor()
  await guest.page.getByText(first).first().waitFor()
  await guest.page.locator('.notice a[href="./2"]').click()
  await guest.page.getByText(/This record superseded CR-1 on /).waitFor()
  await guest.page.getByText(second).first().waitFor()
  for (const person of [moderator, ...panel]) person.leave()
  expect(guest.complaints).toEqual([])
})

import { afterEach, expect, test } from "vitest"
import * as Y from "yjs"
import { noteRoot } from "../../../shared/document/schema.ts"
import { outcomesOf } from "../../../shared/minutes/proceedings/outcomes.ts"
import { RecordId, TopicId } from "../../../shared/model/ids.ts"
import { standing } from "../../../shared/rules/round/outcome/standing.ts"
import { tallyKey } from "../../../shared/rules/round/outcome/tally.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { papersOf } from "./papers.ts"

let panel: Panel
afterEach(() => panel.end())
const spoken = (text: string) => ({ lang: "en" as const, text })
const said = async () => (await papersOf(panel)).said("en")

async function called(anonymity: "named" | "pseudonymous", positions: ("agree" | "disagree")[]) {
  const statement = await panel.proposed()
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call", anonymity })
  for (const [n, position] of positions.entries())
    await panel.do(`panelist${n + 1}`, "answer-round", {
      round: String(round),
      seen: 0,
      answer: { kind: "call", position, reason: position === "disagree" ? "Harm is not defined." : "" },
    })
  await panel.do("moderator", "close-and-show", { round: String(round) })
  return { statement, round: String(round) }
}

async function declared(statement: Awaited<ReturnType<Panel["proposed"]>>, level: "rough" | "unanimity") {
  const seen = tallyKey(standing(await panel.stage.state(), statement)!.tally)
  return RecordId.parse((await panel.do("moderator", "declare-record", { statement, level, seen }))["record"])
}

test("a note that was given an earlier text is told, with the time of that text", async () => {
  panel = await openPanel()
  const { topic } = panel
  const author = panel.people["panelist1"]
  const doc = new Y.Doc()
  const note = doc.getXmlFragment(noteRoot)
  const write = async (minute: number, change: () => void) => {
    doc.transact(change)
    panel.stage.at(Date.UTC(2020, 1, 1, 0, minute))
    if (author) await panel.stage.write(author, topic, Y.encodeStateAsUpdate(doc))
  }
  const add = () => {
    const paragraph = new Y.XmlElement("paragraph")
    paragraph.setAttribute("lang", "en")
    paragraph.insert(0, [new Y.XmlText("Data moves.")])
    note.push([paragraph])
  }
  for (const minute of [1, 2]) await write(minute, add)
  await write(3, () => note.delete(1, 1))
  await panel.do("panelist1", "restore-note", { topic, at: Date.UTC(2020, 1, 1, 0, 1) })
  const [line] = (await said()).filter(text => text.includes("restored the note"))
  expect(line).toMatch(/^panelist1 restored the note to what it said at 1 February 2020 at \d\d:01\.$/)
})

test("every change of a note's mode is told, an unlocking apart from a locking", async () => {
  panel = await openPanel()
  const { topic } = panel
  await panel.do("moderator", "set-note-mode", { topic, mode: "suggest", reason: "Only small changes now." })
  await panel.do("moderator", "set-note-mode", { topic, mode: "locked" })
  await panel.do("moderator", "set-note-mode", { topic, mode: "open", reason: "A figure is wrong." })
  const lines = (await said()).filter(text => text.includes("the note"))
  expect(lines).toEqual([
    "moderator left the note to suggestions: Only small changes now.",
    "moderator locked the note.",
    "moderator unlocked the note: A figure is wrong.",
  ])
})

test("a recusal is told under the name of who steps aside", async () => {
  panel = await openPanel()
  const statement = await panel.proposed()
  await panel.do("panelist2", "recuse", { statement })
  expect(await said()).toContain("panelist2 recused themselves from A-1.")
})

test("a named result is told with the names, the reasons, and each change of a position", async () => {
  panel = await openPanel()
  const { round } = await called("named", ["disagree", "agree", "agree", "agree"])
  const position = { kind: "call", position: "agree" } as const
  await panel.do("panelist1", "change-position", { round, position, why: "It is defined now." })
  const all = await said()
  expect(all).toContain("Agree: panelist2, panelist3 and panelist4. Disagree: panelist1.")
  expect(all).toContain("Reason of panelist1 (disagree):")
  expect(all).toContain("Harm is not defined.")
  expect(all).toContain("panelist1 changed position on A-1 from disagree to agree. Reason:")
  expect(all).toContain("It is defined now.")
})

test("the reasons of a call without names are printed with its result and its record, and under no name", async () => {
  panel = await openPanel({ panelists: 5 })
  const { statement } = await called("pseudonymous", ["disagree", "agree", "agree", "agree", "agree"])
  const record = await declared(statement, "rough")
  const { body } = (await panel.stage.state()).records[record]!
  expect(body.reasons).toEqual([{ position: "disagree", text: spoken("Harm is not defined.") }])
  const all = await said()
  expect(all).toContain("Reason (disagree):")
  expect(all.filter(text => text === "Harm is not defined.")).toHaveLength(1)
})

test("adopted records are printed with their wording and with statements of change", async () => {
  panel = await openPanel()
  const { statement } = await called("named", ["agree", "agree", "agree", "agree"])
  const record = await declared(statement, "unanimity")
  await panel.do("panelist1", "state-change", { record, text: spoken("I agree no more.") })
  const all = await said()
  const at = all.findIndex(text => text.startsWith("The panel adopted CR-1"))
  expect(all[at + 1]).toBe("Data move by default.")
  expect(all).toContain("Statement of change by panelist1 on CR-1:")
  expect(all).toContain("I agree no more.")
})

test("why a text was withdrawn or left is told", async () => {
  panel = await openPanel()
  const [first, second] = [await panel.proposed(), await panel.proposed("Logs are kept.")]
  await panel.do("moderator", "withdraw-statement", { statement: first, reason: "It is in A-2." })
  await panel.do("moderator", "carry-over", { statement: second, reason: "No time." })
  const all = await said()
  expect(all.slice(all.indexOf("moderator withdrew A-1."))[1]).toBe("Reason: It is in A-2.")
  expect(all).toContain("Reason: No time.")
})

test("breaks, texts that were never proposed, and topics that were not reached are told", async () => {
  panel = await openPanel()
  panel.stage.at(Date.UTC(2020, 0, 1, 8))
  const { session, topic } = panel
  const later = TopicId.parse(
    (await panel.do("moderator", "open-topic", { title: { en: "Logs" }, letter: "B" }))["topic"],
  )
  const { items } = (await panel.stage.state()).sessions[session]!
  const item = { kind: "topic" as const, title: { en: "Logs" }, topic: later, minutes: 20 }
  await panel.do("moderator", "set-agenda", { session, items: [...items, item] })
  await panel.do("panelist1", "draft-statement", { topic, lang: "en", text: "A draft." })
  await panel.do("moderator", "pause-session", { session })
  panel.stage.at(Date.UTC(2020, 0, 1, 8, 20))
  await panel.do("moderator", "resume-session", { session })
  await panel.do("moderator", "close-session", { session })
  const { said: all, state, session: held } = await papersOf(panel)
  expect(all("en")).toContain("Break from 08:00 to 08:20.")
  expect(all("en")).toContain("A-1 is a draft that was not proposed.")
  expect(all("en")).toContain("Not reached: B. Logs.")
  const { open, notReached } = outcomesOf(state, held)
  expect(open.map(({ label }) => label)).toEqual(["A-1"])
  expect(notReached.map(({ topic: id }) => id)).toEqual([later])
})

test("a member who attended and left the panel later is printed as present", async () => {
  panel = await openPanel()
  const at = panel.instance.clock.now()
  await panel.do("secretary", "tick-attendance", {
    session: panel.session,
    member: panel.people["panelist3"]!,
    here: true,
  })
  panel.stage.at(at + 60_000)
  await panel.do("panelist3", "leave-panel", {})
  await panel.do("moderator", "close-session", { session: panel.session })
  expect((await said()).find(text => text.startsWith("Panelists:"))).toContain("panelist3")
})

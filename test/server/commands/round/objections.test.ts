import { afterEach, beforeEach, expect, test } from "vitest"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { proceedingsOf } from "../../../../shared/minutes/proceedings/proceedings.ts"
import { prose, proseText } from "../../../../shared/minutes/prose/prose.ts"
import { ObjectionId, RecordId, type StatementId } from "../../../../shared/model/ids.ts"
import { standing } from "../../../../shared/rules/round/outcome/standing.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
let statement: StatementId
let objection: ObjectionId
const spoken = (text: string) => ({ lang: "en" as const, text })

/** All four agree, and one of them has raised an objection on purpose. */
beforeEach(async () => {
  panel = await openPanel()
  statement = await panel.proposed()
  const made = await panel.do("panelist1", "raise-objection", {
    statement,
    version: 1,
    reason: spoken("It leaks."),
    remedy: spoken("A test."),
  })
  objection = ObjectionId.parse(made["objection"])
  const round = String((await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" }))["round"])
  const agree = { kind: "call", position: "agree" } as const
  for (const n of [1, 2, 3, 4]) await panel.do(`panelist${n}`, "answer-round", { round, answer: agree, seen: 0 })
  await panel.do("moderator", "close-and-show", { round })
})
afterEach(() => panel.end())

const answer = (disposition: "partly" | "answered" | "accommodated", text: string) =>
  panel.do("moderator", "answer-objection", { objection, disposition, answer: spoken(text) })
const reply = (said: "maintained" | "withdrawn") => panel.do("panelist1", "reply-objection", { objection, reply: said })
const row = async () => (await panel.stage.state()).objections[objection]
const level = async () => standing(await panel.stage.state(), statement)?.computed

test("answered and not replied to, it stands and caps the level; withdrawn, it does not", async () => {
  expect(await level()).toBe("blocked")
  await answer("answered", "No method is agreed.")
  expect(await level()).toBe("rough")
  await reply("withdrawn")
  expect(await level()).toBe("unanimity")
  await reply("maintained")
  expect(await level()).toBe("rough")
})

test("a second answer asks the objector anew and keeps what was replied to the first", async () => {
  await answer("answered", "No method is agreed.")
  await reply("withdrawn")
  await answer("partly", "Groups of at least 30.")
  expect(await row()).toMatchObject({
    answer: { disposition: "partly" },
    reply: null,
    earlier: [
      { answer: { disposition: "answered", text: spoken("No method is agreed.") }, reply: { reply: "withdrawn" } },
    ],
  })
  expect(await level()).toBe("rough")
  await reply("maintained")
  await answer("accommodated", "And a test.")
  await reply("withdrawn")
  expect((await row())?.earlier.map(one => one.reply?.reply)).toEqual(["withdrawn", "maintained"])
  expect(await level()).toBe("unanimity")
})

test("record and minutes print every answer with its reply", async () => {
  await answer("answered", "No method is agreed.")
  await reply("withdrawn")
  await answer("partly", "Groups of at least 30.")
  const made = await panel.do("moderator", "declare-record", {
    statement,
    level: "rough",
    seen: "4/4/0/0/0/0",
    note: { en: "At least 30." },
  })
  const state = await panel.stage.state()
  expect(state.records[String(made["record"]) as never]?.body.objections).toMatchObject([
    {
      disposition: "partly",
      reply: null,
      earlier: [{ disposition: "answered", answer: spoken("No method is agreed."), reply: "withdrawn" }],
    },
  ])
  const { workspace, sessions } = state
  const [session] = Object.values(sessions)
  if (!workspace || !session) throw new Error("no panel")
  const { list } = await panel.instance.folds.entries(workspace.id, 0, "room")
  const said = proseText(prose(proceedingsOf(state, session, list), "en"))
  const [first, second] = [said.indexOf("No method is agreed."), said.indexOf("Groups of at least 30.")]
  expect(first).toBeGreaterThan(0)
  expect(second).toBeGreaterThan(first)
  expect(said).toContain("and withdrawn.")
})

test("an objection in a record stays as it was recorded, whatever is drafted afterwards, in record and minutes", async () => {
  await answer("partly", "Groups of at least 30.")
  await reply("maintained")
  await panel.do("moderator", "declare-record", { statement, level: "rough", seen: "4/4/0/0/0/0" })
  const save = { statement, lang: "en" as const, text: "Data move on request.", base: 1, newVersion: true }
  await panel.do("panelist2", "save-text", save)
  const fixed = "record-fixed"
  expect(await panel.refused("panelist1", "reply-objection", { objection, reply: "withdrawn" })).toBe(fixed)
  const again = { objection, disposition: "accommodated" as const, answer: spoken("Done.") }
  expect(await panel.refused("moderator", "answer-objection", again)).toBe(fixed)
  const late = { statement, version: 1, reason: spoken("Late."), remedy: null }
  expect(await panel.refused("panelist2", "raise-objection", late)).toBe(fixed)
})

test("minutes print an objection as its record froze it, where an older log let it be withdrawn afterwards", async () => {
  await answer("partly", "Groups of at least 30.")
  await reply("maintained")
  await panel.do("moderator", "declare-record", { statement, level: "rough", seen: "4/4/0/0/0/0" })
  const state = await panel.stage.state()
  const { workspace, sessions } = state
  const [session] = Object.values(sessions)
  if (!workspace || !session) throw new Error("no panel")
  const { list } = await panel.instance.folds.entries(workspace.id, 0, "room")
  const since = { seq: state.seq + 1, at: panel.instance.clock.now(), by: panel.people["panelist1"]! }
  const body = { objection, statement, topic: panel.topic, reply: "withdrawn" as const, text: null }
  const log = [...list, { ...since, kind: "objection-replied" as const, body }]
  const said = proseText(prose(proceedingsOf(fold(emptyState, log), session, log), "en"))
  expect(said).toContain("partly accommodated and is maintained.")
  expect(said).not.toContain("and withdrawn.")
})

test("an objection to a record that was taken back is open again with its text", async () => {
  await panel.end()
  panel = await openPanel({ sided: true })
  statement = await panel.proposed()
  const made = await panel.do("panelist1", "raise-objection", {
    statement,
    version: 1,
    reason: spoken("It leaks."),
    remedy: null,
  })
  objection = ObjectionId.parse(made["objection"])
  const round = String((await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" }))["round"])
  const agree = { kind: "call", position: "agree" } as const
  for (const n of [1, 2, 3, 4]) await panel.do(`panelist${n}`, "answer-round", { round, answer: agree, seen: 0 })
  await panel.do("moderator", "close-and-show", { round })
  await answer("answered", "No method.")
  const { record } = await panel.do("moderator", "declare-record", { statement, level: "rough", seen: "4/4/0/0/0/0" })
  expect(await panel.refused("panelist1", "reply-objection", { objection, reply: "withdrawn" })).toBe("record-fixed")
  await panel.do("moderator", "take-back-record", { record: RecordId.parse(record), reason: "Too early." })
  await reply("withdrawn")
  expect(await level()).toBe("unanimity")
})

test("only the member who raised it may maintain or withdraw it", async () => {
  await answer("answered", "No method is agreed.")
  for (const who of ["panelist2", "moderator", "secretary", "observer"])
    expect(await panel.refused(who, "reply-objection", { objection, reply: "withdrawn" })).toBe("not-permitted")
  expect((await row())?.reply).toBeNull()
})

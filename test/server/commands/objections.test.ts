import { afterEach, beforeEach, expect, test } from "vitest"
import { proceedingsOf } from "../../../shared/minutes/proceedings.ts"
import { prose, proseText } from "../../../shared/minutes/prose.ts"
import { ObjectionId, type StatementId } from "../../../shared/model/ids.ts"
import { standing } from "../../../shared/rules/round/standing.ts"
import { openPanel, type Panel } from "../../kit/panel.ts"

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

test("answered and not replied to, it counts as maintained and caps the level; withdrawn, it does not", async () => {
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
      reply: "maintained",
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

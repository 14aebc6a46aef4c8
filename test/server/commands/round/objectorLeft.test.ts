import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { ObjectionId, RecordId, type StatementId } from "../../../../shared/model/ids.ts"
import { standing } from "../../../../shared/rules/round/outcome/standing.ts"
import { tallyKey } from "../../../../shared/rules/round/outcome/tally.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { papersOf } from "../../../shared/minutes/papers.ts"

let panel: Panel
let statement: StatementId
const spoken = (text: string) => ({ lang: "en" as const, text })
const stands = async () => standing(await panel.stage.state(), statement)!

/** Five of six agree; the sixth cannot accept it, and their block is an objection. */
beforeEach(async () => {
  panel = await openPanel({ panelists: 6 })
  statement = await panel.proposed()
  const round = String((await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" }))["round"])
  const say = (who: string, position: "agree" | "block") =>
    panel.do(who, "answer-round", {
      round,
      seen: 0,
      answer: { kind: "call", position, reason: "It leaks.", remedy: "A test." },
    })
  for (const n of [1, 2, 3, 4, 5]) await say(`panelist${n}`, "agree")
  await say("panelist6", "block")
  await panel.do("moderator", "close-and-show", { round })
})
afterEach(() => panel.end())

async function declared() {
  const { tally } = await stands()
  const made = await panel.do("moderator", "declare-record", { statement, level: "rough", seen: tallyKey(tally) })
  return (await panel.stage.state()).records[RecordId.parse(made["record"])]!
}

const objection = async () => ObjectionId.parse(Object.keys((await panel.stage.state()).objections)[0])
const answer = async () =>
  panel.do("moderator", "answer-objection", {
    objection: await objection(),
    disposition: "partly",
    answer: spoken("Groups of at least 30."),
  })

describe("an objection of somebody who is no longer on the panel", () => {
  test("stands as given, without an answer: it caps the level and blocks nothing", async () => {
    expect((await stands()).computed).toBe("blocked")
    await panel.do("panelist6", "leave-panel", {})
    expect((await stands()).computed).toBe("rough")
    const { body } = await declared()
    expect(body.objections).toMatchObject([{ disposition: null, reply: null, left: true }])
    const { said } = await papersOf(panel)
    expect(said("en")).toContain("No longer on the panel; the objection stands as given.")
    expect(said("en").join()).not.toContain("maintained")
  })

  test("and with one: nobody says in their name that it is maintained", async () => {
    await answer()
    await panel.do("panelist6", "leave-panel", {})
    expect((await declared()).body.objections).toMatchObject([{ disposition: "partly", reply: null, left: true }])
    const { said } = await papersOf(panel)
    expect(said("en")).toContain(
      "The objection was partly accommodated. Its owner is no longer on the panel; it stands as given.",
    )
  })
})

test("an objection that was answered and not replied to is printed so, and not as maintained", async () => {
  await answer()
  expect((await stands()).because).toMatchObject({ kind: "supported", maintained: 0, unreplied: 1 })
  expect((await declared()).body.objections).toMatchObject([{ disposition: "partly", reply: null }])
  const { said } = await papersOf(panel)
  expect(said("en")).toContain("The objection was partly accommodated; its owner has not replied, and it stands.")
})

test("one that was raised before the call opened caps its level, though the call no longer asks its owner", async () => {
  const other = await panel.proposed("A second text.")
  await panel.do("panelist6", "raise-objection", {
    statement: other,
    version: 1,
    reason: spoken("It leaks."),
    remedy: spoken("A test."),
  })
  await panel.do("panelist6", "leave-panel", {})
  const opened = await panel.do("moderator", "open-round", { statement: other, version: 1, kind: "call" })
  const round = String(opened["round"])
  for (const n of [1, 2, 3, 4, 5])
    await panel.do(`panelist${n}`, "answer-round", { round, seen: 0, answer: { kind: "call", position: "agree" } })
  await panel.do("moderator", "close-and-show", { round })
  expect(standing(await panel.stage.state(), other)).toMatchObject({ computed: "rough", tally: { electorate: 5 } })
})

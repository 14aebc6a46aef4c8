import { expect, test } from "vitest"
import { MemberId, StatementId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { pressable } from "./pressable.ts"
import { sceneOf } from "./sceneOf.ts"

const english = (text: string) => ({ lang: "en" as const, text })

/** Presses every button of the interpreter's page; returns what was pressed, and what the server refused. */
async function pressAll(panel: Panel) {
  const offered = await pressable(panel, await sceneOf(panel, "interpreter"))
  const refused: string[] = []
  for (const { where, sent } of offered) {
    const answer = await panel.refused("interpreter", sent.kind, sent.body)
    if (answer !== "done") refused.push(`${where} ${sent.kind}: ${answer}`)
  }
  return { refused, kinds: [...new Set(offered.map(({ where, sent }) => `${where}: ${sent.kind}`))] }
}

test("an interpreter's page offers what the server takes: texts in languages without an authentic text", async () => {
  const panel = await openPanel()
  const { member } = await panel.do("host", "admit-member", { name: "interpreter", role: "interpreter", side: null })
  panel.people["interpreter"] = MemberId.parse(member)
  const drafted = await panel.do("panelist1", "draft-statement", {
    topic: panel.topic,
    anchor: null,
    ...english("One."),
  })
  expect(await pressAll(panel)).toEqual({ refused: [], kinds: ["draft text: save-text"] })
  const text = (await panel.stage.state()).statements[StatementId.parse(drafted["statement"])]!.texts
  expect(text.filter(one => one.text !== "").map(({ lang }) => lang)).toEqual(["en", "zh", "ja"])
  const proposed = await panel.proposed("Two.")
  expect(await pressAll(panel)).toMatchObject({ refused: [] })
  await panel.do("moderator", "open-round", { statement: proposed, version: 1, kind: "call" })
  expect(await pressAll(panel)).toMatchObject({ refused: [] })
  const session = panel.session
  await panel.do("moderator", "close-session", { session })
  expect(await pressAll(panel)).toMatchObject({ refused: [] })
  await panel.end()
})

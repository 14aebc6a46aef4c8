import { afterEach, expect, test } from "vitest"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { papersOf } from "./papers.ts"

let panel: Panel
afterEach(() => panel.end())

test("minutes say why a silence was void and what was answered in it, in three languages", async () => {
  panel = await openPanel()
  const start = 1_790_000_000_000
  panel.stage.at(start)
  const statement = await panel.proposed()
  const made = await panel.do("moderator", "open-silence", { statement, version: 1, endsAt: start + 60_000 })
  const round = String(made["round"])
  const say = (who: string, position: "agree" | "disagree") =>
    panel.do(who, "answer-round", { round, seen: 0, answer: { kind: "call", position, reason: "Harm." } })
  await say("panelist1", "agree")
  await say("panelist2", "disagree")
  panel.stage.at(start + 60_000)
  await panel.do("moderator", "close-and-show", { round })
  const { said, scribe } = await papersOf(panel)
  expect(said("en")).toContain(
    "The silence procedure on A-1 was void, as its notice had not been marked as sent; 2 of 4 had answered: 1 agree, 1 disagree.",
  )
  expect(said("zh").join("\n")).toContain("4人中2人已作答：同意1人；不同意1人。")
  expect(said("ja").join("\n")).toContain("4名中2名が回答していた：賛成1名、反対1名。")
  expect(scribe.join("\n")).toContain("void, its notice not marked as sent: 2 of 4 answered, 1 agree, 1 disagree")
})

import { afterEach, expect, test } from "vitest"
import { server, serverActor } from "../../../server/core/serverActor.ts"
import { RoundId } from "../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { papersOf } from "./papers.ts"

let panel: Panel
afterEach(() => panel.end())

const start = 1_790_000_000_000
const day = 86_400_000

const opened = async () => {
  panel = await openPanel()
  panel.stage.at(start)
  const statement = await panel.proposed()
  const made = await panel.do("moderator", "open-silence", { statement, version: 1, endsAt: start + day })
  return RoundId.parse(made["round"])
}

test("minutes name whom a silence did not reach, in three languages", async () => {
  const round = await opened()
  for (const who of ["panelist1", "panelist2", "panelist3"]) await panel.do(who, "see-silence", { round })
  panel.stage.at(start + day)
  await panel.do("moderator", "close-and-show", { round })
  const { said } = await papersOf(panel)
  const missed = "Not reached by the silence procedure, and not counted as agreeing: panelist4."
  expect(said("en")).toContain(missed)
  expect(said("zh")).toContain("默许程序未通知到，不视为同意：panelist4。")
  expect(said("ja").join("\n")).toContain("沈黙手続の通知が届かず、賛成に算入されなかった者：panelist4氏。")
})

test("minutes say that a silence reached nobody, in three languages", async () => {
  const round = await opened()
  panel.stage.at(start + day)
  await panel.do("moderator", "close-and-show", { round })
  const { said, scribe } = await papersOf(panel)
  expect(said("en")).toContain("The silence procedure on A-1 was void: it had reached nobody, and nobody had answered.")
  expect(said("zh")).toContain("A-1 的默许程序无效：未通知到任何人，亦无人作答。")
  expect(said("ja")).toContain("A-1の沈黙手続は、誰にも届かず、回答した者もいなかったため無効となった。")
  expect(scribe.join("\n")).toContain("silence procedure 1 void, it reached nobody")
})

test("minutes keep what they said of a silence of an earlier version, with what was answered in it", async () => {
  const first = await opened()
  await panel.do("moderator", "void-round", { round: first, reason: "Opened anew." })
  const { reach: _, ...row } = (await panel.stage.state()).rounds[first]!
  const { statement, topic, version, kind, anonymity, rule, electorate, endsAt, absentees } = row
  const round = RoundId.parse("earlier")
  const facts = { statement, topic, version, kind, anonymity, rule, electorate, endsAt, absentees, n: 2, silence: true }
  const events = [{ kind: "round-opened" as const, body: { round, ...facts } }]
  const [workspace] = await panel.instance.directory.workspaces()
  await panel.instance.dispatch.perform(
    workspace!.id,
    server,
    serverActor(() => ({ events })),
    null,
  )
  const say = (who: string, position: "agree" | "disagree") =>
    panel.do(who, "answer-round", { round, seen: 0, answer: { kind: "call", position, reason: "Harm." } })
  await say("panelist1", "agree")
  await say("panelist2", "disagree")
  panel.stage.at(start + day)
  await panel.do("moderator", "close-and-show", { round })
  const { said, scribe } = await papersOf(panel)
  expect(said("en")).toContain(
    "The silence procedure on A-1 was void, as its notice had not been marked as sent; 2 of 4 had answered: 1 agree, 1 disagree.",
  )
  expect(said("zh").join("\n")).toContain("4人中2人已作答：同意1人；不同意1人。")
  expect(said("ja").join("\n")).toContain("4名中2名が回答していた：賛成1名、反対1名。")
  expect(scribe.join("\n")).toContain("void, its notice not marked as sent: 2 of 4 answered, 1 agree, 1 disagree")
})

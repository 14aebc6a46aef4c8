import { afterEach, expect, test } from "vitest"
import { createDeadlines } from "../../../../server/watches/deadlines.ts"
import { RoundId } from "../../../../shared/model/ids.ts"
import { gallery } from "../../../../shared/rules/audience.ts"
import { until } from "../../../kit/clocks/until.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { watched } from "../../../kit/servers/watched.ts"

let panel: Panel
afterEach(() => panel.end())

const start = 1_790_000_000_000
const minute = 60_000

/** It ends in five minutes, nobody marked its notice as sent, and two answered all the same. */
async function unheard() {
  panel = await openPanel({ live: false })
  panel.stage.at(start)
  const statement = await panel.proposed()
  const made = await panel.do("moderator", "open-silence", { statement, version: 1, endsAt: start + 5 * minute })
  const round = RoundId.parse(made["round"])
  const say = (who: string, answer: object) =>
    panel.do(who, "answer-round", { round, seen: 0, answer: { kind: "call", ...answer } as never })
  await say("panelist3", { position: "disagree", reason: "Harm is not defined." })
  await say("panelist1", { position: "block", reason: "It leaks.", remedy: "A test." })
  return { statement, round }
}

async function ended(round: RoundId) {
  panel.stage.at(start + 6 * minute)
  const errors: unknown[] = []
  const deadlines = await watched(createDeadlines({ ...panel.instance, failed: error => errors.push(error) }))
  await until(async () => (await panel.stage.state()).rounds[round]?.state === "void", "void by itself")
  await deadlines.stop()
  expect(errors).toEqual([])
}

test("a silence whose notice was not sent says why it is void, keeps what was answered, and opens again", async () => {
  const { statement, round } = await unheard()
  await ended(round)
  const state = await panel.stage.state()
  expect(state.rounds[round]).toMatchObject({ state: "void", voidWhy: "unheard", answered: 2 })
  const kept = state.rounds[round]?.answers?.map(({ member, answer, silent }) => [member, answer, silent])
  expect(kept).toEqual([
    [panel.people["panelist1"], expect.objectContaining({ position: "block", reason: "It leaks." }), false],
    [panel.people["panelist3"], expect.objectContaining({ position: "disagree" }), false],
  ])
  // it decided nothing, so no objection waits for an answer
  expect(Object.keys(state.objections)).toEqual([])
  expect(state.statements[statement]?.state).toBe("proposed")
  await panel.do("moderator", "open-silence", { statement, version: 1, endsAt: start + 20 * minute })
})

test("under the Chatham House Rule nobody reads who answered in it", async () => {
  const { round } = await unheard()
  await ended(round)
  const [workspace] = await panel.instance.directory.workspaces()
  const { list } = await panel.instance.folds.entries(workspace!.id, 0, "room")
  const entry = list.find(({ kind }) => kind === "round-voided")!
  expect(gallery(entry, "named")?.body).toEqual(entry.body)
  const masked = JSON.stringify(gallery(entry, "chatham"))
  expect(masked).toContain("Harm is not defined.")
  for (const member of Object.values(panel.people)) expect(masked).not.toContain(member)
})

test("one that a moderator makes void keeps no answer: nobody has seen any", async () => {
  const { round } = await unheard()
  await panel.do("moderator", "void-round", { round, reason: "A slip in the text." })
  const row = (await panel.stage.state()).rounds[round]
  expect(row).toMatchObject({ state: "void", voidReason: "A slip in the text.", answers: null, answered: null })
  expect(row?.voidWhy).toBeUndefined()
})

import { afterEach, expect, test } from "vitest"
import { createDeadlines } from "../../../../server/watches/deadlines.ts"
import type { Entry } from "../../../../shared/contract/events.ts"
import { foldOne } from "../../../../shared/fold/fold.ts"
import { RoundId } from "../../../../shared/model/ids.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { endedUnheard } from "../../../../shared/rules/round/electorate/unheard.ts"
import { until } from "../../../kit/clocks/until.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { watched } from "../../../kit/servers/watched.ts"

let panel: Panel
afterEach(() => panel.end())

const start = 1_790_000_000_000
const day = 86_400_000

/** It ends in a day, and nobody opened its notice. */
async function unheard() {
  panel = await openPanel({ live: false })
  panel.stage.at(start)
  const statement = await panel.proposed()
  const made = await panel.do("moderator", "open-silence", { statement, version: 1, endsAt: start + day })
  return { statement, round: RoundId.parse(made["round"]) }
}

async function ended(round: RoundId) {
  panel.stage.at(start + day)
  const errors: unknown[] = []
  const deadlines = await watched(createDeadlines({ ...panel.instance, failed: error => errors.push(error) }))
  await until(async () => (await panel.stage.state()).rounds[round]?.state !== "open", "ended by itself")
  await deadlines.stop()
  expect(errors).toEqual([])
}

test("a silence that reached nobody is void, also if a chair copied its notice, and opens again", async () => {
  const { statement, round } = await unheard()
  await panel.do("moderator", "send-notice", { about: { of: "silence", round }, by: "copied" })
  await ended(round)
  const state = await panel.stage.state()
  expect(state.rounds[round]).toMatchObject({ state: "void", voidWhy: "unheard", answered: 0 })
  expect(state.statements[statement]?.state).toBe("proposed")
  await panel.do("moderator", "open-silence", { statement, version: 1, endsAt: start + 3 * day })
})

test("a silence in which somebody answered is shown, and names everybody whom it did not reach", async () => {
  const { round } = await unheard()
  const answer = { kind: "call", position: "block", reason: "It leaks.", remedy: "A test." } as const
  await panel.do("panelist1", "answer-round", { round, seen: 0, answer })
  await ended(round)
  const { rounds } = await panel.stage.state()
  const [, two, three, four] = ["panelist1", "panelist2", "panelist3", "panelist4"].map(name => panel.people[name])
  expect(rounds[round]).toMatchObject({ state: "revealed", answered: 1, notReached: [two, three, four] })
  expect(rounds[round]?.answers?.map(({ member }) => member)).toEqual([panel.people["panelist1"]])
})

test("a silence of an earlier version that nobody was told of keeps its answers, and nobody reads whose under Chatham House", async () => {
  const { round } = await unheard()
  const state = await panel.stage.state()
  const { statement, topic } = state.rounds[round]!
  const answer = {
    kind: "call",
    position: "disagree",
    reason: "Harm is not defined.",
    remedy: "",
    lang: "en",
    confirmBy: null,
  } as const
  const answers = [
    { member: panel.people["panelist3"]!, alias: null, side: null, answer, spoken: false, silent: false },
  ]
  const body = { round, statement, topic, reason: "", why: "unheard", answers } as const
  const entry: Entry = { kind: "round-voided", seq: state.seq + 1, at: start, by: null, body }
  const after = foldOne(state, entry)
  expect(after.rounds[round]).toMatchObject({ state: "void", voidWhy: "unheard", answered: 1, answers })
  expect(endedUnheard(after.rounds[round]!)).toBe(true)
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

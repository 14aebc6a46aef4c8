import { afterEach, expect, test } from "vitest"
import { createDeadlines } from "../../../../server/watches/deadlines.ts"
import { RoundId } from "../../../../shared/model/ids.ts"
import { standing } from "../../../../shared/rules/round/outcome/standing.ts"
import { until } from "../../../kit/clocks/until.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { watched } from "../../../kit/servers/watched.ts"

let panel: Panel
afterEach(() => panel.end())

const start = 1_790_000_000_000
const minute = 60_000
const day = 24 * 60 * minute

const panelists = ["panelist1", "panelist2", "panelist3", "panelist4"]

/** Everybody opened its notice: a procedure that reached nobody is void. */
const heard = async (round: RoundId) => {
  for (const who of panelists) await panel.do(who, "see-silence", { round })
}

/** The server's own watch over deadlines, as it runs in a process that has just started. */
const watch = async () => {
  const errors: unknown[] = []
  const deadlines = await watched(createDeadlines({ ...panel.instance, failed: error => errors.push(error) }))
  return { stop: () => deadlines.stop(), errors }
}

/** One that everybody has seen, and that ends in a day. */
async function silence() {
  panel = await openPanel({ live: false })
  panel.stage.at(start)
  const statement = await panel.proposed()
  const made = await panel.do("moderator", "open-silence", { statement, version: 1, endsAt: start + day })
  const round = RoundId.parse(made["round"])
  await heard(round)
  return { statement, round }
}

test("a silence procedure closes and shows by itself, and whoever said nothing agrees; the level is consensus at most", async () => {
  const { statement, round } = await silence()
  panel.stage.at(start + day + minute)
  const running = await watch()
  await until(async () => (await panel.stage.state()).rounds[round]?.state === "revealed", "shown by itself")
  await running.stop()
  const state = await panel.stage.state()
  expect(
    state.rounds[round]?.answers?.map(one => [one.answer.kind === "call" && one.answer.position, one.silent]),
  ).toEqual(Array.from({ length: 4 }, () => ["agree", true]))
  expect(standing(state, statement)?.computed).toBe("consensus")
  expect(running.errors).toEqual([])
})

test("an objection in a silence counts, one extension moves its end, a second is refused", async () => {
  const { statement, round } = await silence()
  const block = { kind: "call", position: "block", reason: "It leaks.", remedy: "A test." } as const
  await panel.do("panelist2", "answer-round", { round, answer: block, seen: 0 })
  await panel.do("moderator", "extend-silence", { round, endsAt: start + 2 * day })
  expect(await panel.refused("moderator", "extend-silence", { round, endsAt: start + 3 * day })).toBe(
    "silence-extended",
  )
  expect(await panel.refused("moderator", "close-and-show", { round })).toBe("silence-running")
  panel.stage.at(start + day + minute)
  const early = await watch()
  await early.stop()
  expect((await panel.stage.state()).rounds[round]?.state).toBe("open")
  panel.stage.at(start + 2 * day)
  const late = await watch()
  await until(async () => (await panel.stage.state()).rounds[round]?.state === "revealed", "shown after the extension")
  await late.stop()
  expect(standing(await panel.stage.state(), statement)?.computed).toBe("blocked")
})

test("between meetings a silence lasts a day at least and ninety days at most, to the millisecond", async () => {
  panel = await openPanel({ live: false })
  panel.stage.at(start)
  const statement = await panel.proposed()
  const days = 90 * day
  const tried = async (length: number) => {
    const refusal = await panel.refused("moderator", "open-silence", { statement, version: 1, endsAt: start + length })
    const open = Object.values((await panel.stage.state()).rounds).find(({ state }) => state === "open")
    if (open) await panel.do("moderator", "void-round", { round: open.id, reason: "Only tried." })
    return refusal
  }
  const lengths = [day - 1, day, days, days + 1]
  const answers: string[] = []
  for (const length of lengths) answers.push(await tried(length))
  expect(answers).toEqual(["silence-length", "done", "done", "silence-length"])
})

test("a call in a session waits for a quorum of those who are there, a silence for nobody", async () => {
  panel = await openPanel()
  panel.stage.at(start)
  const statement = await panel.proposed()
  panel.stage.present([])
  const call = { statement, version: 1, kind: "call" } as const
  expect(await panel.refused("moderator", "open-round", call)).toBe("no-quorum")
  await panel.do("moderator", "open-silence", { statement, version: 1, endsAt: start + 5 * minute })
  const other = await panel.proposed("Logs are kept.")
  panel.stage.present(Object.values(panel.people))
  await panel.do("moderator", "open-round", { ...call, statement: other })
})

test("a member who recused themselves is in no electorate of that text, and nobody recuses themselves once a round runs", async () => {
  panel = await openPanel()
  const statement = await panel.proposed()
  await panel.do("panelist3", "recuse", { statement })
  const made = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  const round = RoundId.parse(made["round"])
  expect((await panel.stage.state()).rounds[round]?.electorate.map(one => one.member)).not.toContain(
    panel.people["panelist3"],
  )
  expect(await panel.refused("panelist4", "recuse", { statement })).toBe("rule-frozen")
})

test("a member whose position was shown cannot recuse themselves from that version; from the next they can", async () => {
  panel = await openPanel()
  const statement = await panel.proposed()
  await panel.do("panelist3", "recuse", { statement })
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  for (const who of ["panelist1", "panelist2"]) {
    const answer = { kind: "call", position: "agree" } as const
    await panel.do(who, "answer-round", { round: String(round), seen: 0, answer })
  }
  await panel.do("moderator", "close-and-show", { round: String(round) })
  // an elector who did not answer counts in the quorum all the same
  for (const who of ["panelist1", "panelist4"])
    expect(await panel.refused(who, "recuse", { statement })).toBe("position-shown")
  await panel.do("panelist2", "save-text", { statement, lang: "en", text: "Data move.", base: 1, newVersion: true })
  await panel.do("panelist1", "recuse", { statement })
  const { recused } = (await panel.stage.state()).statements[statement] ?? {}
  expect(recused).toEqual([panel.people["panelist3"], panel.people["panelist1"]])
})

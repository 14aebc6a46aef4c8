import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { createDeadlines } from "../../../../server/commands/deadline/deadlines.ts"
import { RecordId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/panel.ts"
import { until } from "../../../kit/until.ts"

const start = 1_790_000_000_000
const hour = 3_600_000
const agree = { kind: "call", position: "agree" } as const
const fixed = { lang: "en", text: "Data move by default!", reason: "A slip of the pen." } as const
const reason = { lang: "en", text: "It changes the sense." } as const

let panel: Panel
let record: RecordId
beforeEach(async () => {
  panel = await openPanel()
  panel.stage.at(start)
  const statement = await panel.proposed()
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  for (const n of [1, 2, 3, 4])
    await panel.do(`panelist${n}`, "answer-round", { round: String(round), seen: 0, answer: agree })
  await panel.do("moderator", "close-and-show", { round: String(round) })
  const declaring = { statement, level: "unanimity", seen: "4/4/0/0/0/0" } as const
  record = RecordId.parse((await panel.do("moderator", "declare-record", declaring))["record"])
})
afterEach(() => panel.end())

const propose = async () => String((await panel.do("moderator", "propose-erratum", { record, ...fixed }))["erratum"])
const card = async () => (await panel.stage.state()).records[record]
const standing = async () => (await card())?.errata.map(({ state }) => state)

/** The server's own watch over deadlines in a process that has just started; `failed` has what went wrong. */
async function restarted() {
  const failed: unknown[] = []
  let looks = 0
  const folds = {
    ...panel.instance.folds,
    current: ((...of) => (looks++, panel.instance.folds.current(...of))) as typeof panel.instance.folds.current,
  }
  const deadlines = createDeadlines({ ...panel.instance, folds, failed: error => failed.push(error) })
  await deadlines.start()
  return { stop: () => deadlines.stop(), failed, looks: () => looks }
}

describe("an erratum", () => {
  test("leaves the record's body as it is, and is in force by itself after 72 hours without an objection", async () => {
    const body = (await card())?.body
    await propose()
    expect((await card())?.errata[0]).toMatchObject({ ...fixed, state: "proposed", endsAt: start + 72 * hour })
    panel.stage.at(start + 72 * hour - 1)
    const early = await restarted()
    await early.stop()
    expect(await standing()).toEqual(["proposed"])
    panel.stage.at(start + 72 * hour)
    const late = await restarted()
    await until(async () => (await standing())?.[0] === "in_force", "in force by itself, after a restart")
    await late.stop()
    expect((await card())?.body).toEqual(body)
    expect([...early.failed, ...late.failed]).toEqual([])
  })

  test("that a panelist objects to within its window never comes into force: it needs an amendment", async () => {
    const erratum = await propose()
    panel.stage.at(start + 71 * hour)
    await panel.do("panelist3", "object-erratum", { record, erratum, reason })
    expect((await card())?.errata[0]).toMatchObject({
      state: "objected",
      objection: { by: panel.people["panelist3"], reason, at: start + 71 * hour },
    })
    expect(await panel.refused("panelist4", "object-erratum", { record, erratum, reason })).toBe("already-done")
    panel.stage.at(start + 100 * hour)
    const running = await restarted()
    await running.stop()
    expect(await standing()).toEqual(["objected"])
  })

  test("is objected to in its time only, also before the server has noticed that it is over", async () => {
    const erratum = await propose()
    panel.stage.at(start + 72 * hour)
    expect(await panel.refused("panelist3", "object-erratum", { record, erratum, reason })).toBe("time-over")
    expect(await standing()).toEqual(["proposed"])
  })

  test("is proposed by a moderator, for a text that the record has, while the record is in force", async () => {
    expect(await panel.refused("panelist1", "propose-erratum", { record, ...fixed })).toBe("moderator-only")
    expect(await panel.refused("moderator", "propose-erratum", { record, ...fixed, lang: "zh" })).toBe("text-missing")
    await panel.do("moderator", "withdraw-record", { record, reason: "Overtaken." })
    expect(await panel.refused("moderator", "propose-erratum", { record, ...fixed })).toBe("record-fixed")
  })

  test("of a record that was withdrawn meanwhile is objected to no more, comes never into force, and nothing waits for it", async () => {
    const erratum = await propose()
    await panel.do("moderator", "withdraw-record", { record, reason: "Overtaken." })
    expect(await panel.refused("panelist3", "object-erratum", { record, erratum, reason })).toBe("record-fixed")
    panel.stage.at(start + 73 * hour)
    const running = await restarted()
    // a due that can never be met would be looked at again and again
    await panel.do("moderator", "set-title", { title: { en: "Later" } })
    await until(() => running.looks() >= 2, "the watch has heard of the new title")
    await running.stop()
    expect(await standing()).toEqual(["proposed"])
    expect(running.looks()).toBeLessThan(5)
  })
})

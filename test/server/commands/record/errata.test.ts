import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { createDeadlines } from "../../../../server/watches/deadlines.ts"
import { RecordId } from "../../../../shared/model/ids.ts"
import { toNotify } from "../../../../shared/rules/notices.ts"
import { until } from "../../../kit/clocks/until.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { watched } from "../../../kit/servers/watched.ts"
import { sidedPanel } from "../../model/sidedPanel.ts"

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
  record = await recorded()
})
afterEach(() => panel.end())

async function recorded(): Promise<RecordId> {
  const statement = await panel.proposed()
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  for (const n of [1, 2, 3, 4])
    await panel.do(`panelist${n}`, "answer-round", { round: String(round), seen: 0, answer: agree })
  await panel.do("moderator", "close-and-show", { round: String(round) })
  const declaring = { statement, level: "unanimity", seen: "4/4/0/0/0/0" } as const
  return RecordId.parse((await panel.do("moderator", "declare-record", declaring))["record"])
}

const propose = async () => String((await panel.do("moderator", "propose-erratum", { record, ...fixed }))["erratum"])
const card = async () => (await panel.stage.state()).records[record]
const standing = async () => (await card())?.errata.map(({ state }) => state)

/** The server's own watch over deadlines in a process that has just started; `failed` has what went wrong. */
async function restarted() {
  const failed: unknown[] = []
  const deadlines = await watched(createDeadlines({ ...panel.instance, failed: error => failed.push(error) }))
  return { stop: () => deadlines.stop(), failed }
}

describe("an erratum in a panel of two sides", () => {
  const sided = async () => {
    const two = await sidedPanel()
    const { record: id } = await two.recorded()
    await two.world.made(two.chair("J"), "confirm-record", { record: id })
    const slip = { lang: "zh" as const, text: "数据默认流动!", reason: "A slip of the pen." }
    const { proposal = "" } = await two.world.made(two.chair("C"), "propose-erratum", { record: id, ...slip })
    const errata = async () => (await two.record(id))?.errata ?? []
    return { ...two, id, slip, proposal: String(proposal), errata }
  }

  test("is not on the record until the other side has confirmed it; then its time for objections begins", async () => {
    const { world, chair, id, slip, proposal, errata } = await sided()
    expect(await errata()).toEqual([])
    expect(toNotify(await world.state(), { of: "proposal", proposal })).toEqual([chair("J")])
    world.pass(100 * hour)
    await world.made(chair("J"), "confirm-proposal", { proposal })
    const [erratum] = await errata()
    expect(erratum).toMatchObject({ ...slip, by: chair("C"), state: "proposed", endsAt: world.now() + 72 * hour })
    const told = toNotify(await world.state(), { of: "erratum", record: RecordId.parse(id), erratum: erratum!.id })
    expect(told).toEqual(expect.arrayContaining([chair("C"), chair("J")]))
    expect(told?.length).toBe(
      Object.values((await world.state()).members).filter(one => one.role !== "observer").length,
    )
  })

  test("is refused with a reason, and then nothing of it stands on the record", async () => {
    const { world, chair, expert, refused, proposal, errata } = await sided()
    for (const who of [chair("C"), expert("J")])
      expect((await refused(who, "confirm-proposal", { proposal })).code).toBe("not-permitted")
    await world.made(chair("J"), "refuse-proposal", { proposal, reason: "The full stop is right." })
    expect(await errata()).toEqual([])
    expect((await world.state()).proposals[proposal]).toMatchObject({
      state: "refused",
      ended: { by: chair("J"), reason: "The full stop is right." },
    })
  })

  test("waits for nobody any more once its record has ended", async () => {
    const { world, chair, id, refused, proposal } = await sided()
    await world.made(chair("J"), "withdraw-record", { record: id, reason: "Obsolete." })
    const withdrawal = Object.values((await world.state()).proposals).find(one => one.about.act === "withdraw")
    await world.made(chair("C"), "confirm-proposal", { proposal: withdrawal!.id })
    expect(toNotify(await world.state(), { of: "proposal", proposal })).toBeNull()
    expect((await refused(chair("J"), "confirm-proposal", { proposal })).code).toBe("proposal-past")
  })
})

describe("words that change what the record says", () => {
  test.each([
    ["a number", "Data move by default in 2 days.", "amends-number"],
    ["a negation", "Data never move by default.", "amends-negation"],
    ["more than a tenth of the words", "Data travel by default.", "amends-words"],
  ])("are no erratum: %s", async (_, text, code) => {
    expect(await panel.refused("moderator", "propose-erratum", { record, ...fixed, text })).toBe(code)
    expect((await card())?.errata).toEqual([])
  })
})

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

  test("of a record that was withdrawn meanwhile comes never into force, and keeps no other waiting", async () => {
    const erratum = await propose()
    await panel.do("moderator", "withdraw-record", { record, reason: "Overtaken." })
    expect(await panel.refused("panelist3", "object-erratum", { record, erratum, reason })).toBe("record-fixed")
    panel.stage.at(start + hour)
    const other = await recorded()
    await panel.do("moderator", "propose-erratum", { record: other, ...fixed })
    panel.stage.at(start + 73 * hour)
    const running = await restarted()
    const later = async () => (await panel.stage.state()).records[other]?.errata[0]?.state
    await until(async () => (await later()) === "in_force", "the one that is due after it")
    await running.stop()
    expect(await standing()).toEqual(["proposed"])
    expect(running.failed).toEqual([])
  })
})

import { afterEach, beforeEach, expect, test } from "vitest"
import { duesOf } from "../../../../server/commands/deadline/dues.ts"
import { server } from "../../../../server/core/serverActor.ts"
import { MemberId, RoundId, SessionId } from "../../../../shared/model/ids.ts"
import { toNotify } from "../../../../shared/rules/notices.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

const start = 1_790_000_000_000
const day = 86_400_000
let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
  panel.stage.at(start)
})
afterEach(() => panel.end())

const session = async () => (await panel.stage.state()).sessions[panel.session]

test("the time for comments is given more once, from now or from its end, and the second is told by whom", async () => {
  const of = { session: panel.session }
  expect(await panel.refused("moderator", "extend-minutes", of)).toBe("session-not-closed")
  await panel.do("moderator", "close-session", of)
  expect(await panel.refused("moderator", "extend-minutes", of)).toBe("minutes-not-ready")
  await panel.do("secretary", "send-minutes", { ...of, days: 5 })
  expect(await panel.refused("secretary", "extend-minutes", of)).toBe("moderator-only")
  panel.stage.at(start + 7 * day)
  await panel.do("moderator", "extend-minutes", { ...of, days: 2 })
  expect((await session())?.minutes).toMatchObject({ state: "under_review", endsAt: start + 9 * day, extended: true })
  expect(await panel.refused("moderator", "adopt-minutes", of)).toBe("minutes-not-ready")
  expect(await panel.refused("moderator", "extend-minutes", of)).toBe("already-done")
  panel.stage.at(start + 9 * day)
  await panel.do("moderator", "adopt-minutes", { ...of, reason: "Alone." })
  expect(await panel.refused("moderator", "extend-minutes", of)).toBe("already-done")
})

test("the sending of minutes is taken back until somebody answers to it or its time ends", async () => {
  const of = { session: panel.session }
  await panel.do("moderator", "close-session", of)
  expect(await panel.refused("secretary", "recall-minutes", of)).toBe("minutes-not-ready")
  await panel.do("secretary", "send-minutes", { ...of, days: 5 })
  expect(await panel.refused("panelist1", "recall-minutes", of)).toBe("not-permitted")
  await panel.do("secretary", "recall-minutes", of)
  expect((await session())?.minutes).toMatchObject({ state: "draft", endsAt: null })
  await panel.do("secretary", "send-minutes", { ...of, days: 5 })
  panel.stage.at(start + 5 * day)
  expect(await panel.refused("secretary", "recall-minutes", of)).toBe("minutes-answered")
  // an answer ends it as well
  await panel.do("moderator", "adopt-minutes", { ...of, reason: "Alone." })
  expect(await panel.refused("secretary", "recall-minutes", of)).toBe("already-done")
})

test("a correction is declined with a reason, and its author has a day to insist before the minutes are adopted", async () => {
  const of = { session: panel.session }
  const text = (said: string) => ({ lang: "en" as const, text: said })
  for (const who of ["panelist1", "panelist2"])
    await panel.do("secretary", "tick-attendance", { ...of, member: MemberId.parse(panel.people[who]), here: true })
  await panel.do("moderator", "close-session", of)
  await panel.do("secretary", "send-minutes", { ...of, days: 1 })
  const made = await panel.do("panelist1", "propose-correction", { ...of, text: text("At nine.") })
  const correction = String(made["correction"])
  const insists = { correction, text: text("I was there.") }
  expect(await panel.refused("panelist1", "insist-correction", insists)).toBe("minutes-not-ready")
  panel.stage.at(start + day)
  expect(await panel.refused("moderator", "decide-correction", { correction, accepted: false })).toBe("bad-input")
  await panel.do("moderator", "decide-correction", { correction, accepted: false, reason: "It was ten." })
  expect(await panel.refused("moderator", "adopt-minutes", { ...of, reason: "Alone." })).toBe("minutes-not-ready")
  for (const other of ["panelist2", "secretary", "moderator"])
    expect(await panel.refused(other, "insist-correction", insists)).toBe("not-permitted")
  const about = { of: "correction" as const, ...of, correction }
  expect(toNotify(await panel.stage.state(), about)).toEqual([panel.people["panelist1"]])
  await panel.do("panelist1", "insist-correction", insists)
  expect(toNotify(await panel.stage.state(), about)).toBe(null)
  expect((await session())?.minutes.corrections).toMatchObject([
    { accepted: false, declined: { reason: "It was ten." }, insisted: { text: text("I was there.") } },
  ])
  await panel.do("moderator", "adopt-minutes", { ...of, reason: "Alone." })
  expect((await session())?.minutes.state).toBe("adopted")
})

test("minutes whose declined correction nobody insists on are adopted a day later", async () => {
  const of = { session: panel.session }
  await panel.do("moderator", "close-session", of)
  await panel.do("secretary", "send-minutes", { ...of, days: 1 })
  const said = { lang: "en" as const, text: "At nine." }
  const made = await panel.do("secretary", "propose-correction", { ...of, text: said })
  panel.stage.at(start + 3 * day)
  const correction = String(made["correction"])
  await panel.do("moderator", "decide-correction", { correction, accepted: false, reason: "It was ten." })
  panel.stage.at(start + 4 * day - 1)
  expect(await panel.refused("moderator", "adopt-minutes", { ...of, reason: "Alone." })).toBe("minutes-not-ready")
  panel.stage.at(start + 4 * day)
  await panel.do("moderator", "adopt-minutes", { ...of, reason: "Alone." })
  expect(await panel.refused("secretary", "insist-correction", { correction, text: said })).toBe("already-done")
})

test("a round's clock is given a minute, as often as the chair wants, and no silence by this way", async () => {
  const statement = await panel.proposed()
  const open = { statement, version: 1, kind: "rating", seconds: 90 } as const
  const round = RoundId.parse((await panel.do("moderator", "open-round", open))["round"])
  const endsAt = async () => (await panel.stage.state()).rounds[round]?.endsAt
  await panel.do("moderator", "extend-round", { round })
  expect(await endsAt()).toBe(start + 150_000)
  panel.stage.at(start + 200_000)
  await panel.do("moderator", "extend-round", { round })
  expect(await endsAt()).toBe(start + 260_000)
  await panel.do("moderator", "close-and-show", { round })
  expect(await panel.refused("moderator", "extend-round", { round })).toBe("time-over")
  const silence = await panel.do("moderator", "open-silence", { statement, version: 1, endsAt: start + day })
  const silent = { round: String(silence["round"]) }
  expect(await panel.refused("moderator", "extend-round", silent)).toBe("silence-running")
  expect(await panel.refused("panelist1", "extend-round", silent)).toBe("moderator-only")
})

test("a reader with a closed session open is told which one continues it", async () => {
  await panel.do("moderator", "close-session", { session: panel.session })
  const made = await panel.do("moderator", "continue-session", { session: panel.session, startsAt: start + 7 * day })
  const next = SessionId.parse(made["session"])
  expect((await session())?.continuedBy).toBe(next)
  expect((await panel.stage.state()).sessions[next]?.continues).toBe(panel.session)
})

test("a press link ends at its time, and not a moment before", async () => {
  await panel.do("moderator", "set-access", { public: false, replay: "readers" })
  await panel.do("moderator", "set-embargo", { session: panel.session, until: start + 9 * day })
  await panel.do("moderator", "make-press-link", { session: panel.session, name: "Evening News", days: 1 })
  const state = await panel.stage.state()
  const [due] = duesOf(state)
  expect(due?.at).toBe(start + day)
  const endedAt = async (at: number) => {
    panel.stage.at(at)
    await panel.instance.dispatch.perform(state.workspace!.id, server, due!.command, null)
    return (await session())?.press?.[0]?.ended ?? null
  }
  expect(await endedAt(start + day - 1)).toBeNull()
  expect(await endedAt(start + day)).not.toBeNull()
  expect(duesOf(await panel.stage.state())).toEqual([])
})

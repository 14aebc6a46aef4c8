import { afterEach, expect, test } from "vitest"
import { RoundId } from "../../../shared/model/ids.ts"
import { roundEnds } from "../../../shared/rules/floor/clocks.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

const minute = 60_000
const session = async () => (await panel.stage.state()).sessions[panel.session]!

test("a break stops the item's clock: what was left before it is left after it", async () => {
  panel = await openPanel()
  const start = (await session()).currentSince!
  const at = (minutes: number) => panel.stage.at(start + minutes * minute)
  at(5)
  await panel.do("moderator", "pause-session", { session: panel.session })
  at(15)
  await panel.do("moderator", "resume-session", { session: panel.session })
  expect((await session()).currentSince).toBe(start + 10 * minute)

  // a close that is taken back stood still as well, and a break that ends in a close is one standstill
  at(20)
  await panel.do("moderator", "pause-session", { session: panel.session })
  at(21)
  await panel.do("moderator", "close-session", { session: panel.session })
  at(22)
  await panel.do("moderator", "reopen-session", { session: panel.session })
  expect((await session()).currentSince).toBe(start + 12 * minute)
  expect((await session()).breaks).toEqual([
    { from: start + 5 * minute, to: start + 15 * minute },
    { from: start + 20 * minute, to: start + 22 * minute },
  ])
})

test("an item that the agenda moves to in a break begins when the break ends", async () => {
  panel = await openPanel()
  const start = (await session()).currentSince!
  const items = (await session()).items
  const break_ = { kind: "break" as const, title: { en: "Break" }, topic: null, minutes: 5 }
  await panel.do("moderator", "set-agenda", { session: panel.session, items: [...items, break_] })
  panel.stage.at(start + minute)
  await panel.do("moderator", "pause-session", { session: panel.session })
  panel.stage.at(start + 3 * minute)
  const next = (await session()).items.at(-1)!.id
  await panel.do("moderator", "move-agenda", { session: panel.session, item: next })
  panel.stage.at(start + 7 * minute)
  await panel.do("moderator", "resume-session", { session: panel.session })
  expect((await session()).currentSince).toBe(start + 7 * minute)
})

test("a break stops the clock of a rating, and one more minute is one from where it stands", async () => {
  panel = await openPanel()
  const statement = await panel.proposed()
  const start = panel.instance.clock.now()
  const at = (seconds: number) => panel.stage.at(start + seconds * 1_000)
  at(0)
  const opened = await panel.do("moderator", "open-round", { statement, version: 1, kind: "rating", seconds: 90 })
  const round = RoundId.parse(opened["round"])
  const ends = async (now: number) => {
    const state = await panel.stage.state()
    const end = roundEnds(state.rounds[round]!, state.sessions[panel.session]!, start + now * 1_000)
    return ((end ?? 0) - start) / 1_000
  }
  expect(await ends(10)).toBe(90)
  at(30)
  await panel.do("moderator", "pause-session", { session: panel.session })
  // while it lasts, the minute that is left stays
  expect(await ends(100)).toBe(160)
  at(330)
  await panel.do("moderator", "resume-session", { session: panel.session })
  expect(await ends(340)).toBe(390)
  at(350)
  await panel.do("moderator", "extend-round", { round })
  expect(await ends(360)).toBe(450)
  at(400)
  await panel.do("moderator", "pause-session", { session: panel.session })
  at(410)
  await panel.do("moderator", "resume-session", { session: panel.session })
  expect(await ends(420)).toBe(460)
  at(500)
  await panel.do("moderator", "extend-round", { round })
  expect(await ends(500)).toBe(560)
})

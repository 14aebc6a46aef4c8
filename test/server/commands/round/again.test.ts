import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { duesOf } from "../../../../server/commands/deadline/dues.ts"
import { server } from "../../../../server/core/serverActor.ts"
import type { CommandInput } from "../../../../shared/contract/commands.ts"
import { RoundId } from "../../../../shared/model/ids.ts"
import { classIn } from "../../../../shared/rules/round/outcome/classes.ts"
import { scoresOf, statistics } from "../../../../shared/rules/round/outcome/ratings.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
let now: number
beforeEach(async () => {
  panel = await openPanel({ panelists: 10, sided: true })
  now = Date.UTC(2020, 0, 2)
  panel.stage.at(now)
})
afterEach(() => panel.end())

const even = { evenBelowQuorum: true }

async function opened(options: Partial<CommandInput<"open-round">> = {}): Promise<RoundId> {
  const statement = await panel.proposed()
  const rating = { statement, version: 1, kind: "rating", anonymity: "pseudonymous", absentees: "named" } as const
  return RoundId.parse((await panel.do("moderator", "open-round", { ...rating, ...options }))["round"])
}

const rate = async (round: RoundId, ...who: number[]) => {
  for (const n of who)
    await panel.do(`panelist${n}`, "answer-round", { round, answer: { kind: "rating", score: 8 }, seen: 0 })
}

const rowOf = async (round: RoundId) => (await panel.stage.state()).rounds[round]!

/** The command as the chair's page sends it, without the kit's second press that shows the result at once. */
const send = (kind: "close-and-show" | "close-round" | "reopen-round", round: RoundId) =>
  panel.stage.do(panel.people["moderator"]!, kind, { round, ...(kind !== "reopen-round" && even) })

/** Does what the server does by itself at this time. */
async function meet(at: number): Promise<void> {
  panel.stage.at(at)
  const { dispatch } = panel.instance
  const state = await panel.stage.state()
  for (const due of duesOf(state))
    if (due.at <= at) await dispatch.perform(state.workspace!.id, server, due.command, null)
}

describe("a round that closes while somebody has not answered (DOMAIN Q4)", () => {
  test("is shown ten seconds later by the server, also after a restart", async () => {
    const round = await opened()
    await rate(round, 1, 2, 3, 4)
    await send("close-and-show", round)
    expect(await rowOf(round)).toMatchObject({ state: "closed", again: now + 10_000, shows: true, answers: null })
    await meet(now + 9_999)
    expect(await rowOf(round)).toMatchObject({ state: "closed", answers: null })
    await panel.restart(now + 10_000)
    await meet(now + 10_000)
    expect(await rowOf(round)).toMatchObject({ state: "revealed", answered: 4 })
  })

  test.each(["close-and-show", "close-round"] as const)("goes on after %s, with the answers it had", async kind => {
    const round = await opened()
    await rate(round, 1, 2, 3, 4)
    await send(kind, round)
    panel.stage.at(now + 9_000)
    await send("reopen-round", round)
    expect(await rowOf(round)).toMatchObject({ state: "open", closedAt: null, fewSides: undefined })
    await rate(round, 5, 6, 7, 8, 9, 10)
    await meet(now + 60_000)
    expect(await rowOf(round)).toMatchObject({ state: "open" })
    await send("close-and-show", round)
    const shown = await rowOf(round)
    expect(shown).toMatchObject({ state: "revealed", answered: 10 })
    expect(classOf(shown)).toMatchObject({ is: "supported" })
  })

  test("is not taken up again after ten seconds, after its result, or where everybody had answered", async () => {
    const round = await opened()
    await rate(round, 1, 2)
    await send("close-round", round)
    panel.stage.at(now + 10_000)
    expect(await panel.refused("moderator", "reopen-round", { round })).toBe("again-over")
    await panel.do("moderator", "reveal-round", { round })
    expect(await panel.refused("moderator", "reopen-round", { round })).toBe("again-over")
    const whole = await opened()
    await rate(whole, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
    await send("close-round", whole)
    expect(await panel.refused("moderator", "reopen-round", { round: whole })).toBe("again-over")
    expect(await panel.refused("panelist1", "reopen-round", { round: whole })).toBe("moderator-only")
  })

  test("a batch goes on together, and is shown together", async () => {
    const statements = [{ statement: await panel.proposed("One."), version: 1 }]
    statements.push({ statement: await panel.proposed("Two."), version: 1 })
    await panel.do("moderator", "open-batch", { statements, kind: "rating" })
    const [first, second] = Object.keys((await panel.stage.state()).rounds).map(id => RoundId.parse(id))
    await rate(first!, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
    await send("close-and-show", first!)
    const states = async () => [(await rowOf(first!)).state, (await rowOf(second!)).state]
    expect(await states()).toEqual(["closed", "closed"])
    await send("reopen-round", second!)
    expect(await states()).toEqual(["open", "open"])
    await send("close-and-show", second!)
    await meet(now + 10_000)
    expect(await states()).toEqual(["revealed", "revealed"])
  })
})

const classOf = (round: Awaited<ReturnType<typeof rowOf>>) => classIn(round, statistics(scoresOf(round.answers ?? []))!)

/** A rating of ten that closes with these answers, while these are connected. */
async function closedWith(answered: number[], here: number[], options: Partial<CommandInput<"open-round">> = {}) {
  const round = await opened(options)
  await rate(round, ...answered)
  panel.stage.present([panel.people["moderator"]!, ...here.map(n => panel.people[`panelist${n}`]!)])
  await panel.do("moderator", "close-and-show", { round })
  return rowOf(round)
}

describe("a rating has no class without its quorum (DOMAIN G5)", () => {
  const [odd, all] = [
    [1, 3, 5, 7, 9],
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  ]

  test("where fewer answered than the quorum of all, also between sessions", async () => {
    const round = await closedWith(odd, all, { absentees: "counted" })
    expect(round).toMatchObject({ needsQuorum: true })
    expect(round.fewSides).toBeUndefined()
    expect(classOf(round)).toMatchObject({ is: null, of: "all" })
  })

  test("where fewer of a side were connected at the close, or had answered", async () => {
    const cut = await closedWith(all, odd)
    expect(cut.fewSides).toEqual([{ side: "C", answered: 5, connected: 0 }])
    expect(classOf(cut)).toEqual({ is: null, of: "side", side: "C", answered: 5, connected: 0, asked: 5 })
    const silent = await closedWith([...odd, 2, 4], all)
    expect(silent.fewSides).toEqual([{ side: "C", answered: 2, connected: 5 }])
  })

  test("but no side is looked at where absentees are only counted", async () => {
    const round = await closedWith([...odd, 2, 4], odd, { absentees: "counted" })
    expect(round.fewSides).toBeUndefined()
    expect(classOf(round)).toMatchObject({ is: "supported" })
  })
})

import { expect, test } from "vitest"
import { server, serverActor } from "../../../server/core/serverActor.ts"
import { foldOne } from "../../../shared/fold/fold.ts"
import { turnMs } from "../../../shared/fold/nouns/time/standing.ts"
import { turnsOf } from "../../../shared/minutes/time/turns.ts"
import { SideId } from "../../../shared/model/ids.ts"
import { sideTimes } from "../../../shared/rules/floor/budgets/sideTimes.ts"
import { turnLeft } from "../../../shared/rules/floor/budgets/turnLeft.ts"
import { spokenUntil } from "../../../shared/rules/floor/queue.ts"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { openPanel } from "../../kit/servers/panel.ts"

const start = 1_790_000_000_000
const minute = 60_000

/** A sided panel whose panelist speaks, with ten minutes for each side. */
async function speaking() {
  const panel = await openPanel({ sided: true })
  panel.stage.at(start)
  const seconds = 600
  const budgets = [SideId.parse("C"), SideId.parse("J")].map(side => ({ side, seconds }))
  await panel.do("moderator", "set-budgets", { session: panel.session, item: null, budgets })
  const statement = await panel.proposed()
  await panel.do("moderator", "give-floor", { session: panel.session, member: panel.people["panelist1"]! })
  return { panel, statement, member: panel.people["panelist1"]! }
}

const row = async ({ panel }: Awaited<ReturnType<typeof speaking>>) => {
  const state = await panel.stage.state()
  return { state, session: state.sessions[panel.session]! }
}

test("while a round is open neither the turn nor the side's time runs, and both go on afterwards", async () => {
  const given = await speaking()
  const { panel, statement, member } = given
  panel.stage.at(start + minute)
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "rating" })
  const before = await row(given)
  const left = turnLeft(before.state, before.session, start + minute)
  expect(turnLeft(before.state, before.session, start + 9 * minute)).toEqual(left)
  panel.stage.at(start + 9 * minute)
  await panel.do("moderator", "close-round", { round: String(round) })
  panel.stage.at(start + 10 * minute)
  const { state, session } = await row(given)
  expect(spokenUntil(session.floor, member, start + 10 * minute)).toBe(2 * minute)
  const side = state.members[member]!.side
  expect(sideTimes(state, session, start + 10 * minute, null).find(one => one.side === side)?.used).toBe(2 * minute)
  await panel.do("moderator", "end-floor", { session: panel.session, seen: member })
  expect((await row(given)).session.floor.spoken[member]).toBe(2 * minute)
  await panel.end()
})

test("whatever is opened, made void, given and ended in whatever order, fold and minutes count the same time", async () => {
  const { below } = chance(amounts.seed)
  const given = await speaking()
  const { panel, statement, member } = given
  const [workspace] = await panel.instance.directory.workspaces()
  let at = start
  let open: string | null = null
  let speaks = true
  let counted = 0
  for (let step = 0; step < 60; step++) {
    const ms = 1_000 + below(minute)
    at += ms
    if (speaks && open === null) counted += ms
    panel.stage.at(at)
    const what = below(3)
    if (what === 0) {
      if (open === null)
        open = String((await panel.do("moderator", "open-round", { statement, version: 1, kind: "rating" }))["round"])
      else {
        await panel.do("moderator", "void-round", { round: open, reason: "Again." })
        open = null
      }
    } else if (what === 1) {
      const { session } = panel
      if (speaks) await panel.do("moderator", "end-floor", { session, seen: member })
      else {
        await panel.do("moderator", "give-floor", { session, member })
      }
      speaks = !speaks
    } else
      await panel.instance.dispatch.perform(
        workspace!.id,
        server,
        serverActor(() => ({ events: [] })),
        null,
      )
  }
  const { state, session } = await row(given)
  expect(spokenUntil(session.floor, member, at)).toBe(counted)
  const { list } = await panel.instance.folds.entries(workspace!.id, 0, "room")
  const upTo = { ...list.at(-1)!, at, kind: "session-paused" as const, body: { session: panel.session } }
  const turns = [...turnsOf([...list, upTo], state.rounds).values()]
  expect(turns.reduce((all, { ms }) => all + ms, 0)).toBe(counted)
  await panel.end()
})

test("a round of an earlier version stops no clock", async () => {
  const given = await speaking()
  const { panel, statement } = given
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "rating" })
  const [workspace] = await panel.instance.directory.workspaces()
  const { list } = await panel.instance.folds.entries(workspace!.id, 0, "room")
  const opened = list.find(one => one.kind === "round-opened")!
  if (opened.kind !== "round-opened") throw new Error("no round")
  const { stopsClock, ...body } = opened.body
  expect(stopsClock).toBe(true)
  await panel.do("moderator", "void-round", { round: String(round), reason: "Again." })
  const { state } = await row(given)
  const later = foldOne(state, { ...opened, seq: state.seq + 1, at: start + minute, body })
  const { speaking: turn } = later.sessions[panel.session]!.floor
  expect(turn?.stoppedAt).toBeUndefined()
  expect(turnMs(turn!, start + 5 * minute)).toBe(5 * minute)
  await panel.end()
})

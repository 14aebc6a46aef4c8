import { afterEach, describe, expect, test } from "vitest"
import { noting } from "../../../../server/commands/floor/comingAndGoing.ts"
import { server, serverActor } from "../../../../server/core/serverActor.ts"
import type { NewEvent } from "../../../../shared/contract/events.ts"
import { RoundId } from "../../../../shared/model/ids.ts"
import { reachFor } from "../../../../shared/rules/round/electorate/unheard.ts"
import { standing } from "../../../../shared/rules/round/outcome/standing.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

const start = 1_790_000_000_000
const minute = 60_000
const day = 24 * 60 * minute
const panelists = ["panelist1", "panelist2", "panelist3", "panelist4"] as const

async function opened(endsAt = start + day) {
  const statement = await panel.proposed()
  const made = await panel.do("moderator", "open-silence", { statement, version: 1, endsAt })
  return RoundId.parse(made["round"])
}

const workspace = async () => (await panel.instance.directory.workspaces())[0]!.id

/** The server notes something by itself. */
const noted = async (event: NewEvent) =>
  void (await panel.instance.dispatch.perform(
    await workspace(),
    server,
    serverActor(() => ({ events: [event] })),
    null,
  ))

/** Ends the silence, and returns who agrees by silence, who was not reached, and the level. */
async function came(round: RoundId, endsAt = start + day) {
  panel.stage.at(endsAt)
  await panel.do("moderator", "close-and-show", { round })
  const state = await panel.stage.state()
  const row = state.rounds[round]!
  const named = (ids: readonly (string | null)[]) => panelists.filter(name => ids.includes(panel.people[name]!))
  return {
    state: row.state,
    silent: named((row.answers ?? []).filter(({ silent }) => silent).map(({ member }) => member)),
    notReached: named(row.notReached ?? []),
    level: standing(state, row.statement)?.computed,
  }
}

describe("between meetings", () => {
  test("silence agrees for who opened the notice from the own seat, and for nobody else: a copied notice reaches nobody", async () => {
    panel = await openPanel({ live: false })
    panel.stage.at(start)
    const round = await opened()
    await panel.do("moderator", "send-notice", { about: { of: "silence", round }, by: "copied" })
    for (const who of panelists.slice(0, 3)) await panel.do(who, "see-silence", { round })
    expect(await came(round)).toEqual({
      state: "revealed",
      silent: ["panelist1", "panelist2", "panelist3"],
      notReached: ["panelist4"],
      level: "consensus",
    })
  })

  test("who was not reached counts against the quorum", async () => {
    panel = await openPanel({ live: false })
    panel.stage.at(start)
    const round = await opened()
    await panel.do("panelist1", "see-silence", { round })
    expect(await came(round)).toMatchObject({ silent: ["panelist1"], level: "no_quorum" })
  })

  test("a letter reaches only whose own address it went to", async () => {
    panel = await openPanel({ live: false })
    panel.stage.at(start)
    const round = await opened()
    const [one, two, three] = panelists.map(name => panel.people[name]!)
    const about = { of: "silence", round } as const
    const body = { notice: "n", about, how: "mail" as const, members: [one!, two!, three!], missed: [], owned: [one!] }
    await noted({ kind: "notice-sent", body })
    expect(await came(round)).toMatchObject({ silent: ["panelist1"] })
  })

  test("a seat that could not answer for a part of it is not reached: suspended and lifted", async () => {
    panel = await openPanel({ live: false })
    panel.stage.at(start)
    const round = await opened()
    for (const who of panelists) await panel.do(who, "see-silence", { round })
    const member = panel.people["panelist2"]!
    await panel.do("host", "suspend-member", { member, reason: "Lost phone." })
    await panel.do("host", "lift-suspension", { member })
    const { rounds } = await panel.stage.state()
    expect(rounds[round]?.unable).toEqual([member])
    expect(await came(round)).toMatchObject({ notReached: ["panelist2"] })
  })

  test("opening the page confirms once, and only an elector does", async () => {
    panel = await openPanel({ live: false })
    panel.stage.at(start)
    const round = await opened()
    await panel.do("panelist1", "see-silence", { round })
    const { seq } = await panel.stage.state()
    await panel.do("panelist1", "see-silence", { round })
    expect((await panel.stage.state()).seq).toBe(seq)
    expect(await panel.refused("moderator", "see-silence", { round })).toBe("not-in-electorate")
    expect(await panel.refused("secretary", "see-silence", { round })).toBe("not-permitted")
    panel.stage.at(start + day)
    expect(await panel.refused("panelist2", "see-silence", { round })).toBe("round-closed")
  })

  test("where a seat needs an account, a letter alone reaches nobody", async () => {
    panel = await openPanel({ live: false })
    panel.stage.at(start)
    const statement = await panel.proposed()
    await noted({ kind: "accounts-set", body: { required: true } })
    panel.stage.at(start + 2 * day)
    const endsAt = start + 3 * day
    const made = await panel.do("moderator", "open-silence", { statement, version: 1, endsAt })
    const round = RoundId.parse(made["round"])
    const about = { of: "silence", round } as const
    const members = panelists.map(name => panel.people[name]!)
    await noted({ kind: "notice-sent", body: { notice: "n", about, how: "mail", members, missed: [], owned: members } })
    expect((await came(round, endsAt)).state).toBe("void")
  })
})

describe("in a live session", () => {
  const here = async (...who: string[]) => {
    panel.stage.present(who.map(name => panel.people[name]!))
    const ids = new Set(who.map(name => panel.people[name]!))
    const away = new Set(Object.values(panel.people).filter(id => !ids.has(id)))
    await panel.instance.dispatch.perform(await workspace(), server, noting(ids, away), null)
  }

  test("two minutes are the least, and silence agrees for who stayed connected throughout", async () => {
    panel = await openPanel()
    panel.stage.at(start)
    await here("moderator", "panelist1", "panelist2", "panelist3")
    const endsAt = start + 2 * minute
    const statement = await panel.proposed("Another text.")
    const early = { statement, version: 1, endsAt: endsAt - 1 }
    expect(await panel.refused("moderator", "open-silence", early)).toBe("silence-length")
    const round = await opened(endsAt)
    panel.stage.at(start + minute)
    await here("moderator", "panelist1", "panelist2")
    await here("moderator", "panelist1", "panelist2", "panelist3", "panelist4")
    expect(await came(round, endsAt)).toMatchObject({
      silent: ["panelist1", "panelist2"],
      notReached: ["panelist3", "panelist4"],
    })
  })

  test("who is ticked, or gone at the end, is not reached", async () => {
    panel = await openPanel()
    panel.stage.at(start)
    await here("moderator", "panelist1", "panelist2", "panelist3")
    const member = panel.people["panelist4"]!
    await panel.do("secretary", "tick-attendance", { session: panel.session, member, here: true })
    const round = await opened(start + 2 * minute)
    panel.stage.at(start + minute)
    panel.stage.present(["panelist1", "panelist2"].map(name => panel.people[name]!))
    expect(await came(round, start + 2 * minute)).toMatchObject({ notReached: ["panelist3", "panelist4"] })
  })
})

test("the floor of a silence is a day, in a live session two minutes", async () => {
  panel = await openPanel()
  const state = await panel.stage.state()
  const session = state.sessions[panel.session]!
  const reach = (length: number, now: typeof session.state) =>
    reachFor({ sessions: { [panel.session]: { ...session, state: now } } }, start + length, start)
  for (const now of ["scheduled", "paused", "closed"] as const) expect(reach(day - 1, now)).toBeNull()
  expect(reach(2 * minute - 1, "live")).toBeNull()
  expect([reach(2 * minute, "live"), reach(day, "live"), reach(day, "closed")]).toEqual([
    "connection",
    "notice",
    "notice",
  ])
})

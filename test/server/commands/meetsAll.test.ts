import { afterEach, expect, test } from "vitest"
import * as z from "zod"
import { featuresOf, type PanelPorts } from "../../../server/commands/panelDispatch.ts"
import { defineLooking } from "../../../server/core/command.ts"
import { createDispatch } from "../../../server/core/dispatch.ts"
import type { Unit } from "../../../server/ports/database/store.ts"
import type { AdoptedWords } from "../../../shared/contract/events/proposal.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { CommandId, InviteId, MemberId } from "../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

/** The order in which the parts of the dispatcher were run. */
let ran: string[]
let units: Unit[]

const named =
  <Given extends unknown[], Result>(name: string, part: (...given: Given) => Result) =>
  (...given: Given): Result => {
    ran.push(name)
    return part(...given)
  }

const idOf = (who: string) => panel.people[who] ?? MemberId.parse("nobody")

/**
 * Sends one command that meets every guard, addition and row: it suspends a delegate whose alternate sits, reissues a
 * seat, revokes a link, and adopts minutes, or proposes it by the hashes that its sender has `read`. `behind` times
 * another commit comes first; no unit is stored.
 */
async function sendAll({ behind = 0, read = null }: { behind?: number; read?: AdoptedWords | null } = {}) {
  panel = await openPanel()
  await panel.take("panelist2")
  await panel.alternate("panelist2", "Ines", true)
  await panel.do("panelist2", "seat-alternate", {})
  await panel.do("moderator", "close-session", { session: panel.session })
  ran = []
  units = []
  const { instance, session } = panel
  const state = await panel.stage.state()
  const commit = async (unit: Unit) => {
    ran.push("commit")
    units.push(unit)
    return units.length <= behind ? ({ kind: "behind" } as const) : ({ kind: "committed", head: unit.expect } as const)
  }
  const ports: PanelPorts = {
    ...instance,
    store: { ...instance.store, commit },
    documents: instance.sync.documents,
    alias: () => "",
    mails: true,
    present: () => new Set(Object.values(panel.people)),
  }
  const events: NewEvent[] = [
    { kind: "member-suspended", body: { member: idOf("panelist2"), reason: "Away." } },
    { kind: "seat-reissued", body: { member: idOf("panelist3"), reason: "A lost key." } },
    { kind: "invite-revoked", body: { invite: InviteId.parse("a-link") } },
    read === null
      ? { kind: "minutes-adopted", body: { session } }
      : {
          kind: "proposal-made",
          body: { proposal: "to-adopt", about: { act: "adopt", session, words: read }, asker: null, reason: "" },
        },
  ]
  const meetsAll = defineLooking(z.object({}), {
    action: "run a round",
    own: named("right", () => true),
    looksUp: () => ({ find: named("look-up", async () => ({ found: 1 })) }),
    decide: named("decide", () => ({ events })),
  })
  const features = featuresOf(ports)
  const dispatch = createDispatch(
    {
      ...features,
      readerOf: () => meetsAll,
      guards: features.guards.map(guard => named(guard.name, guard)),
      additions: features.additions.map(add => named(add.name, add)),
      rows: features.rows.map(rows => named(rows.name, rows)),
    },
    ports,
  )
  const actor = { member: idOf("moderator"), name: "moderator", role: "moderator", side: null, host: false } as const
  if (!state.workspace) throw new Error("no panel")
  const id = CommandId.parse("all")
  return dispatch.command(state.workspace.id, actor, { id, kind: "meets-all", body: {} })
}

const before = [
  "right",
  "notBarred",
  "keptByAccount",
  "look-up",
  "decide",
  "sharedSeats",
  "seatLetters",
  "adoptedWords",
]
const written = ["recorded", "draftsOver", "exportsOver", "commit"]

test("a command that meets all is checked, looked up, decided, added to and written in this order, and again after another commit", async () => {
  expect((await sendAll({ behind: 1 })).ok).toBe(true)
  expect(ran).toEqual([...before, ...written, ...before, ...written])
})

test("each addition and each row finds what it is for in the same command", async () => {
  await sendAll()
  const [unit] = units
  expect(unit?.events.map(({ kind }) => kind)).toEqual([
    // the delegate sits again before the suspension that takes the seat
    "delegate-seated",
    "member-suspended",
    "seat-reissued",
    "invite-revoked",
    "minutes-adopted",
    // the delegate is told of the suspension, and both of the seat that was handed back
    "notice-wanted",
    "notice-wanted",
    "notice-wanted",
  ])
  expect(unit?.host?.map(({ kind }) => kind)).toEqual(["link-revoked"])
  expect(unit?.directory.map(({ kind }) => kind)).toEqual([
    "member-drafts-ended",
    "member-drafts-ended",
    "exports-ended",
  ])
  expect(unit?.changesRights).toBe(true)
})

test("minutes that read otherwise than they do now stop the whole command", async () => {
  expect(await sendAll({ read: { minutes: "0".repeat(64), outcomes: "0".repeat(64) } })).toMatchObject({
    ok: false,
    refusal: { code: "minutes-changed" },
  })
  expect(ran).toEqual(before)
  expect(units).toEqual([])
})

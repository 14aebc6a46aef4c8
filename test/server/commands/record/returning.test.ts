import { beforeEach, describe, expect, test } from "vitest"
import { recordDefinitions } from "../../../../server/commands/record/recordDefinitions.ts"
import { sealedReason } from "../../../../server/commands/record/sealedReason.ts"
import type { Situation } from "../../../../server/core/command.ts"
import { lineOf } from "../../../../server/evidence/shownEntries.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"
import { type MemberId, RecordId } from "../../../../shared/model/ids.ts"
import { mayReadReason } from "../../../../shared/rules/record/returning.ts"
import { type SidedPanel, sidedPanel } from "../../model/sidedPanel.ts"

const reason = "Our ministry wants the word serious defined first."
let panel: SidedPanel
let record: RecordId
beforeEach(async () => {
  panel = await sidedPanel()
  record = RecordId.parse((await panel.recorded()).record)
  await panel.world.made(panel.chair("J"), "return-record", { record, reason })
})

const entries = (audience: "room" | "gallery") => panel.world.ports.folds.entries(panel.world.workspace, 0, audience)
const kept = async () => {
  const { world } = panel
  return sealedReason(world.store, world.workspace, await world.state(), record)
}

describe("why a declaration was returned", () => {
  test("is in no reading of the log and no folded state, of the room or of the gallery", async () => {
    for (const audience of ["room", "gallery"] as const) {
      const { list } = await entries(audience)
      expect(JSON.stringify(list)).not.toContain("ministry")
      expect(JSON.stringify((await panel.world.live())[audience])).not.toContain("ministry")
      expect(fold(emptyState, list)).toEqual((await panel.world.live())[audience])
    }
    expect((await panel.record(record))?.state).toBe("returned")
    expect(await panel.world.chain()).toMatchObject({ broken: null })
  })

  test("is in no bundle either, not even in the host's own export: its entry proves itself without", async () => {
    const { world } = panel
    const rows = await world.store.events(world.workspace, 0, 10_000)
    for (const audience of ["room", "gallery"] as const) {
      const showing = {
        workspace: world.workspace,
        audience,
        attribution: "named" as const,
        covers: () => true,
        isGone: () => false,
        isWithheld: () => false,
        signatures: new Map<number, string>(),
        sha256,
      }
      const lines = rows.map(row => JSON.stringify(lineOf(row, showing)))
      expect(lines.filter(line => line.includes("record-returned"))).toHaveLength(1)
      expect(lines.join()).not.toContain("ministry")
    }
  })

  test("is read by those who declare and confirm, and by nobody else of the panel", async () => {
    expect(await kept()).toEqual({ reason })
    const { chair, expert, world } = panel
    await world.made(chair("C"), "name-deputy", { side: "C", member: expert("C") })
    const state = await world.state()
    const readers = Object.values(state.members).filter(({ id }) => mayReadReason(state, state.records[record]!, id))
    expect(readers.map(({ id }) => id).toSorted()).toEqual([chair("C"), chair("J"), expert("C")].toSorted())
    expect(mayReadReason(state, state.records[record]!, null)).toBe(false)
  })

  test("is kept in the database, where whoever holds it can read it", async () => {
    const { store, workspace } = panel.world
    expect(JSON.stringify(await store.events(workspace, 0, 10_000))).toContain(reason)
  })

  test("is published by one of the two chairs, for all, and by nobody else", async () => {
    const { chair, expert, world, refused } = panel
    for (const who of [expert("C"), expert("J")])
      expect((await refused(who, "publish-return-reason", { record })).code).toBe("not-permitted")
    await world.made(chair("C"), "publish-return-reason", { record })
    expect((await panel.record(record))?.reason).toBe(reason)
    expect(JSON.stringify((await entries("gallery")).list)).toContain("ministry")
    const { seq } = await world.state()
    await world.made(chair("J"), "publish-return-reason", { record })
    expect((await world.state()).seq).toBe(seq)
  })

  test("is neither read nor published by somebody who took the seat of one of the two since", async () => {
    const { chair, expert, world } = panel
    const state = await world.state()
    const card = state.records[record]!
    const since = { by: null, at: world.now() + 1, reason: "The phone is lost." }
    for (const who of [chair("C"), chair("J")]) {
      const [former, other] = [state.members[who as MemberId]!, state.members[expert("C") as MemberId]!]
      const holder = (more: object): State => ({
        ...state,
        members: { ...state.members, [who]: { ...former, role: other.role, ...more } },
      })
      const actor = { member: former.id } as Situation["actor"]
      const asked = recordDefinitions["publish-return-reason"]({ record })
      const may = (then: State) => [
        mayReadReason(then, card, who),
        "own" in asked && asked.own({ state: then, actor } as Situation),
      ]
      expect(may(holder({}))).toEqual([true, true])
      expect(may(holder({ reissued: since }))).toEqual([false, false])
    }
  })

  test("stays in the open where an earlier version wrote it there", async () => {
    const { list } = await entries("room")
    const open = list.map(entry =>
      entry.kind === "record-returned" ? { ...entry, body: { ...entry.body, reason: "As before." } } : entry,
    )
    expect(fold(emptyState, open as typeof list).records[record]).toMatchObject({
      state: "returned",
      reason: "As before.",
    })
  })
})

import { beforeEach, describe, expect, test } from "vitest"
import { MemberId, RecordId, SideId } from "../../../../shared/model/ids.ts"
import { askedToConsent, consentNeeded } from "../../../../shared/rules/people/consent/consent.ts"
import { recordSidesAwaited } from "../../../../shared/rules/people/consent/voices.ts"
import type { Model } from "../../model/panelModel.ts"
import { peopleOf } from "../../model/steps/leading.ts"
import { openWorld, seatPanel, type World } from "../../model/world.ts"
import { declaredRecord } from "./declaredRecord.ts"

let world: World
let model: Model
const J = SideId.parse("J")
let E: SideId
let chairE: string

/** The sides C, J and E, each with a co-moderator. */
beforeEach(async () => {
  world = await openWorld(true)
  model = await seatPanel(world, true)
  const [c, j] = (await world.state()).sides
  const sides = [c!, j!, { title: { en: "E" }, mark: "E" }]
  await world.made(chair("C"), "set-sides", { sides })
  E = (await world.state()).sides[2]!.id
  chairE = String(
    (await world.made(null, "admit-member", { name: "chair of E", role: "moderator", side: E }))["member"],
  )
})

const chair = (side: string) => peopleOf(model, "moderator", side)[0]?.id ?? ""
const answer = async (who: string, kind: string, body: unknown) => {
  const answered = await world.send(who, kind, body)
  return answered.ok ? "done" : answered.refusal.code
}
const move = (member: string, side: SideId) =>
  world.made(null, "change-member", { member: MemberId.parse(member), role: "moderator", side })
const card = async (record: string) => (await world.state()).records[RecordId.parse(record)]!

describe("a record that three sides confirm", () => {
  let record: string
  beforeEach(async () => {
    record = await declaredRecord(world, model, chair("C"))
  })
  const awaited = async () => recordSidesAwaited(await world.state(), await card(record))

  test("keeps a side's confirmation after the confirmer has moved, and waits for their new side", async () => {
    await world.made(chair("J"), "confirm-record", { record })
    await move(chair("J"), E)
    expect(await awaited()).toEqual([E])
    expect(await answer(chair("J"), "confirm-record", { record })).not.toBe("done")
    await world.made(chairE, "confirm-record", { record })
    expect((await card(record)).state).toBe("in_force")
  })

  test("counts as the declarer's side the one that declared it", async () => {
    await move(chair("C"), E)
    expect(await awaited()).toEqual([J, E])
    expect(await answer(chair("C"), "confirm-record", { record })).not.toBe("done")
  })

  test("hears from a second chair of a side that it has confirmed already", async () => {
    await world.made(chair("J"), "confirm-record", { record })
    await move(chair("J"), E)
    const second = String(
      (await world.made(null, "admit-member", { name: "J2", role: "moderator", side: J }))["member"],
    )
    expect(await answer(second, "confirm-record", { record })).toBe("already-done")
  })

  test("waits for the present side of its confirmer where an earlier version's state does not say the side", async () => {
    await world.made(chair("J"), "confirm-record", { record })
    await move(chair("J"), E)
    const { declaredFor: _, ...row } = await card(record)
    const earlier = { ...row, confirmations: row.confirmations.map(({ by, at }) => ({ by, at })) }
    expect(recordSidesAwaited(await world.state(), earlier)).toEqual([J])
  })
})

describe("a proposal that three sides confirm", () => {
  let proposal: string
  beforeEach(async () => {
    const record = await declaredRecord(world, model, chair("C"))
    for (const who of [chair("J"), chairE]) await world.made(who, "confirm-record", { record })
    const made = await world.made(chair("C"), "withdraw-record", { record, reason: "Overtaken." })
    proposal = String(made["proposal"])
  })
  const row = async () => (await world.state()).proposals[proposal]!
  const awaited = async () => consentNeeded(await world.state(), await row())

  test("keeps a side's consent after the confirmer has moved, and waits for their new side", async () => {
    await world.made(chair("J"), "confirm-proposal", { proposal })
    await move(chair("J"), E)
    expect(await awaited()).toEqual({ kind: "sides", sides: [E] })
    expect(askedToConsent(await world.state(), await row())).toEqual([chairE])
    expect(await answer(chair("J"), "confirm-proposal", { proposal })).toBe("not-permitted")
    await world.made(chairE, "confirm-proposal", { proposal })
    expect((await row()).state).toBe("carried")
  })

  test("counts as the asker's side the one for which they asked", async () => {
    await move(chair("C"), E)
    expect(await awaited()).toEqual({ kind: "sides", sides: [J, E] })
    expect(askedToConsent(await world.state(), await row())).toEqual([chair("J"), chairE])
  })

  test("that was confirmed by a member who left the chair since is confirmed for that side", async () => {
    await world.made(chair("J"), "confirm-proposal", { proposal })
    await world.made(null, "remove-member", { member: MemberId.parse(chair("J")) })
    expect(await awaited()).toEqual({ kind: "sides", sides: [E] })
  })
})

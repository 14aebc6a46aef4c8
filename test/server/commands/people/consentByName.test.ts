import { beforeEach, expect, test } from "vitest"
import { MemberId, SideId } from "../../../../shared/model/ids.ts"
import { isElector } from "../../../../shared/rules/readings/members.ts"
import type { Model } from "../../model/panelModel.ts"
import { peopleOf } from "../../model/steps/leading.ts"
import { openWorld, seatPanel, type World } from "../../model/world.ts"

let world: World
let model: Model
beforeEach(async () => {
  world = await openWorld(true)
  model = await seatPanel(world, true)
})

const C = SideId.parse("C")
const chair = (side: string) => peopleOf(model, "moderator", side)[0]?.id ?? ""
const described = (name: string) => ({ name, romanised: "", short: "", field: null })
const waiting = async () => Object.values((await world.state()).proposals).findLast(one => one.state === "open")
const admitted = async () => {
  const body = { name: "Wang Lei", role: "panelist" as const, side: C }
  return MemberId.parse((await world.made(chair("C"), "admit-member", body))["member"])
}
const confirms = async (proposal: string) => {
  const answered = await world.send(chair("J"), "confirm-proposal", { proposal })
  return answered.ok ? "done" : answered.refusal.code
}

test("a consent to a seat is no consent to another name that the seat got while it was asked for", async () => {
  const member = await admitted()
  const asked = (await waiting())?.id ?? ""
  await world.made(chair("C"), "describe-member", { member, ...described("Zhao Min") })
  expect(await confirms(asked)).not.toBe("done")
  expect(isElector((await world.state()).members[member]!)).toBe(false)
  const anew = await waiting()
  expect(anew).toMatchObject({ asker: chair("C"), about: { act: "seat", member }, confirmations: [] })
  expect(await confirms(anew?.id ?? "")).toBe("done")
  expect(isElector((await world.state()).members[member]!)).toBe(true)
})

test("a description that leaves the name as it is leaves the consent with those who were asked", async () => {
  const member = await admitted()
  const asked = (await waiting())?.id ?? ""
  const physics = { ...described("Wang Lei"), field: { en: "Physics" } }
  await world.made(chair("C"), "describe-member", { member, ...physics })
  expect(await confirms(asked)).toBe("done")
})

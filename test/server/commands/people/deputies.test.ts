import { beforeEach, expect, test } from "vitest"
import { isAskedToConfirm, mayConfirm } from "../../../../client/rules/offers/record/confirming.ts"
import { letterTo } from "../../../../server/letters/letterTo.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { MemberId, RecordId } from "../../../../shared/model/ids.ts"
import { needsOf } from "../../../../shared/rules/needs.ts"
import { toNotify } from "../../../../shared/rules/notices.ts"
import { noticesOf } from "../../../../shared/rules/readings/notices.ts"
import type { Model } from "../../model/panelModel.ts"
import { peopleOf } from "../../model/steps/leading.ts"
import { openWorld, seatPanel, type World } from "../../model/world.ts"
import { declaredRecord } from "./declaredRecord.ts"

let world: World
let model: Model
beforeEach(async () => {
  world = await openWorld(true)
  model = await seatPanel(world, true)
})

const chair = (side: string) => peopleOf(model, "moderator", side)[0]?.id ?? ""
const expert = (side: string) => peopleOf(model, "panelist", side)[0]?.id ?? ""
const asMe = (state: State, id: string) => {
  const { role, side, name } = state.members[MemberId.parse(id)]!
  return { member: id, name, role, side }
}
const answer = async (who: string, kind: string, body: unknown) => {
  const answered = await world.send(who, kind, body)
  return answered.ok ? "done" : answered.refusal.code
}

/** Declared by the Chinese side's chair; the Japanese side has not confirmed. */
const declared = (): Promise<string> => declaredRecord(world, model, chair("C"))
const stateOf = async (record: string) => (await world.state()).records[RecordId.parse(record)]?.state

test("a side's chair names a panelist of the side, and no other side's chair can", async () => {
  expect(await answer(chair("C"), "name-deputy", { side: "J", member: expert("J") })).not.toBe("done")
  expect(await answer(chair("J"), "name-deputy", { side: "J", member: expert("C") })).toBe("not-found")
  expect(await answer(chair("J"), "name-deputy", { side: "J", member: chair("J") })).toBe("not-found")
  expect(await answer(chair("J"), "name-deputy", { side: "J", member: expert("J") })).toBe("done")
  expect((await world.state()).deputies).toEqual({ J: expert("J") })
  expect(await answer(chair("J"), "name-deputy", { side: "J", member: null })).toBe("done")
  expect((await world.state()).deputies).toEqual({})
})

test("a deputy confirms as the side's chair would, also while a page of the chair's is open; no other panelist does", async () => {
  await world.made(chair("J"), "name-deputy", { side: "J", member: expert("J") })
  const record = await declared()
  world.present.add(chair("J"))
  expect(await answer(peopleOf(model, "panelist", "J")[1]?.id ?? "", "confirm-record", { record })).toBe(
    "not-permitted",
  )
  expect(await answer(expert("J"), "confirm-record", { record })).toBe("done")
  expect(await stateOf(record)).toBe("in_force")
})

test("while the chair is here the page asks the chair alone, and lets the deputy confirm; else it asks the deputy", async () => {
  await world.made(chair("J"), "name-deputy", { side: "J", member: expert("J") })
  const record = await declared()
  const state = await world.state()
  const card = state.records[RecordId.parse(record)]!
  const reader = (id: string, present: string[]) => ({ state, present, me: asMe(state, id) })
  const here = [chair("J"), expert("J")]
  expect(isAskedToConfirm(reader(chair("J"), here), card)).toBe(true)
  expect(isAskedToConfirm(reader(expert("J"), here), card)).toBe(false)
  expect(mayConfirm(reader(expert("J"), here), card)).toBe(true)
  expect(isAskedToConfirm(reader(expert("J"), [expert("J")]), card)).toBe(true)
  for (const nobody of [expert("C"), chair("C"), peopleOf(model, "panelist", "J")[1]?.id ?? ""])
    expect(mayConfirm(reader(nobody, []), card)).toBe(false)
})

test("the notice of a declared record goes to the side's chair and to its deputy, to each as what they are", async () => {
  await world.made(chair("J"), "name-deputy", { side: "J", member: expert("J") })
  const about = { of: "record", record: RecordId.parse(await declared()) } as const
  const state = await world.state()
  expect(toNotify(state, about)).toEqual([chair("J"), expert("J")])
  const told = (id: string) =>
    letterTo(state, { member: MemberId.parse(id), waiting: 0 }, about, "https://panel.example")?.text
  expect(told(chair("J"))).toContain("your confirmation as co-moderator.")
  expect(told(expert("J"))).toContain("your confirmation as the deputy of your side.")
  await world.made(expert("J"), "confirm-record", { record: about.record })
  expect(toNotify(await world.state(), about)).toBeNull()
})

test("a withdrawal is told to the other side's chair and deputy, to each as what they are, until it is settled", async () => {
  await world.made(chair("J"), "name-deputy", { side: "J", member: expert("J") })
  const record = RecordId.parse(await declared())
  await world.made(chair("J"), "confirm-record", { record })
  const { proposal = "" } = await world.made(chair("C"), "withdraw-record", { record, reason: "Overtaken." })
  const about = { of: "proposal", proposal: String(proposal) } as const
  const state = await world.state()
  expect(toNotify(state, about)).toEqual([chair("J"), expert("J")])
  const told = (id: string) =>
    letterTo(state, { member: MemberId.parse(id), waiting: 0 }, about, "https://panel.example")?.text
  expect(told(chair("J"))).toContain("Overtaken.")
  expect(told(chair("J"))).toContain("your confirmation as co-moderator or secretary.")
  expect(told(expert("J"))).toContain("your confirmation as the deputy of your side.")
  await world.made(chair("C"), "send-notice", { about, by: "copied" })
  expect(noticesOf(await world.state(), about)).toMatchObject([{ members: [chair("J"), expert("J")] }])
  await world.made(expert("J"), "confirm-proposal", { proposal: about.proposal })
  expect(toNotify(await world.state(), about)).toBeNull()
  expect(await answer(chair("C"), "send-notice", { about, by: "copied" })).toBe("not-found")
  const everybody = [...model.people.values()].filter(({ role }) => role !== "observer" && role !== "admin")
  expect(toNotify(await world.state(), { of: "withdrawn", record })?.toSorted()).toEqual(
    everybody.map(({ id }) => id).toSorted(),
  )
})

test("confirmations of a side wait for its chair and its deputy, and for nobody else", async () => {
  await world.made(chair("J"), "name-deputy", { side: "J", member: expert("J") })
  const record = await declared()
  const waiting = async (id: string) =>
    needsOf(await world.state(), id, new Set(), 0).filter(({ need }) => need === "confirm" || need === "consent")
  for (const id of [chair("J"), expert("J")]) expect(await waiting(id)).toEqual([{ need: "confirm", n: 1 }])
  for (const id of [chair("C"), expert("C")]) expect(await waiting(id)).toEqual([])
  await world.made(chair("J"), "confirm-record", { record })
  await world.made(chair("C"), "withdraw-record", { record, reason: "Overtaken." })
  for (const id of [chair("J"), expert("J")])
    expect(await waiting(id)).toEqual([{ need: "consent", act: "withdraw", name: "CR-1", n: 1 }])
  for (const id of [chair("C"), expert("C")]) expect(await waiting(id)).toEqual([])
})

test("a moderator without a side confirms for none, and nobody asks them to", async () => {
  const made = await world.made(null, "admit-member", { name: "Neutral", role: "moderator", side: null })
  const neutral = String(made["member"])
  const record = RecordId.parse(await declared())
  const about = { of: "record", record } as const
  const asks = async () => ({
    told: toNotify(await world.state(), about),
    needs: needsOf(await world.state(), neutral, new Set(), 0),
    confirmed: await answer(neutral, "confirm-record", { record }),
  })
  expect(await asks()).toEqual({ told: [chair("J")], needs: [], confirmed: "not-permitted" })
  await world.made(null, "remove-member", { member: chair("J") })
  expect(await asks()).toEqual({ told: null, needs: [], confirmed: "not-permitted" })
  expect(await answer(chair("C"), "send-notice", { about, by: "copied" })).toBe("not-found")
})

test("a member who has changed sides is nobody's deputy any more", async () => {
  await world.made(chair("J"), "name-deputy", { side: "J", member: expert("J") })
  const record = await declared()
  world.present.delete(chair("J"))
  await world.made(null, "change-member", { member: expert("J"), role: "panelist", side: "C" })
  expect(await answer(expert("J"), "confirm-record", { record })).toBe("not-permitted")
  expect(await stateOf(record)).toBe("declared")
})

test("a deputy may return a record with a reason", async () => {
  await world.made(chair("J"), "name-deputy", { side: "J", member: expert("J") })
  const record = await declared()
  world.present.delete(chair("J"))
  expect(await answer(expert("J"), "return-record", { record, reason: "The text differs." })).toBe("done")
  expect(await stateOf(record)).toBe("returned")
})

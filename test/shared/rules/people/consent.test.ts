import { expect, test } from "vitest"
import { emptyState } from "../../../../shared/fold/state.ts"
import { administratorMayConfirm, seatConfirmed } from "../../../../shared/rules/people/consent/consent.ts"
import { isIndependent } from "../../../../shared/rules/people/consent/voices.ts"

test("an administrator confirms what changes a seat, and nothing that is printed", () => {
  const acts = ["seat", "change", "remove", "reissue", "withdraw", "erratum", "editorial", "adopt"] as const
  expect(acts.filter(act => administratorMayConfirm({ act } as never))).toEqual(["seat", "change", "remove", "reissue"])
})

test("a seat is confirmed by a proposal that was carried, for this person by this name since the last reissue", () => {
  const about = { act: "seat", member: "Lin" }
  const confirmed = (proposal: object, member: object = {}, name = "Lin Che") => {
    const members = { Lin: { id: "Lin", name: "Lin Che", romanised: "", ...member } }
    const one = { id: "P", about, state: "carried", at: 10, ended: { at: 20 }, ...proposal }
    return seatConfirmed({ ...emptyState, members, proposals: { P: one } } as never, "Lin" as never, name)
  }
  expect(confirmed({})).toBe(true)
  for (const state of ["open", "refused", "taken_back"]) expect(confirmed({ state })).toBe(false)
  expect(confirmed({ about: { ...about, member: "Zhou" } })).toBe(false)
  expect(confirmed({ about: { ...about, act: "remove" } })).toBe(false)
  expect(confirmed({}, {}, "Zhou Yining")).toBe(false)
  expect([confirmed({}, { reissued: { at: 10 } }), confirmed({}, { reissued: { at: 9 } })]).toEqual([false, true])
  // the name that it was confirmed by has changed since
  expect(confirmed({}, { formerly: [{ name: "Lin", romanised: "", until: 25 }] })).toBe(false)
})

test("nobody confirms for an asker who has the office from the same person", () => {
  const chair = (id: string, appointedBy?: string) => ({ id, role: "moderator", side: null, appointedBy })
  const members = {
    Chen: chair("Chen"),
    Miwa: chair("Miwa", "Chen"),
    Lin: chair("Lin", "Chen"),
    Zhou: chair("Zhou", "Lin"),
    Hayase: chair("Hayase"),
  }
  const state = { ...emptyState, members } as never
  const may = (member: keyof typeof members, asker: keyof typeof members) =>
    isIndependent(state, members[member] as never, asker as never)
  expect([may("Lin", "Miwa"), may("Zhou", "Miwa"), may("Chen", "Zhou"), may("Lin", "Lin")]).toEqual([
    false,
    false,
    false,
    false,
  ])
  expect([may("Hayase", "Miwa"), may("Zhou", "Hayase")]).toEqual([true, true])
})

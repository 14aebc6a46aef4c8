import { beforeEach, describe, expect, test } from "vitest"
import { isAskedToConfirm, mayConfirm } from "../../../../client/rules/offers/record/confirming.ts"
import type { Entry } from "../../../../shared/contract/events.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"
import { MemberId, RecordId, SideId } from "../../../../shared/model/ids.ts"
import { toNotify } from "../../../../shared/rules/notices.ts"
import { askedToConsent, consentNeeded, vacantSides } from "../../../../shared/rules/people/consent/consent.ts"
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

const [C, J] = [SideId.parse("C"), SideId.parse("J")]
const chair = (side: string) => peopleOf(model, "moderator", side)[0]?.id ?? ""
const expert = (side: string, n = 0) => peopleOf(model, "panelist", side)[n]?.id ?? ""
const answer = async (who: string, kind: string, body: unknown) => {
  const answered = await world.send(who, kind, body)
  return answered.ok ? "done" : answered.refusal.code
}
const seat = (member: string, role: "moderator" | "panelist", side: SideId) =>
  world.made(null, "change-member", { member: MemberId.parse(member), role, side })
const admitChair = async (side: SideId): Promise<string> =>
  String((await world.made(null, "admit-member", { name: `chair of ${side}`, role: "moderator", side }))["member"])
const nameDeputy = (by: string, member: string) =>
  world.made(by, "name-deputy", { side: C, member: MemberId.parse(member) })

/** The chair of C asks for a record's withdrawal after an administrator has moved that chair to the side J. */
async function asksFromOtherSide(): Promise<string> {
  const record = RecordId.parse(await declaredRecord(world, model, chair("C")))
  await world.made(chair("J"), "confirm-record", { record })
  await seat(chair("C"), "moderator", J)
  const { proposal } = await world.made(chair("C"), "withdraw-record", { record, reason: "Overtaken." })
  return String(proposal)
}

describe("a deputy", () => {
  test("confirms and refuses nothing that the moderator who named them asks for from another side", async () => {
    await nameDeputy(chair("C"), expert("C"))
    const proposal = await asksFromOtherSide()
    expect(await answer(expert("C"), "confirm-proposal", { proposal })).toBe("not-permitted")
    expect(await answer(expert("C"), "refuse-proposal", { proposal, reason: "No." })).toBe("not-permitted")
    const state = await world.state()
    expect(vacantSides(state, state.proposals[proposal]!)).toEqual([C])
  })

  test("is not independent of that moderator after they were moved away and restored", async () => {
    await nameDeputy(chair("C"), expert("C"))
    const deputy = expert("C")
    const proposal = await asksFromOtherSide()
    await seat(deputy, "panelist", J)
    await seat(deputy, "panelist", C)
    expect(await answer(deputy, "confirm-proposal", { proposal })).toBe("not-permitted")
  })

  test("confirms it once another co-moderator of the side has named them anew", async () => {
    await nameDeputy(chair("C"), expert("C"))
    const proposal = await asksFromOtherSide()
    const next = await admitChair(C)
    await nameDeputy(next, expert("C", 1))
    await nameDeputy(next, expert("C"))
    expect(await answer(expert("C"), "confirm-proposal", { proposal })).toBe("done")
  })

  test("is named anew by another co-moderator in one step, though they are the deputy already", async () => {
    await nameDeputy(chair("C"), expert("C"))
    const proposal = await asksFromOtherSide()
    await nameDeputy(await admitChair(C), expert("C"))
    expect(await answer(expert("C"), "confirm-proposal", { proposal })).toBe("done")
  })

  test("confirms and returns no record of the moderator who named them, and nobody asks them to", async () => {
    await nameDeputy(chair("C"), expert("C"))
    await seat(chair("C"), "moderator", J)
    const record = RecordId.parse(await declaredRecord(world, model, chair("C")))
    const state = await world.state()
    const me = { member: expert("C"), name: "", role: "panelist" as const, side: C }
    const card = state.records[record]!
    expect(mayConfirm({ state, me, present: [] }, card)).toBe(false)
    expect(isAskedToConfirm({ state, me, present: [] }, card)).toBe(false)
    expect(toNotify(state, { of: "record", record })).toBeNull()
    expect(await answer(expert("C"), "confirm-record", { record })).toBe("not-permitted")
    expect(await answer(expert("C"), "return-record", { record, reason: "No." })).toBe("not-permitted")
  })
})

describe("an officer whom the asker appointed", () => {
  const [asker, other, officer] = ["asker", "other", "officer"].map(id => MemberId.parse(id)) as [
    MemberId,
    MemberId,
    MemberId,
  ]
  const personal = { name: "", romanised: "", short: "" }
  type Fact = Pick<Entry, "kind"> & { by: string | null; body: object }
  const admitted = (
    by: string | null,
    member: string,
    role: string,
    side: SideId | null,
    invite: string | null = null,
  ) =>
    ({ kind: "member-admitted", by, body: { member, role, side, field: null, lang: "en", invite, personal } }) as Fact
  const taken = (member: string): Fact => ({ kind: "seat-taken", by: null, body: { member, lang: "en", personal } })
  const changed = (by: string | null, role: string, side: SideId | null): Fact => ({
    kind: "member-changed",
    by,
    body: { member: officer, role, side },
  })
  const linked = (role: string, side: SideId | null): Fact => ({
    kind: "invite-made",
    by: asker,
    body: { invite: "link", role, side, member: null, uses: 1 },
  })
  const deputised = (by: string | null): Fact => ({ kind: "deputy-named", by, body: { side: J, member: officer } })

  const ways: Record<string, (role: "moderator" | "secretary", side: SideId | null) => Fact[]> = {
    admitted: (role, side) => [admitted(asker, officer, role, side)],
    promoted: (role, side) => [admitted(null, officer, "panelist", side), changed(asker, role, side)],
    "come in by the asker's link": (role, side) => [linked(role, side), admitted(null, officer, role, side, "link")],
    "moved by an administrator and back": (role, side) => [
      admitted(asker, officer, role, side),
      changed(null, role, C),
      changed(null, role, side),
    ],
    "restored by the asker": (role, side) => [
      admitted(null, officer, role, side),
      changed(null, "panelist", side),
      changed(asker, role, side),
    ],
  }

  const folded = (sided: boolean, facts: Fact[]): State => {
    const sides = sided ? [C, J].map(id => ({ id, title: { en: id }, mark: id })) : []
    const opened: Fact = {
      kind: "workspace-opened",
      by: null,
      body: { workspace: "w", slug: "w", title: {}, languages: ["en"], authentic: [], sides, rule: {} },
    }
    const chairs = [
      admitted(null, asker, "moderator", sided ? C : null),
      admitted(null, other, sided ? "moderator" : "panelist", sided ? J : null),
    ]
    const all = [opened, ...chairs, ...facts, taken(officer), ...(sided ? [] : [taken(asker)])]
    return fold(
      emptyState,
      all.map((one, at) => ({ ...one, seq: at + 1, at: at + 1 }) as unknown as Entry),
    )
  }

  /** Members whose consent the asker's withdrawal of a record, and a seat, would wait for. */
  const asked = (state: State): MemberId[] => {
    const about = { act: "seat" as const, member: other }
    const consent = consentNeeded(state, { about, asker, confirmations: [] })
    if (consent.kind === "anyOf") return consent.members
    const row = { id: "p", about: { act: "withdraw" as const, record: RecordId.parse("r") }, asker, at: 0, reason: "" }
    const records = { r: { state: "in_force" } } as never
    return askedToConsent({ ...state, records }, { ...row, state: "open", confirmations: [], ended: null })
  }

  describe.each(Object.entries(ways))("%s", (_, way) => {
    test("gives no consent to the asker as a co-moderator of the other side", () => {
      expect(asked(folded(true, way("moderator", J)))).toEqual([other])
    })
    test.each(["secretary", "moderator"] as const)("gives no consent to the asker as a %s without sides", role => {
      expect(asked(folded(false, way(role, null)))).toEqual([])
    })
  })

  test("gives consent once an administrator has given them the office anew", () => {
    const anew = [admitted(asker, officer, "moderator", J), changed(null, "panelist", J), changed(null, "moderator", J)]
    expect(asked(folded(true, anew))).toEqual([other, officer])
  })

  test("gives consent as the deputy whom another named, and not as the asker's own", () => {
    const panelist = [admitted(asker, officer, "moderator", J), changed(null, "panelist", J)]
    expect(asked(folded(true, [...panelist, deputised(other)]))).toEqual([other, officer])
    expect(asked(folded(true, [...panelist, deputised(asker)]))).toEqual([other])
    expect(asked(folded(true, [...panelist, deputised(asker), deputised(other)]))).toEqual([other, officer])
  })
})

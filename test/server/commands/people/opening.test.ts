import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { duesOf } from "../../../../server/commands/deadline/dues.ts"
import { server } from "../../../../server/core/serverActor.ts"
import { MemberId, SideId } from "../../../../shared/model/ids.ts"
import { changesUnseen, openingsOf } from "../../../../shared/rules/gate/opening.ts"
import { needsAccount } from "../../../../shared/rules/people/seats/accounts.ts"
import { unseatedReading } from "../../../../shared/rules/readings/embargo.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

const dayMs = 86_400_000
const reason = "It was agreed at lunch."
let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
  await panel.do("moderator", "set-access", { public: false, replay: "readers" })
})
afterEach(() => panel.end())

const speak = () =>
  panel.do("panelist1", "open-thread", { topic: panel.topic, entry: { lang: "en", text: "Between us." } })
const state = () => panel.stage.state()
const wider = { public: true, replay: "readers" } as const
/** Lets time pass, and does by itself what is due then. */
async function passes(ms: number): Promise<void> {
  const at = panel.instance.clock.now() + ms
  panel.stage.at(at)
  const [workspace] = await panel.instance.directory.workspaces()
  for (const due of duesOf(await state()))
    if (due.at <= at) await panel.instance.dispatch.perform(workspace!.id, server, due.command, null)
}
const callOffsIn = (...given: Parameters<typeof changesUnseen>) =>
  changesUnseen(...given).filter(({ calledOff }) => calledOff)
const isOpen = async () => unseatedReading(await state(), panel.instance.clock.now()).kind === "open"

describe("opening a panel to people without a seat", () => {
  test("is free before anybody contributed, and narrower is free at all times", async () => {
    await panel.do("secretary", "set-access", wider)
    expect(await isOpen()).toBe(true)
    await speak()
    await panel.do("secretary", "set-access", { public: false, replay: "chairs" })
    expect(await isOpen()).toBe(false)
  })

  test("by the secretary, after somebody contributed, waits for a moderator and then seven days", async () => {
    await speak()
    await panel.do("secretary", "set-access", { ...wider, reason })
    expect(await isOpen()).toBe(false)
    await panel.do("moderator", "confirm-proposal", { proposal: await panel.waiting() })
    await passes(7 * dayMs - 1)
    expect([await isOpen(), openingsOf(await state()).length]).toEqual([false, 1])
    await passes(1)
    expect([await isOpen(), (await state()).workspace?.openings]).toEqual([true, undefined])
  })

  test("by a moderator beside whom nobody is acts at once with a reason, and waits seven days all the same", async () => {
    await speak()
    expect(await panel.refused("moderator", "set-access", wider)).toBe("alone-why")
    await panel.do("moderator", "set-access", { ...wider, reason })
    await passes(6 * dayMs)
    expect(await isOpen()).toBe(false)
    await passes(dayMs)
    expect(await isOpen()).toBe(true)
  })

  test("is refused with a reason, and anything narrower ends what was planned", async () => {
    await speak()
    await panel.do("secretary", "set-access", { ...wider, reason })
    await panel.do("moderator", "refuse-proposal", { proposal: await panel.waiting(), reason: "We spoke in private." })
    await passes(8 * dayMs)
    expect(await isOpen()).toBe(false)
    await panel.do("moderator", "set-access", { ...wider, reason })
    await panel.do("moderator", "set-access", { public: false, replay: "readers" })
    await passes(8 * dayMs)
    expect(await isOpen()).toBe(false)
  })

  test("by an earlier end of an embargo needs the same; setting and lengthening one does not", async () => {
    const { session } = panel
    await speak()
    const until = panel.instance.clock.now() + 30 * dayMs
    await panel.do("secretary", "set-embargo", { session, until })
    await panel.do("moderator", "set-access", { ...wider, reason })
    await passes(8 * dayMs)
    await panel.do("secretary", "set-embargo", { session, until: until + dayMs })
    await panel.do("secretary", "set-embargo", { session, until: null, reason })
    expect(await isOpen()).toBe(false)
    await panel.do("moderator", "confirm-proposal", { proposal: await panel.waiting() })
    await passes(6 * dayMs)
    expect(await isOpen()).toBe(false)
    await passes(dayMs)
    expect(await isOpen()).toBe(true)
  })

  test("by the publication of minutes is free before anybody contributed, and waits for consent and seven days after", async () => {
    const { session } = panel
    const adopt = async () => {
      await panel.do("moderator", "close-session", { session })
      await panel.do("moderator", "send-minutes", { session, days: 0 })
      await panel.do("moderator", "adopt-minutes", { session, reason })
    }
    const at = async () => (await state()).sessions[session]!.minutes.state
    await speak()
    await adopt()
    const two = MemberId.parse((await panel.do("host", "admit-member", { name: "two", role: "moderator" }))["member"])
    panel.people["two"] = two
    await panel.take("two")
    await panel.do("moderator", "publish-minutes", { session, said: false })
    expect([await at(), openingsOf(await state()).length]).toEqual(["adopted", 0])
    await panel.do("two", "confirm-proposal", { proposal: await panel.waiting() })
    expect(await panel.refused("moderator", "publish-minutes", { session })).toBe("already-done")
    await passes(7 * dayMs - 1)
    expect(await at()).toBe("adopted")
    await passes(1)
    expect([await at(), (await state()).sessions[session]!.minutes.said]).toEqual(["published", false])
    expect((await state()).workspace?.openings).toBeUndefined()
  })

  test("by the publication of minutes is free where nobody contributed, and alone it needs a reason where somebody did", async () => {
    const { session } = panel
    await panel.do("moderator", "close-session", { session })
    await panel.do("moderator", "send-minutes", { session, days: 0 })
    await panel.do("moderator", "adopt-minutes", { session, reason })
    await speak()
    expect(await panel.refused("moderator", "publish-minutes", { session })).toBe("alone-why")
    const still = await openPanel()
    try {
      await still.do("moderator", "close-session", { session: still.session })
      await still.do("moderator", "send-minutes", { session: still.session, days: 0 })
      await still.do("moderator", "adopt-minutes", { session: still.session, reason })
      await still.do("moderator", "publish-minutes", { session: still.session })
      expect((await still.stage.state()).sessions[still.session]!.minutes.state).toBe("published")
    } finally {
      await still.end()
    }
  })

  test.each(["moderator", "secretary"])(
    "is called off by one %s at once, and the other chairs read it until they have seen it",
    async who => {
      const { session } = panel
      await speak()
      for (const [kind, body] of [
        ["close-session", { session }],
        ["send-minutes", { session, days: 0 }],
        ["adopt-minutes", { session, reason }],
        ["publish-minutes", { session, said: true, reason }],
        ["set-access", { ...wider, reason }],
      ] as const)
        await panel.do("moderator", kind, body)
      const two = MemberId.parse((await panel.do("host", "admit-member", { name: "two", role: "moderator" }))["member"])
      panel.people["two"] = two
      await panel.take("two")
      const planned = openingsOf(await state()).map(({ id }) => id)
      expect(planned).toHaveLength(2)
      for (const opening of planned) await panel.do(who, "call-off-opening", { opening })
      expect((await state()).workspace?.openings).toBeUndefined()
      for (const opening of planned)
        expect(await panel.refused("moderator", "call-off-opening", { opening })).toBe("already-done")
      const now = await state()
      const unseen = Object.values(now.members).filter(one => callOffsIn(now, one).length > 0)
      const others = [panel.people["moderator"], two].filter(id => id !== panel.people[who])
      expect(new Set(unseen.map(({ id }) => id))).toEqual(new Set(others))
      await panel.do("two", "see-changes", { upTo: panel.instance.clock.now() })
      expect(callOffsIn(await state(), (await state()).members[two]!)).toEqual([])
      await passes(8 * dayMs)
      expect([await isOpen(), (await state()).sessions[session]!.minutes.state]).toEqual([false, "adopted"])
      // it is agreed anew, and waits for seven days again
      await panel.do("moderator", "publish-minutes", { session, said: true, reason })
      await panel.do("two", "confirm-proposal", { proposal: await panel.waiting() })
      expect(openingsOf(await state())[0]?.at).toBe(panel.instance.clock.now() + 7 * dayMs)
    },
  )

  test("is called off by nobody else, nor after its time", async () => {
    await speak()
    await panel.do("moderator", "set-access", { ...wider, reason })
    const [opening] = openingsOf(await state())
    expect(await panel.refused("panelist1", "call-off-opening", { opening: opening!.id })).toBe("not-permitted")
    await passes(7 * dayMs)
    expect(await panel.refused("moderator", "call-off-opening", { opening: opening!.id })).toBe("not-found")
    expect(await isOpen()).toBe(true)
  })

  test("is confirmed by no administrator, and by a side without a chair it is waited for", async () => {
    const sided = await openPanel({ sided: true })
    try {
      const [one, other] = [SideId.parse("C"), SideId.parse("J")]
      const admit = async (name: string, side: SideId) =>
        (sided.people[name] = MemberId.parse(
          (await sided.do("host", "admit-member", { name, role: "moderator", side }))["member"],
        ))
      await admit("chair C", one)
      await sided.do("panelist1", "open-thread", { topic: sided.topic, entry: { lang: "en", text: "Between us." } })
      await sided.do("chair C", "set-access", { public: false, replay: "readers" })
      await sided.do("chair C", "set-access", { ...wider, reason })
      const proposal = await sided.waiting()
      expect(await sided.refused("host", "confirm-proposal", { proposal })).toBe("not-permitted")
      expect((await sided.stage.state()).workspace?.openings).toBeUndefined()
      await admit("chair J", other)
      await sided.do("chair J", "confirm-proposal", { proposal })
      expect(openingsOf(await sided.stage.state())).toHaveLength(1)
    } finally {
      await sided.end()
    }
  })

  test("stands under Changed by on the page of each chair who did not agree to it, until they have seen it", async () => {
    const member = MemberId.parse(
      (await panel.do("host", "admit-member", { name: "two", role: "moderator" }))["member"],
    )
    panel.people["two"] = member
    await panel.take("two")
    panel.people["three"] = MemberId.parse(
      (await panel.do("host", "admit-member", { name: "three", role: "moderator" }))["member"],
    )
    await panel.take("three")
    await speak()
    await panel.do("moderator", "set-access", { ...wider, reason })
    await panel.do("two", "confirm-proposal", { proposal: await panel.waiting() })
    const unseen = async (who: string) => {
      const now = await state()
      return changesUnseen(now, now.members[panel.people[who]!]!).map(({ what }) => what)
    }
    const told = async () => [
      await unseen("three"),
      await unseen("two"),
      await unseen("moderator"),
      await unseen("secretary"),
    ]
    expect(await told()).toEqual([["access"], [], [], []])
    await panel.do("three", "see-changes", { upTo: panel.instance.clock.now() })
    expect(await unseen("three")).toEqual([])
  })
})

describe("the requirement of an account", () => {
  test("is refused while a round is open", async () => {
    const statement = await panel.proposed()
    await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
    expect(await panel.refused("moderator", "set-accounts", { required: true, reason })).toBe("round-asks")
  })

  test("holds for rounds that open a day after it was agreed, and for nothing before", () => {
    const from = 10 * dayMs
    const workspace = { accountsSince: from } as NonNullable<Awaited<ReturnType<typeof state>>["workspace"]>
    const owes = (openedAt: number | null, now: number) =>
      needsAccount({ workspace }, { role: "panelist" }, "answer", openedAt === null ? null : { openedAt }, { now })
    expect([owes(from, from + 1), owes(from + 1, from + 2), owes(null, from - 1), owes(null, from)]).toEqual([
      false,
      true,
      false,
      true,
    ])
  })
})

describe("an observer's seat, once somebody contributed to a panel that is closed to people without a seat", () => {
  const sits = (link: Record<string, unknown>) => panel.sit(link["token"], "A guest")

  test("is given by a moderator to one named person, and by nobody else; a link for several takes nobody new", async () => {
    const several = await panel.do("secretary", "make-invite", { role: "observer", uses: 9 })
    await sits(several)
    await speak()
    await expect(sits(several)).rejects.toThrow("guests-closed")
    const named = (await panel.do("moderator", "admit-member", { name: "Ida", role: "observer" }))["member"]
    for (const [by, body, code] of [
      ["secretary", { role: "observer", member: MemberId.parse(named) }, "moderator-only"],
      ["moderator", { role: "observer", uses: 1 }, "invite-guests"],
      ["moderator", { role: "observer", uses: 9 }, "invite-guests"],
      ["host", { role: "observer", uses: 9 }, "invite-guests"],
    ] as const)
      expect(await panel.refused(by, "make-invite", body)).toBe(code)
    const own = await panel.do("moderator", "make-invite", { role: "observer", member: MemberId.parse(named) })
    await sits(own)
    await expect(sits(own)).rejects.toThrow("invite-used")
    expect(Object.values((await state()).invites).at(-1)?.by).toBe(panel.people["moderator"])
  })

  test("is anybody's again once the panel is open", async () => {
    const several = await panel.do("moderator", "make-invite", { role: "observer", uses: 9 })
    await speak()
    await panel.do("moderator", "set-access", { ...wider, reason })
    await expect(sits(several)).rejects.toThrow("guests-closed")
    await passes(7 * dayMs)
    await sits(several)
  })
})

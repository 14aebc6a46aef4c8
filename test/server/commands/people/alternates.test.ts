import { afterEach, describe, expect, test } from "vitest"
import { recordedOf } from "../../../../server/commands/host/recorded.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { sharedSeat } from "../../../../shared/rules/people/seats/alternates.ts"
import { electorateOf } from "../../../../shared/rules/round/electorate/electorate.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

const idOf = (who: string) => panel.people[who] ?? MemberId.parse("nobody")
const state = (): Promise<State> => panel.stage.state()
const row = async (who: string) => (await state()).members[idOf(who)]
const electors = async () => electorateOf(await state())
const isElector = async (who: string) => (await electors()).some(({ member }) => member === idOf(who))
const logged = async () => (await panel.instance.folds.entries((await state()).workspace!.id, 0, "room")).list

/** `panelist2`, who took their seat, and the alternate whom they named. */
async function delegation({ alone = false, sided = false } = {}): Promise<void> {
  panel = await openPanel({ sided })
  await panel.take("panelist2")
  await panel.alternate("panelist2", "Ines", alone)
}

async function openRating(): Promise<string> {
  const statement = await panel.proposed()
  const asked = { statement, version: 1, kind: "rating", anonymity: "named" } as const
  return String((await panel.do("moderator", "open-round", asked))["round"])
}
const ended = async (round: string) => panel.do("moderator", "void-round", { round, reason: "Asked too early." })

describe("an alternate who was named", () => {
  test("is a member of their own, in no electorate and of no side, and the entry says who named whom", async () => {
    await delegation({ sided: true })
    expect(await row("Ines")).toMatchObject({
      name: "Ines",
      role: "alternate",
      side: null,
      alternateOf: idOf("panelist2"),
    })
    expect([await isElector("panelist2"), await isElector("Ines")]).toEqual([true, false])
    const named = (await logged()).find(({ kind }) => kind === "alternate-named")
    expect(named).toMatchObject({ by: idOf("panelist2"), body: { alternate: idOf("Ines"), alone: false } })
  })

  test("reads as the room does, and takes no position, opens no discussion and asks for no floor", async () => {
    await delegation()
    const round = await openRating()
    const answer = { kind: "rating", score: 7 } as const
    expect(await panel.refused("Ines", "answer-round", { round, answer, seen: 0 })).toBe("not-permitted")
    const entry = { lang: "en", text: "?" } as const
    expect(await panel.refused("Ines", "open-thread", { topic: panel.topic, entry })).toBe("not-permitted")
    const asked = { session: panel.session, turn: "contribution" } as const
    expect(await panel.refused("Ines", "ask-floor", asked)).toBe("not-permitted")
  })

  test("is named by nobody but the panelist, who needs a confirmed seat", async () => {
    await delegation()
    for (const who of ["moderator", "secretary", "observer", "Ines"])
      expect([who, await panel.refused(who, "name-alternate", { name: "Someone" })]).toEqual([who, "not-permitted"])
    await panel.take("moderator")
    await panel.take("secretary")
    await panel.take("panelist3", "moderator")
    expect(await panel.refused("panelist3", "name-alternate", { name: "Someone" })).toBe("seat-unconfirmed")
  })

  test("is replaced by another one, and the seat and the link of the one before end", async () => {
    panel = await openPanel()
    const first = await panel.do("panelist2", "name-alternate", { name: "Ines" })
    const second = await panel.do("panelist2", "name-alternate", { name: "Jo" })
    expect((await state()).members[MemberId.parse(first["member"])]).toMatchObject({ removed: true, role: "observer" })
    expect((await row("panelist2"))?.alternate?.member).toBe(second["member"])
    await expect(panel.sit(first["token"], "Ines")).rejects.toThrow("invite-ended")
    await panel.sit(second["token"], "Jo")
  })

  test("gets another link where the answer with the first one was lost, and the first one then opens nothing", async () => {
    panel = await openPanel()
    expect(await panel.refused("panelist2", "renew-alternate-link", {})).toBe("not-found")
    const lost = await panel.do("panelist2", "name-alternate", { name: "Ines" })
    for (const who of ["moderator", "panelist1"])
      expect(["not-found", "not-permitted"]).toContain(await panel.refused(who, "renew-alternate-link", {}))
    const next = await panel.do("panelist2", "renew-alternate-link", {})
    expect(next["member"]).toBe(lost["member"])
    await expect(panel.sit(lost["token"], "Ines")).rejects.toThrow("invite-revoked")
    await panel.sit(next["token"], "Ines")
    expect((await state()).members[MemberId.parse(next["member"])]?.taken).toBe(true)
    expect(await panel.refused("panelist2", "renew-alternate-link", {})).toBe("seat-taken")
  })

  test("is withdrawn, and the seat ends", async () => {
    await delegation()
    await panel.do("panelist2", "withdraw-alternate", {})
    expect(await row("Ines")).toMatchObject({ removed: true })
    expect(await row("panelist2")).not.toHaveProperty("alternate")
    expect(await panel.refused("panelist2", "seat-alternate", {})).toBe("not-permitted")
  })

  test("gets a link that opens the seat once, for 30 days", async () => {
    panel = await openPanel()
    const made = await panel.do("panelist2", "name-alternate", { name: "Ines" })
    const [link] = Object.values((await state()).invites)
    expect(link).toMatchObject({ uses: 1, member: made["member"] })
    expect((link?.expiresAt ?? 0) - panel.instance.clock.now()).toBeGreaterThan(29.9 * 86_400_000)
    expect((link?.expiresAt ?? 0) - panel.instance.clock.now()).toBeLessThanOrEqual(30 * 86_400_000)
    await panel.sit(made["token"], "Ines")
    await expect(panel.sit(made["token"], "Somebody")).rejects.toThrow("invite-used")
  })

  test("gets a link from nobody else, and no other role or office", async () => {
    panel = await openPanel()
    const made = await panel.do("panelist2", "name-alternate", { name: "Ines" })
    panel.people["Ines"] = MemberId.parse(made["member"])
    const link = { role: "alternate", member: idOf("Ines") } as const
    expect(await panel.refused("moderator", "make-invite", link)).toBe("bad-input")
    expect(await panel.refused("host", "make-invite", { role: "observer", member: idOf("Ines") })).toBe("seat-shared")
    const moved = { member: idOf("Ines"), role: "panelist", side: null } as const
    expect(await panel.refused("host", "change-member", moved)).toBe("seat-shared")
    await panel.sit(made["token"], "Ines")
    expect(await panel.refused("moderator", "appoint-member", { member: idOf("Ines"), office: "secretary" })).toBe(
      "seat-shared",
    )
    expect(await panel.refused("host", "reissue-seat", { member: idOf("Ines"), reason: "Lost." })).toBe("seat-shared")
  })
})

describe("a seat that changes hands", () => {
  test("takes role and side along, and comes back the same way", async () => {
    await delegation({ sided: true })
    const { side } = (await row("panelist2"))!
    await panel.do("panelist2", "seat-alternate", {})
    expect([await row("panelist2"), await row("Ines")]).toMatchObject([
      { role: "alternate", side: null },
      { role: "panelist", side },
    ])
    expect((await electors()).find(({ member }) => member === idOf("Ines"))).toEqual({
      member: idOf("Ines"),
      side,
      delegate: idOf("panelist2"),
    })
    expect(await isElector("panelist2")).toBe(false)
    await panel.do("panelist2", "seat-delegate", {})
    expect([await isElector("panelist2"), await isElector("Ines")]).toEqual([true, false])
    expect(await row("Ines")).not.toHaveProperty("sitsSince")
  })

  test("is handed over by the alternate only where the delegate said so; each gives it back", async () => {
    await delegation()
    expect(await panel.refused("Ines", "seat-alternate", {})).toBe("not-permitted")
    await panel.do("panelist2", "withdraw-alternate", {})
    await panel.alternate("panelist2", "Jo", true)
    await panel.do("Jo", "seat-alternate", {})
    expect(await isElector("Jo")).toBe(true)
    await panel.do("Jo", "seat-delegate", {})
    expect(await isElector("panelist2")).toBe(true)
  })

  test("waits for the end of a round that asks the one who sits, and is told its statement", async () => {
    await delegation({ alone: true })
    const round = await openRating()
    for (const who of ["panelist2", "Ines"])
      expect([who, await panel.refused(who, "seat-alternate", {})]).toEqual([who, "seat-in-round"])
    await ended(round)
    await panel.do("panelist2", "seat-alternate", {})
    const next = await openRating()
    for (const who of ["panelist2", "Ines"])
      expect([who, await panel.refused(who, "seat-delegate", {})]).toEqual([who, "seat-in-round"])
    await panel.do("Ines", "answer-round", { round: next, answer: { kind: "rating", score: 7 }, seen: 0 })
    expect(
      await panel.refused("panelist2", "answer-round", { round: next, answer: { kind: "rating", score: 7 }, seen: 0 }),
    ).toBe("not-permitted")
    expect((await state()).rounds[next as never]?.electorate).toContainEqual(
      expect.objectContaining({ member: idOf("Ines"), delegate: idOf("panelist2") }),
    )
  })

  test("waits for the alternate's own consent: nobody sits who has not taken the seat", async () => {
    panel = await openPanel()
    await panel.do("panelist2", "name-alternate", { name: "Ines" })
    expect(await panel.refused("panelist2", "seat-alternate", {})).toBe("cannot-sit")
  })

  test("does not change hands while the delegate is suspended", async () => {
    await delegation({ alone: true })
    await panel.do("host", "suspend-member", { member: idOf("panelist2"), reason: "A lost phone." })
    expect(await panel.refused("Ines", "seat-alternate", {})).toBe("cannot-sit")
  })

  test("ends the turn of the one who gives it up", async () => {
    await delegation()
    await panel.do("panelist2", "ask-floor", { session: panel.session, turn: "contribution" })
    await panel.do("panelist2", "seat-alternate", {})
    expect((await state()).sessions[panel.session]?.floor.requests).toEqual([])
  })

  test("is not named for again, nor withdrawn, while the alternate sits", async () => {
    await delegation()
    await panel.do("panelist2", "seat-alternate", {})
    expect(await panel.refused("panelist2", "withdraw-alternate", {})).toBe("alternate-sits")
    expect(await panel.refused("panelist2", "name-alternate", { name: "Third" })).toBe("alternate-sits")
    expect(await panel.refused("Ines", "name-alternate", { name: "Third" })).toBe("not-permitted")
    const moved = { member: idOf("panelist2"), role: "observer", side: null } as const
    expect(await panel.refused("host", "change-member", moved)).toBe("seat-shared")
  })
})

describe("the end of one of the two seats", () => {
  const ends = {
    "is removed": () => panel.do("host", "remove-member", { member: idOf("panelist2") }),
    leaves: () => panel.do("panelist2", "leave-panel", {}),
    "gets another role": () =>
      panel.do("host", "change-member", { member: idOf("panelist2"), role: "observer", side: null }),
    "is erased": () => panel.do("host", "erase-member", { member: idOf("panelist2") }),
    "has the seat reissued": () => panel.do("host", "reissue-seat", { member: idOf("panelist2"), reason: "Lost." }),
  }
  test.each(Object.entries(ends))("a delegate who %s takes the alternate's seat along", async (_, end) => {
    await delegation()
    await end()
    expect(await row("Ines")).toMatchObject({ removed: true })
    expect(sharedSeat(await state(), idOf("Ines"))).toBeNull()
  })

  test("a delegate who is removed while the alternate sits takes the right along, once no round asks the alternate", async () => {
    await delegation()
    await panel.do("panelist2", "seat-alternate", {})
    const round = await openRating()
    expect(await panel.refused("host", "remove-member", { member: idOf("panelist2") })).toBe("elector-busy")
    await ended(round)
    await panel.do("host", "remove-member", { member: idOf("panelist2") })
    expect(await row("Ines")).toMatchObject({ removed: true, role: "observer" })
    expect((await electors()).map(({ member }) => member)).not.toContain(idOf("panelist2"))
    expect((await electors()).length).toBe(3)
  })

  test.each(["leaves", "is removed", "is suspended"])("an alternate who %s gives the seat back", async how => {
    await delegation()
    await panel.do("panelist2", "seat-alternate", {})
    if (how === "leaves") await panel.do("Ines", "leave-panel", {})
    if (how === "is removed") await panel.do("host", "remove-member", { member: idOf("Ines") })
    if (how === "is suspended")
      await panel.do("host", "suspend-member", { member: idOf("Ines"), reason: "A lost phone." })
    expect([await isElector("panelist2"), await isElector("Ines")]).toEqual([true, false])
    const kinds = (await logged()).map(({ kind }) => kind)
    expect(kinds).toContain("delegate-seated")
  })

  test("a suspended delegate's alternate sits no longer, and answers no round that opens afterwards", async () => {
    await delegation()
    await panel.do("panelist2", "seat-alternate", {})
    await panel.do("host", "suspend-member", { member: idOf("panelist2"), reason: "A lost phone." })
    const round = await openRating()
    const answer = { kind: "rating", score: 7 } as const
    expect(await panel.refused("Ines", "answer-round", { round, answer, seen: 0 })).toBe("not-permitted")
    expect([await isElector("panelist2"), await isElector("Ines")]).toEqual([false, false])
  })

  test("chairs and the secretary do not move one who shares a seat and does not sit, and remove them by a proposal", async () => {
    await delegation()
    const moved = (who: string) => ({ member: idOf(who), role: "observer", side: null }) as const
    expect(await panel.refused("moderator", "change-member", moved("Ines"))).toBe("not-permitted")
    await panel.do("panelist2", "seat-alternate", {})
    expect(await panel.refused("moderator", "change-member", moved("panelist2"))).toBe("not-permitted")
    await panel.take("moderator")
    await panel.take("secretary")
    await panel.do("moderator", "remove-member", { member: idOf("Ines"), reason: "Not on the list." })
    expect(await row("Ines")).toMatchObject({ removed: false })
    await panel.do("secretary", "confirm-proposal", { proposal: await panel.waiting() })
    expect([await row("Ines"), await row("panelist2")]).toMatchObject([{ removed: true }, { role: "panelist" }])
  })

  test("a delegate in an archived panel names nobody, and no seat changes hands", async () => {
    await delegation()
    await panel.do("moderator", "close-session", { session: panel.session })
    await panel.do("host", "archive-workspace", {}).catch(() => panel.stage.do(null, "archive-workspace", {}))
    expect(await panel.refused("panelist2", "seat-alternate", {})).toBe("panel-archived")
    expect(await panel.refused("panelist2", "name-alternate", { name: "Jo" })).toBe("panel-archived")
  })
})

test("where names stay in the room, a reader outside learns nothing of alternates", async () => {
  panel = await openPanel({ attribution: "chatham" })
  await panel.take("panelist2")
  await panel.alternate("panelist2", "Ines")
  await panel.do("panelist2", "seat-alternate", {})
  await openRating()
  const { list } = await panel.instance.folds.entries((await state()).workspace!.id, 0, "gallery")
  expect(list.map(({ kind }) => kind).filter(kind => /alternate|delegate/.test(kind))).toEqual([])
  expect(JSON.stringify(list)).not.toMatch(/Ines|"delegate"/)
})

test("the log of the host says of the link that it is an alternate's", async () => {
  panel = await openPanel()
  const { invite, member } = await panel.do("panelist2", "name-alternate", { name: "Ines" })
  const workspace = (await state()).workspace!.id
  const by = { kind: "member", workspace, member: idOf("panelist2") } as const
  const made = (await logged()).filter(({ kind }) => kind === "invite-made")
  expect(recordedOf(made, { workspace, by, state: await state() })).toEqual([
    {
      kind: "link-made",
      link: "alternate",
      id: invite,
      role: "alternate",
      by,
      workspace,
      about: { kind: "member", workspace, member },
    },
  ])
})

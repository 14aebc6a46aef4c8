import { afterEach, describe, expect, test } from "vitest"
import { commandBodies } from "../../../../shared/contract/commands.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { MemberId, ObjectionId, RoundId, StatementId } from "../../../../shared/model/ids.ts"
import { needsOf } from "../../../../shared/rules/needs.ts"
import { answersIn, electorateOf } from "../../../../shared/rules/round/electorate/electorate.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

const idOf = (who: string) => panel.people[who] ?? MemberId.parse("nobody")
const state = (): Promise<State> => panel.stage.state()
const electors = async () => electorateOf(await state()).map(({ member }) => member)
const openProposal = async () => Object.values((await state()).proposals).find(one => one.state === "open")
const kinds = async (proposal: string) => (await state()).proposals[proposal]?.state

/** Without sides: a moderator and a secretary who have both taken their seats. */
async function withSecretary(): Promise<void> {
  panel = await openPanel()
  await panel.take("moderator")
  await panel.take("secretary")
}

/** Two sides, each with a co-moderator; `moderator` chairs C and `chairJ` chairs J. */
async function twoChairs(): Promise<void> {
  panel = await openPanel({ sided: true })
  const [c, j] = (await state()).sides.map(({ id }) => id)
  await panel.do("host", "change-member", { member: idOf("moderator"), role: "moderator", side: c ?? null })
  const made = await panel.do("host", "admit-member", { name: "chairJ", role: "moderator", side: j ?? null })
  panel.people["chairJ"] = MemberId.parse(made["member"])
}

async function openRound(): Promise<string> {
  const statement = await panel.proposed()
  return String((await panel.do("moderator", "open-round", { statement, version: 1, kind: "rating" }))["round"])
}

describe("a panelist whom a moderator or the secretary brings", () => {
  test("is in no electorate until the secretary has confirmed the seat", async () => {
    await withSecretary()
    const made = await panel.do("moderator", "admit-member", { name: "Guest", role: "panelist" })
    expect(await electors()).not.toContain(made["member"])
    const proposal = (await openProposal())?.id ?? ""
    expect(await panel.refused("moderator", "confirm-proposal", { proposal })).toBe("not-permitted")
    expect(await panel.refused("panelist1", "confirm-proposal", { proposal })).toBe("not-permitted")
    await panel.do("secretary", "confirm-proposal", { proposal })
    expect(await electors()).toContain(made["member"])
  })

  test("with sides waits for a co-moderator of the other side", async () => {
    await twoChairs()
    const [c] = (await state()).sides.map(({ id }) => id)
    await panel.do("moderator", "admit-member", { name: "Guest", role: "panelist", side: c ?? null })
    const proposal = (await openProposal())?.id ?? ""
    expect(await panel.refused("secretary", "confirm-proposal", { proposal })).toBe("not-permitted")
    await panel.do("chairJ", "confirm-proposal", { proposal })
    expect(await kinds(proposal)).toBe("carried")
  })

  test("waits for every side where the secretary brings them", async () => {
    await twoChairs()
    await panel.take("secretary")
    const made = await panel.do("secretary", "admit-member", { name: "Guest", role: "panelist" })
    const proposal = (await openProposal())?.id ?? ""
    await panel.do("moderator", "confirm-proposal", { proposal })
    expect(await electors()).not.toContain(made["member"])
    await panel.do("chairJ", "confirm-proposal", { proposal })
    expect(await electors()).toContain(made["member"])
  })

  test("that was promoted from observer waits as well", async () => {
    await withSecretary()
    await panel.do("moderator", "change-member", { member: idOf("observer"), role: "panelist", side: null })
    expect(await electors()).not.toContain(idOf("observer"))
    await panel.do("secretary", "confirm-proposal", { proposal: (await openProposal())?.id ?? "" })
    expect(await electors()).toContain(idOf("observer"))
  })

  test("that takes an administrator's seat by a moderator's link waits as well", async () => {
    await withSecretary()
    await panel.take("panelist1", "moderator")
    expect(await electors()).not.toContain(idOf("panelist1"))
    await panel.take("panelist2", "host")
    expect(await electors()).toContain(idOf("panelist2"))
  })

  test("stays out when the seat is refused, and may be proposed again", async () => {
    await withSecretary()
    const { member } = await panel.do("moderator", "admit-member", { name: "Guest", role: "panelist" })
    const first = (await openProposal())?.id ?? ""
    await panel.do("secretary", "refuse-proposal", { proposal: first, reason: "Who is this?" })
    expect((await state()).proposals[first]).toMatchObject({ state: "refused", ended: { reason: "Who is this?" } })
    expect(await electors()).not.toContain(member)
    await panel.do("moderator", "propose-seat", { member: MemberId.parse(member), reason: "Our new expert." })
    await panel.do("secretary", "confirm-proposal", { proposal: (await openProposal())?.id ?? "" })
    expect(await electors()).toContain(member)
  })

  test("is confirmed at once where one chair is alone, or an administrator admits", async () => {
    panel = await openPanel()
    await panel.take("moderator")
    const alone = await panel.do("moderator", "admit-member", { name: "Guest", role: "panelist" })
    const admins = await panel.do("host", "admit-member", { name: "Other", role: "panelist" })
    expect(await electors()).toEqual(expect.arrayContaining([alone["member"], admins["member"]]))
  })

  test("is not confirmed by somebody whom the asker appointed", async () => {
    await withSecretary()
    const { consentNeeded } = await import("../../../../shared/rules/people/consent/consent.ts")
    const now = await state()
    const secretary = now.members[idOf("secretary")]
    if (!secretary) throw new Error("no secretary")
    const asking = { about: { act: "seat" as const, member: idOf("panelist1") }, asker: idOf("moderator") }
    const members = { ...now.members, [secretary.id]: { ...secretary, appointedBy: idOf("moderator") } }
    expect(consentNeeded(now, { ...asking, confirmations: [] })).toEqual({ kind: "anyOf", members: [secretary.id] })
    expect(consentNeeded({ ...now, members }, { ...asking, confirmations: [] })).toEqual({ kind: "none" })
  })
})

describe("a panelist who sits down by a chair's link while a round asks the seat", () => {
  test("neither answers nor confirms, objects or recuses before others have confirmed the seat", async () => {
    await withSecretary()
    const statement = await panel.proposed()
    const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
    await panel.take("panelist1", "moderator")
    const answer = { kind: "call" as const, position: "agree" as const }
    const tries = [
      panel.refused("panelist1", "answer-round", { round: RoundId.parse(round), seen: 0, answer }),
      panel.refused("panelist1", "recuse", { statement }),
      panel.refused("panelist1", "raise-objection", {
        statement,
        version: 1,
        reason: { lang: "en", text: "No." },
        remedy: null,
      }),
    ]
    expect(await Promise.all(tries)).toEqual(["seat-unconfirmed", "seat-unconfirmed", "seat-unconfirmed"])
    const open = (await state()).rounds[RoundId.parse(round)]
    expect(open && answersIn(await state(), open, idOf("panelist1"))).toBe(false)
    await panel.do("secretary", "confirm-proposal", { proposal: (await openProposal())?.id ?? "" })
    await panel.do("panelist1", "answer-round", { round: RoundId.parse(round), seen: 0, answer })
  })

  test("is asked for anew where they sit down under another name than the one that was confirmed", async () => {
    await withSecretary()
    const { member } = await panel.do("moderator", "admit-member", { name: "Ann Lee", role: "panelist" })
    await panel.do("secretary", "confirm-proposal", { proposal: (await openProposal())?.id ?? "" })
    panel.people["Mallory"] = MemberId.parse(member)
    await panel.take("Mallory", "moderator")
    expect(await electors()).not.toContain(member)
  })
})

describe("an elector", () => {
  test.each(["removed", "moved", "demoted"] as const)("is %s only with the other side's consent", async what => {
    await twoChairs()
    const member = idOf("panelist2")
    const [c, j] = (await state()).sides.map(({ id }) => id)
    const reason = "They resigned."
    const before = (await state()).members[member]
    if (what === "removed") await panel.do("moderator", "remove-member", { member, reason })
    else {
      const to = what === "moved" ? { role: "panelist" as const, side: j! } : { role: "observer" as const, side: c! }
      const asked = { member, ...to, reason }
      // between sides roles are an administrator's to give
      if (what === "demoted") expect(await panel.refused("moderator", "change-member", asked)).toBe("not-permitted")
      else await panel.do("moderator", "change-member", asked)
    }
    expect((await state()).members[member]).toEqual(before)
    if (what === "demoted") return
    const proposal = await openProposal()
    expect(proposal).toMatchObject({ about: { act: what === "moved" ? "change" : "remove", member }, reason })
    expect(await panel.refused("moderator", "confirm-proposal", { proposal: proposal?.id ?? "" })).toBe("not-permitted")
    await panel.do("chairJ", "confirm-proposal", { proposal: proposal?.id ?? "" })
    const after = (await state()).members[member]
    expect(what === "moved" ? after?.side : after?.removed).toBe(what === "moved" ? j : true)
  })

  test.each(["removed", "demoted"] as const)("is %s without sides only with the secretary's consent", async what => {
    await withSecretary()
    const member = idOf("panelist2")
    if (what === "removed") await panel.do("moderator", "remove-member", { member, reason: "Gone." })
    else await panel.do("moderator", "change-member", { member, role: "observer", side: null, reason: "Gone." })
    expect(await electors()).toContain(member)
    await panel.do("secretary", "confirm-proposal", { proposal: (await openProposal())?.id ?? "" })
    expect(await electors()).not.toContain(member)
  })

  test("is not removed twice by two presses: the second hears of the first", async () => {
    await withSecretary()
    await panel.do("moderator", "remove-member", { member: idOf("panelist1") })
    expect(await panel.refused("moderator", "remove-member", { member: idOf("panelist1") })).toBe("already-done")
  })

  test.each(["moderator", "host"])("stays while a round is open that asks them, also for the %s", async who => {
    panel = await openPanel()
    await panel.take("moderator")
    const round = await openRound()
    const member = idOf("panelist1")
    expect(await panel.refused(who, "remove-member", { member })).toBe("elector-busy")
    expect(await panel.refused(who, "change-member", { member, role: "observer", side: null })).toBe("elector-busy")
    await panel.do("moderator", "void-round", { round, reason: "Later." })
    await panel.do(who, "remove-member", { member, reason: "Resigned." })
    expect((await state()).members[member]?.removed).toBe(true)
  })

  test("a suspended member is out at once, and the open round still counts them", async () => {
    panel = await openPanel()
    const cookie = await panel.take("panelist1")
    const round = await openRound()
    const workspace = (await state()).workspace?.id
    if (!workspace) throw new Error("no workspace")
    expect(await panel.instance.seats.seat(cookie, workspace)).toMatchObject({ member: idOf("panelist1") })
    expect(await panel.refused("moderator", "suspend-member", { member: idOf("panelist1"), reason: "?" })).toBe(
      "not-permitted",
    )
    await panel.do("host", "suspend-member", { member: idOf("panelist1"), reason: "Account stolen." })
    expect(await panel.instance.seats.seat(cookie, workspace)).not.toMatchObject({ member: idOf("panelist1") })
    const asked = Object.values((await state()).rounds).find(({ id }) => id === round)?.electorate
    expect(asked?.map(({ member }) => member)).toContain(idOf("panelist1"))
    expect(await electors()).not.toContain(idOf("panelist1"))
    await panel.do("host", "lift-suspension", { member: idOf("panelist1") })
    expect(await panel.instance.seats.seat(cookie, workspace)).toMatchObject({ member: idOf("panelist1") })
  })

  test("may leave at once, also while a round asks them", async () => {
    panel = await openPanel()
    await openRound()
    await panel.do("panelist1", "leave-panel", {})
    expect((await state()).members[idOf("panelist1")]?.removed).toBe(true)
  })
})

describe("an elector whom an administrator has suspended", () => {
  test("is moved and removed by no chair alone either", async () => {
    await withSecretary()
    await panel.do("host", "suspend-member", { member: idOf("panelist1"), reason: "Account stolen." })
    await panel.do("moderator", "remove-member", { member: idOf("panelist1"), reason: "Gone." })
    expect((await state()).members[idOf("panelist1")]?.removed).toBe(false)
    await panel.do("moderator", "change-member", {
      member: idOf("panelist1"),
      role: "observer",
      side: null,
      reason: "Gone.",
    })
    expect((await state()).members[idOf("panelist1")]?.role).toBe("panelist")
  })
})

test("a proposal is past once an administrator has given the panelist a chair", async () => {
  await withSecretary()
  await panel.do("moderator", "remove-member", { member: idOf("panelist1"), reason: "Gone." })
  const proposal = (await openProposal())?.id ?? ""
  await panel.do("host", "change-member", { member: idOf("panelist1"), role: "moderator", side: null })
  expect(await panel.refused("secretary", "confirm-proposal", { proposal })).toBe("proposal-past")
  expect((await state()).members[idOf("panelist1")]?.removed).toBe(false)
})

describe("a seat that is reissued", () => {
  test("does not let its next holder reply to the former one's objection or add to an earlier record", async () => {
    await withSecretary()
    await panel.take("panelist1")
    const statement = await panel.proposed()
    const raised = await panel.do("panelist1", "raise-objection", {
      statement,
      version: 1,
      reason: { lang: "en", text: "Too wide." },
      remedy: null,
    })
    const objection = ObjectionId.parse(raised["objection"])
    await panel.do("moderator", "answer-objection", {
      objection,
      disposition: "answered",
      answer: { lang: "en", text: "Noted." },
    })
    await panel.do("host", "reissue-seat", { member: idOf("panelist1"), reason: "Lost." })
    await panel.take("panelist1")
    const reply = { objection, reply: "withdrawn" as const, text: null }
    expect(await panel.refused("panelist1", "reply-objection", reply)).toBe("not-permitted")
  })

  test("needs a second officer, ends every sign-in, and opens by a new invitation only", async () => {
    await withSecretary()
    const old = await panel.do("host", "make-invite", { role: "panelist", member: idOf("panelist1"), uses: 5 })
    const cookie = await panel.take("panelist1")
    const workspace = (await state()).workspace?.id
    if (!workspace) throw new Error("no workspace")
    await panel.do("moderator", "reissue-seat", { member: idOf("panelist1"), reason: "The phone is lost." })
    expect(await panel.instance.seats.seat(cookie, workspace)).toMatchObject({ member: idOf("panelist1") })
    await panel.do("secretary", "confirm-proposal", { proposal: (await openProposal())?.id ?? "" })
    expect(await panel.instance.seats.seat(cookie, workspace)).not.toMatchObject({ member: idOf("panelist1") })
    expect((await state()).members[idOf("panelist1")]).toMatchObject({ taken: false })
    const { inviteOf } = await import("../../../../server/commands/people/signIn/joining.ts")
    expect(await inviteOf(panel.instance, String(old["token"]))).toHaveProperty("refuse")
    const again = await panel.take("panelist1")
    expect(await panel.instance.seats.seat(again, workspace)).toMatchObject({ member: idOf("panelist1") })
  })

  test("needs a co-moderator of another side: neither the secretary nor a deputy will do", async () => {
    await twoChairs()
    for (const who of ["secretary", "chairJ", "moderator", "panelist2"]) await panel.take(who)
    await panel.do("moderator", "name-deputy", {
      side: (await state()).sides[0]?.id as never,
      member: idOf("panelist2"),
    })
    expect(await panel.refused("secretary", "reissue-seat", { member: idOf("panelist2"), reason: "?" })).toBe(
      "not-permitted",
    )
    await panel.do("chairJ", "reissue-seat", { member: idOf("panelist2"), reason: "Lost." })
    const proposal = (await openProposal())?.id ?? ""
    expect(await panel.refused("secretary", "confirm-proposal", { proposal })).toBe("not-permitted")
    expect(await panel.refused("panelist2", "confirm-proposal", { proposal })).toBe("not-permitted")
    await panel.do("moderator", "confirm-proposal", { proposal })
    expect((await state()).members[idOf("panelist2")]?.taken).toBe(false)
  })

  test("closes to its new holder every round that opened before; the secretary enters what is spoken", async () => {
    panel = await openPanel()
    await panel.take("panelist1")
    const statement = await panel.proposed()
    const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
    await panel.do("host", "reissue-seat", { member: idOf("panelist1"), reason: "Lost." })
    await panel.take("panelist1")
    const open = (await state()).rounds[RoundId.parse(round)]
    if (!open) throw new Error("no round")
    expect(answersIn(await state(), open, idOf("panelist1"))).toBe(false)
    expect(needsOf(await state(), idOf("panelist1"), new Set(), 0)).toEqual([])
    expect(needsOf(await state(), idOf("panelist2"), new Set(), 0)).toHaveLength(1)
    const answer = { kind: "call" as const, position: "agree" as const }
    expect(await panel.refused("panelist1", "answer-round", { round: round as never, seen: 0, answer })).toBe(
      "seat-reissued",
    )
    await panel.do("secretary", "enter-spoken", { round: round as never, member: idOf("panelist1"), answer })
    expect(await panel.refused("panelist1", "say-so", { round: round as never, seen: 1 })).toBe("seat-reissued")
  })
})

test("who is recused from a statement is in none of its rounds, and no command takes a recusal back", async () => {
  panel = await openPanel()
  const statement = await panel.proposed()
  await panel.do("panelist1", "recuse", { statement })
  await panel.do("panelist1", "recuse", { statement })
  const row = async () => (await state()).statements[StatementId.parse(statement)]
  expect((await row())?.recused).toEqual([idOf("panelist1")])
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  const asked = (await state()).rounds[RoundId.parse(round)]?.electorate.map(({ member }) => member)
  expect(asked).toContain(idOf("panelist2"))
  expect(asked).not.toContain(idOf("panelist1"))
  expect(Object.keys(commandBodies).filter(kind => kind.includes("recus"))).toEqual(["recuse"])
  await panel.end()
})

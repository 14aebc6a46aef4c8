import { afterEach, describe, expect, test } from "vitest"
import { MemberId, StatementId } from "../../../../shared/model/ids.ts"
import { electorateOf } from "../../../../shared/rules/round/electorate/electorate.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

const idOf = (who: string) => panel.people[who] ?? MemberId.parse("nobody")
const row = async (who: string) => (await panel.stage.state()).members[idOf(who)]
const dayMs = 86_400_000
const pass = (ms: number) => panel.stage.at(panel.instance.clock.now() + ms)
const electors = async (statement?: StatementId) =>
  electorateOf(await panel.stage.state(), statement).map(({ member }) => member)

/** Officers who took their seats, `panelist2`, and the alternate whom they named. */
async function delegation({ alone = false, sided = false } = {}): Promise<void> {
  panel = await openPanel({ sided })
  for (const who of ["moderator", "secretary", "panelist2"]) await panel.take(who)
  await panel.alternate("panelist2", "Ines", alone)
}

/** Opens a round that ends by itself or by the moderator, and gives its id. */
async function opened(statement: StatementId, kind: "rating" | "call" = "rating"): Promise<string> {
  const asked = { statement, version: 1, kind, ...(kind === "rating" && { anonymity: "named" as const }) }
  return String((await panel.do("moderator", "open-round", asked))["round"])
}

describe("a proposal about one of two who share a seat", () => {
  const asks = {
    "to move the delegate": () =>
      panel.do("moderator", "change-member", {
        member: idOf("panelist2"),
        role: "observer",
        side: null,
        reason: "Not on the list.",
      }),
    "to remove the delegate": () =>
      panel.do("moderator", "remove-member", { member: idOf("panelist2"), reason: "Not on the list." }),
    "to reissue the delegate's seat": () =>
      panel.do("moderator", "reissue-seat", { member: idOf("panelist2"), reason: "Lost." }),
  }
  test.each(Object.entries(asks))("%s keeps the seat where it is until it has ended", async (_, ask) => {
    await delegation({ alone: true })
    await ask()
    for (const who of ["panelist2", "Ines"])
      expect([who, await panel.refused(who, "seat-alternate", {})]).toEqual([who, "seat-proposed"])
    await panel.do("secretary", "refuse-proposal", { proposal: await panel.waiting(), reason: "No." })
    await panel.do("panelist2", "seat-alternate", {})
  })

  test("to remove the alternate who sits keeps the seat where it is, and is carried", async () => {
    await delegation()
    await panel.do("panelist2", "seat-alternate", {})
    await panel.do("moderator", "remove-member", { member: idOf("Ines"), reason: "Not on the list." })
    for (const who of ["panelist2", "Ines"])
      expect([who, await panel.refused(who, "seat-delegate", {})]).toEqual([who, "seat-proposed"])
    await panel.do("secretary", "confirm-proposal", { proposal: await panel.waiting() })
    expect([await row("Ines"), await row("panelist2")]).toMatchObject([{ removed: true }, { role: "panelist" }])
  })

  test("to remove a delegate who does not sit is made by whoever may act on the panelist, and ends both seats", async () => {
    await delegation()
    await panel.do("panelist2", "seat-alternate", {})
    await panel.do("moderator", "remove-member", { member: idOf("panelist2"), reason: "Not on the list." })
    expect(await row("panelist2")).toMatchObject({ removed: false })
    await panel.do("secretary", "confirm-proposal", { proposal: await panel.waiting() })
    expect([await row("Ines"), await row("panelist2")]).toMatchObject([{ removed: true }, { removed: true }])
    expect(await electors()).toHaveLength(3)
  })

  test("to remove an alternate who does not sit needs the same consent, and the delegate goes on", async () => {
    await delegation()
    await panel.do("moderator", "remove-member", { member: idOf("Ines"), reason: "Not on the list." })
    expect(await row("Ines")).toMatchObject({ removed: false })
    await panel.do("secretary", "confirm-proposal", { proposal: await panel.waiting() })
    expect([await row("Ines"), await row("panelist2")]).toMatchObject([{ removed: true }, { role: "panelist" }])
  })

  test("is made for a seat of another side by nobody who may not act on its panelist", async () => {
    await delegation({ sided: true })
    await panel.do("panelist2", "seat-alternate", {})
    for (const who of ["panelist2", "Ines"])
      expect([
        who,
        await panel.refused("moderator", "remove-member", { member: idOf(who), reason: "Not on the list." }),
      ]).toEqual([who, "not-permitted"])
  })
})

test("of two who share a seat, the one who sat when the record was declared countersigns it, and the other one does not", async () => {
  await delegation()
  await panel.do("panelist2", "seat-alternate", {})
  pass(1000)
  await panel.do("panelist2", "seat-delegate", {})
  pass(1000)
  const statement = await panel.proposed()
  const round = await opened(statement, "call")
  const answer = { kind: "call", position: "agree" } as const
  for (const who of ["panelist1", "panelist2", "panelist3", "panelist4"])
    await panel.do(who, "answer-round", { round, seen: 0, answer })
  await panel.do("moderator", "close-and-show", { round })
  const { record } = await panel.do("moderator", "declare-record", {
    statement,
    level: "unanimity",
    seen: "4/4/0/0/0/0",
  })
  pass(1000)
  await panel.do("panelist2", "countersign-record", { record: String(record) })
  await panel.do("panelist2", "seat-alternate", {})
  expect(await panel.refused("Ines", "countersign-record", { record: String(record) })).toBe("not-at-the-table")
  const signed = (await panel.stage.state()).records[record as never]?.countersigned ?? []
  expect(signed.map(({ by }) => by)).toEqual([idOf("panelist2")])
})

describe("a recusal by one of two who share a seat", () => {
  test("by the delegate leaves the alternate out of the rounds on the statement, and of no other", async () => {
    await delegation()
    const [statement, other] = [await panel.proposed(), await panel.proposed("Data stay where they are.")]
    await panel.do("panelist2", "recuse", { statement })
    await panel.do("panelist2", "seat-alternate", {})
    expect(await electors(statement)).not.toContain(idOf("Ines"))
    expect(await electors(other)).toContain(idOf("Ines"))
  })

  test("by the alternate leaves the delegate out", async () => {
    await delegation()
    await panel.do("panelist2", "seat-alternate", {})
    const statement = await panel.proposed()
    await panel.do("Ines", "recuse", { statement })
    await panel.do("panelist2", "seat-delegate", {})
    expect(await electors(statement)).not.toContain(idOf("panelist2"))
    expect(await electors()).toContain(idOf("panelist2"))
  })
})

describe("naming alternates", () => {
  test("again and again is refused after ten on one day, also after a restart, and goes on the day after", async () => {
    panel = await openPanel()
    for (let n = 1; n <= 10; n++) await panel.do("panelist2", "name-alternate", { name: `Person ${n}` })
    expect(await panel.refused("panelist2", "name-alternate", { name: "Person 11" })).toBe("alternates-named")
    await panel.restart(panel.instance.clock.now() + dayMs - 1000)
    expect(await panel.refused("panelist2", "name-alternate", { name: "Person 11" })).toBe("alternates-named")
    // another delegate has their own count
    await panel.do("panelist1", "name-alternate", { name: "Somebody" })
    pass(1000)
    await panel.do("panelist2", "name-alternate", { name: "Person 11" })
    expect(Object.keys((await panel.stage.state()).invites)).toHaveLength(12)
  })
})

describe("a delegate who is suspended while their alternate sits", () => {
  const ends = {
    closed: (round: string) => panel.do("moderator", "close-and-show", { round }),
    voided: (round: string) => panel.do("moderator", "void-round", { round, reason: "Asked too early." }),
  }
  test.each(Object.entries(ends))("leaves the alternate the seat until the round is %s", async (_, end) => {
    await delegation()
    await panel.do("panelist2", "seat-alternate", {})
    const round = await opened(await panel.proposed())
    await panel.do("host", "suspend-member", { member: idOf("panelist2"), reason: "A lost phone." })
    expect([await row("Ines"), await row("panelist2")]).toMatchObject([{ role: "panelist" }, { role: "alternate" }])
    await panel.do("Ines", "answer-round", { round, answer: { kind: "rating", score: 7 }, seen: 0 })
    await end(round)
    expect([await row("Ines"), await row("panelist2")]).toMatchObject([{ role: "alternate" }, { role: "panelist" }])
    expect(await electors()).toHaveLength(3)
  })

  test("keeps the seat that they have again by then, if the suspension was lifted", async () => {
    await delegation()
    await panel.do("panelist2", "seat-alternate", {})
    const round = await opened(await panel.proposed())
    await panel.do("host", "suspend-member", { member: idOf("panelist2"), reason: "A lost phone." })
    await panel.do("host", "lift-suspension", { member: idOf("panelist2") })
    await panel.do("moderator", "void-round", { round, reason: "Asked too early." })
    expect(await row("Ines")).toMatchObject({ role: "panelist" })
  })
})

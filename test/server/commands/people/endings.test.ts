import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { MemberId, SideId } from "../../../../shared/model/ids.ts"
import { heldBy } from "../../../../shared/rules/held.ts"
import { type HeldNoun, heldNouns } from "../../../../shared/rules/people/seats/seatKeeps.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel({ sided: true })
})
afterEach(() => panel.end())

const idOf = (who: string) => panel.people[who] ?? MemberId.parse("nobody")
const heldNow = async (who: string): Promise<HeldNoun[]> => heldBy(await panel.stage.state(), idOf(who))
const [c, j] = [SideId.parse("C"), SideId.parse("J")]
const agree = { kind: "call", position: "agree" } as const

async function chairFor(who: string, side: SideId): Promise<void> {
  panel.people[who] = MemberId.parse(
    (await panel.do("host", "admit-member", { name: who, role: "moderator", side }))["member"],
  )
}

/** A panelist with everything that one can hold, and a chair likewise. */
async function everything(): Promise<void> {
  const { session } = panel
  await chairFor("chairC", c)
  await chairFor("chairJ", j)
  const text = await panel.proposed()
  await panel.do("chairC", "name-deputy", { side: c, member: idOf("panelist2") })
  await panel.do("secretary", "name-reviewer", { statement: text, lang: "en", member: idOf("panelist2") })
  const { round } = await panel.do("chairJ", "open-round", { statement: text, version: 1, kind: "call" })
  for (const who of ["panelist1", "panelist2", "panelist3", "panelist4"])
    await panel.do(who, "answer-round", { round: String(round), seen: 0, answer: agree })
  await panel.do("chairJ", "close-and-show", { round: String(round) })
  const seen = "4/4/0/0/0/0"
  await panel.do("chairJ", "declare-record", { statement: text, level: "unanimity", reason: null, note: {}, seen })
  await panel.do("chairJ", "remove-member", { member: idOf("panelist3"), reason: "Moved away." })
  const second = await panel.proposed("Second.")
  await panel.do("secretary", "name-reviewer", { statement: second, lang: "en", member: idOf("panelist2") })
  for (const who of ["panelist2", "chairC"]) {
    await panel.do("secretary", "tick-attendance", { session, member: idOf(who), here: true })
    await panel.do("secretary", "ask-floor", { session, turn: "reply", member: idOf(who) })
  }
  const turn = { session, member: idOf("panelist2"), turn: "contribution", seconds: 60 } as const
  await panel.do("chairC", "give-floor", turn)
  await panel.do("secretary", "ask-floor", { session, turn: "question", member: idOf("panelist2") })
}

const ofPanelist: HeldNoun[] = ["floor", "queue", "presence", "deputy", "reviewer", "record", "consent", "draft"]
const ofChair: HeldNoun[] = ["queue", "presence", "chair", "record", "consent", "draft"]

const endings: Record<string, (who: string) => Promise<unknown>> = {
  removed: who => panel.do("host", "remove-member", { member: idOf(who) }),
  "gone by themselves": who => panel.do(who, "leave-panel", {}),
  suspended: who => panel.do("host", "suspend-member", { member: idOf(who), reason: "Account stolen." }),
  "an observer": who => panel.do("host", "change-member", { member: idOf(who), role: "observer", side: null }),
}

describe("a member who is", () => {
  test.each(Object.entries(endings))("%s holds nothing any more, whatever they held", async (_, end) => {
    await everything()
    expect(await heldNow("panelist2")).toEqual(ofPanelist)
    expect(await heldNow("chairC")).toEqual(ofChair)
    await end("panelist2")
    await end("chairC")
    expect(await heldNow("panelist2")).toEqual([])
    expect(await heldNow("chairC")).toEqual([])
  })

  test("on another side keeps what is not of the former one", async () => {
    await everything()
    await panel.do("host", "change-member", { member: idOf("panelist2"), role: "panelist", side: j })
    expect(await heldNow("panelist2")).toEqual(["floor", "queue", "presence", "reviewer", "draft"])
    await panel.do("host", "change-member", { member: idOf("chairC"), role: "moderator", side: j })
    expect(await heldNow("chairC")).toEqual(["queue", "presence", "chair", "draft"])
  })
})

test("every noun of the list is held in one of these tests, or ends with the round", () => {
  expect(new Set([...ofPanelist, ...ofChair, "answer"])).toEqual(new Set(heldNouns))
})

test("a member who recuses themselves checks no text of that statement", async () => {
  const text = await panel.proposed()
  await panel.do("secretary", "name-reviewer", { statement: text, lang: "en", member: idOf("panelist2") })
  expect(await heldNow("panelist2")).toContain("reviewer")
  await panel.do("panelist2", "recuse", { statement: text })
  expect(await heldNow("panelist2")).not.toContain("reviewer")
  const again = { statement: text, lang: "en", member: idOf("panelist2") } as const
  expect(await panel.refused("secretary", "name-reviewer", again)).toBe("not-found")
})

test("an elector of an open round who is suspended answers no more, and their answer stands", async () => {
  const text = await panel.proposed()
  const { round } = await panel.do("moderator", "open-round", { statement: text, version: 1, kind: "call" })
  expect(await heldNow("panelist2")).toContain("answer")
  await panel.do("panelist2", "answer-round", { round: String(round), seen: 0, answer: agree })
  await panel.do("host", "suspend-member", { member: idOf("panelist2"), reason: "Account stolen." })
  expect(await heldNow("panelist2")).toEqual([])
  await panel.do("moderator", "close-and-show", { round: String(round), evenBelowQuorum: true })
  const shown = Object.values((await panel.stage.state()).rounds)[0]
  expect(shown?.electorate).toHaveLength(4)
  expect(shown?.answers).toHaveLength(1)
})

test("the floor is given to nobody who may not ask for it, and a request of a former panelist is not heard", async () => {
  const { session } = panel
  const member = idOf("observer")
  const give = { session, member, turn: "contribution", seconds: 60 } as const
  expect(await panel.refused("moderator", "give-floor", give)).toBe("not-found")
  expect(await panel.refused("secretary", "tick-attendance", { session, member, here: true })).toBe("not-found")
})

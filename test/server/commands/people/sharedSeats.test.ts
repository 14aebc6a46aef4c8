import { afterEach, describe, expect, test } from "vitest"
import { ownDataOf } from "../../../../server/commands/law/ownData.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { panelMeta } from "../../../../shared/papers/panel/note.ts"
import { ownPaper } from "../../../../shared/papers/panel/own.ts"
import { alternateSits, sharedSeat } from "../../../../shared/rules/people/seats/alternates.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { papersOf } from "../../../shared/minutes/papers.ts"

let panel: Panel
afterEach(() => panel.end())

const idOf = (who: string) => panel.people[who] ?? MemberId.parse("nobody")
const state = () => panel.stage.state()
const logged = async () => (await panel.instance.folds.entries((await state()).workspace!.id, 0, "room")).list

/** `panelist2`, who took their seat, and Ines, whom they named and who may take the seat over by herself. */
async function delegation(): Promise<void> {
  panel = await openPanel()
  await panel.take("panelist2")
  await panel.alternate("panelist2", "Ines", true)
}

describe("a proposal about a delegate who meanwhile does not sit (DOMAIN AL6)", () => {
  /** Changes who sits by an entry alone, whether or not a command makes it while a proposal about the seat is open. */
  async function entered(kind: "alternate-seated" | "delegate-seated"): Promise<void> {
    const body = { member: idOf("panelist2"), alternate: idOf("Ines") }
    const host = { member: null, name: "", role: "admin" as const, side: null, host: true }
    const seats: Parameters<typeof panel.instance.dispatch.perform>[2] = {
      action: "invite guests",
      host: true,
      own: () => true,
      decide: () => ({ events: [{ kind, body }] }),
    }
    await panel.instance.dispatch.perform((await state()).workspace!.id, host, seats, null)
  }

  /** a chair asks while the delegate sits, and the alternate sits before the secretary consents */
  async function askedFor(ask: () => Promise<unknown>): Promise<string> {
    await delegation()
    await panel.take("moderator")
    await panel.take("secretary")
    await ask()
    const proposal = await panel.waiting()
    await entered("alternate-seated")
    return proposal
  }
  const reissue = () => panel.do("moderator", "reissue-seat", { member: idOf("panelist2"), reason: "A lost phone." })
  const moved = { role: "observer", side: null, reason: "They only read." } as const
  const acts = {
    "the seat is not reissued": { ask: reissue, code: "seat-shared" },
    "the role is not changed": {
      ask: () => panel.do("moderator", "change-member", { member: idOf("panelist2"), ...moved }),
      code: "proposal-past",
    },
  }
  test.each(Object.entries(acts))("is refused: %s", async (_, { ask, code }) => {
    const proposal = await askedFor(ask)
    expect(await panel.refused("secretary", "confirm-proposal", { proposal })).toBe(code)
    const seat = sharedSeat(await state(), idOf("Ines"))
    expect(seat && alternateSits(seat)).toBe(true)
    expect((await state()).members[idOf("Ines")]).toMatchObject({ removed: false, role: "panelist" })
  })

  test("is carried out once the delegate sits again", async () => {
    const proposal = await askedFor(reissue)
    await entered("delegate-seated")
    await panel.do("secretary", "confirm-proposal", { proposal })
    expect((await state()).members[idOf("panelist2")]).toMatchObject({ taken: false })
    expect((await state()).members[idOf("Ines")]).toMatchObject({ removed: true })
  })
})

describe("the end of an alternate's seat in the minutes", () => {
  const removal = /Ines.*removed|removed.*Ines/
  test("is said of an administrator who removed the alternate", async () => {
    await delegation()
    await panel.do("host", "remove-member", { member: idOf("Ines") })
    expect((await papersOf(panel)).said("en").filter(text => removal.test(text))).toHaveLength(1)
  })

  test("is said of an administrator who removed the delegate", async () => {
    await delegation()
    await panel.do("host", "remove-member", { member: idOf("panelist2") })
    expect((await papersOf(panel)).said("en").filter(text => removal.test(text))).toHaveLength(1)
  })

  test("is said once of a chair with the secretary's consent", async () => {
    await delegation()
    await panel.take("moderator")
    await panel.take("secretary")
    await panel.do("panelist2", "seat-alternate", {})
    await panel.do("moderator", "remove-member", { member: idOf("Ines"), reason: "Not on the list." })
    await panel.do("secretary", "confirm-proposal", { proposal: await panel.waiting() })
    const said = (await papersOf(panel)).said("en").filter(text => removal.test(text) && text.includes("secretary"))
    expect(said).toHaveLength(1)
  })

  test("is said by the line about the withdrawal alone where the delegate withdrew or replaced them, or left", async () => {
    await delegation()
    await panel.do("panelist2", "withdraw-alternate", {})
    await panel.alternate("panelist2", "Jo")
    await panel.do("panelist2", "name-alternate", { name: "Kim" })
    await panel.do("panelist2", "leave-panel", {})
    const said = (await papersOf(panel)).said("en")
    expect(said.filter(text => /removed/.test(text))).toEqual([])
    expect(said.filter(text => /no longer the alternate/.test(text))).toHaveLength(3)
  })
})

describe("a commit that ends a shared seat", () => {
  const ends = {
    "the alternate leaves": () => panel.do("Ines", "leave-panel", {}),
    "the alternate is removed": () => panel.do("host", "remove-member", { member: idOf("Ines") }),
    "the alternate is suspended": () =>
      panel.do("host", "suspend-member", { member: idOf("Ines"), reason: "A lost phone." }),
    "the alternate is erased": () => panel.do("host", "erase-member", { member: idOf("Ines") }),
    "the delegate leaves": () => panel.do("panelist2", "leave-panel", {}),
    "the delegate is removed": () => panel.do("host", "remove-member", { member: idOf("panelist2") }),
    "the delegate is erased": () => panel.do("host", "erase-member", { member: idOf("panelist2") }),
    "the delegate is suspended": () =>
      panel.do("host", "suspend-member", { member: idOf("panelist2"), reason: "A lost phone." }),
  }
  test.each(Object.entries(ends))("takes the alternate who sits out of the queue once: %s", async (_, end) => {
    await delegation()
    panel.stage.present(Object.values(panel.people))
    await panel.do("panelist2", "seat-alternate", {})
    await panel.do("Ines", "ask-floor", { session: panel.session, turn: "contribution" })
    await panel.do("secretary", "tick-attendance", { session: panel.session, member: idOf("Ines"), here: true })
    const before = (await logged()).length
    await end()
    const written = (await logged()).slice(before).map(({ kind, body }) => JSON.stringify({ kind, body }))
    expect(written.filter(text => text.includes('"floor-withdrawn"'))).toHaveLength(1)
    expect(new Set(written).size).toBe(written.length)
    expect((await state()).sessions[panel.session]?.floor.requests).toEqual([])
  })
})

describe("own data of a seat that two persons share (DOMAIN OD1)", () => {
  async function ownOf(who: string) {
    const now = await state()
    const at = panel.instance.clock.now()
    const member = now.members[idOf(who)]!
    return ownDataOf(panel.instance, { workspace: now.workspace!.id, state: now, member, at })
  }
  async function paperOf(who: string, lang: Lang): Promise<string> {
    const meta = panelMeta(await state(), { lang, address: "/", at: 0, fingerprint: null })
    return JSON.stringify(ownPaper(await ownOf(who), lang, meta).blocks)
  }

  test("says whom the delegate named, when, and whether the alternate sits", async () => {
    await delegation()
    const { alternate } = (await state()).members[idOf("panelist2")]!
    expect((await ownOf("panelist2")).alternate).toEqual({
      name: "Ines",
      romanised: "",
      short: "",
      alone: true,
      namedAt: alternate?.at,
      sitsSince: null,
    })
    await panel.do("panelist2", "seat-alternate", {})
    const { sitsSince } = (await state()).members[idOf("Ines")]!
    expect((await ownOf("panelist2")).alternate).toMatchObject({ sitsSince })
    expect(sitsSince).toBeGreaterThan(0)
  })

  test("says for whom the alternate was named, and that somebody without one shares no seat", async () => {
    await delegation()
    const { alternate } = (await state()).members[idOf("panelist2")]!
    expect(await ownOf("Ines")).toMatchObject({
      alternate: null,
      alternateOf: { name: "panelist2", alone: true, namedAt: alternate?.at, sitsSince: null },
    })
    expect(await ownOf("panelist1")).toMatchObject({ alternate: null, alternateOf: null })
  })

  test("is printed in three languages", async () => {
    await delegation()
    const words = { en: /alternate/, zh: /候补/, ja: /代理/ }
    for (const lang of ["en", "zh", "ja"] as const) {
      expect(await paperOf("panelist2", lang)).toContain("Ines")
      expect(await paperOf("panelist2", lang)).toMatch(words[lang])
      expect(await paperOf("Ines", lang)).toContain("panelist2")
      expect(await paperOf("panelist1", lang)).not.toMatch(/Ines/)
    }
  })
})

import { afterEach, describe, expect, test } from "vitest"
import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import { presetRule, type Rule } from "../../../../shared/model/consensus/rule.ts"
import { SideId } from "../../../../shared/model/ids.ts"
import { agreedBefore, agreementOf, sidesUnagreed, termsSeen } from "../../../../shared/rules/people/consent/terms.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

const [C, J] = [SideId.parse("C"), SideId.parse("J")]
const loose: Rule = { ...presetRule, support: [9, 10] }
const opening = (statement: string, version = 1) =>
  ({ statement, version, kind: "rating", anonymity: "named" }) as CommandInput<"open-round">

let panel: Panel
afterEach(() => panel.end())

/** Admits a chair of each of these sides, who sits down. */
async function chairs(...sides: SideId[]): Promise<void> {
  for (const side of sides) {
    const made = await panel.stage.do(null, "admit-member", { name: `chair${side}`, role: "moderator", side })
    panel.people[`chair${side}`] = made["member"] as never
    await panel.take(`chair${side}`)
  }
}

const state = () => panel.stage.state()
const seen = async () => termsSeen(await state())
const agree = async (who: string) => panel.do(who, "agree-terms", { seen: await seen() })
const waits = async () => sidesUnagreed(await state()).map(({ id }) => id)

/** The code with which a command is refused, without what the kit does before a round. */
async function refusedAsIs<K extends CommandKind>(who: string, kind: K, body: CommandInput<K>): Promise<string> {
  return panel.stage.do(panel.people[who]!, kind, body).then(
    () => "done",
    (error: unknown) => String(error),
  )
}

describe("the first round", () => {
  test("opens only after each side's chair agreed, and says which side has not", async () => {
    panel = await openPanel({ sided: true })
    await chairs(C, J)
    const statement = await panel.proposed()
    expect(await refusedAsIs("chairC", "open-round", opening(statement))).toMatch(/terms-unagreed.*C,J.*chairC, chairJ/)
    await agree("chairC")
    expect(await refusedAsIs("chairC", "open-round", opening(statement))).toMatch(/terms-unagreed.*"J".*chairJ/)
    const silence = { statement, version: 1, endsAt: panel.instance.clock.now() + 90_000_000, leaveOut: [] }
    expect(await refusedAsIs("chairC", "open-silence", silence as never)).toContain("terms-unagreed")
    await agree("chairJ")
    expect(await waits()).toEqual([])
    expect(await refusedAsIs("chairC", "open-round", opening(statement))).toBe("done")
  })

  test("is agreed to by nobody but a chair or the deputy of the side, and not for terms that the page has not shown", async () => {
    panel = await openPanel({ sided: true })
    await chairs(C, J)
    for (const who of ["moderator", "secretary", "observer", "panelist1"])
      expect(await refusedAsIs(who, "agree-terms", { seen: 0 })).toMatch(/not-permitted/)
    await panel.do("chairJ", "name-deputy", { side: J, member: panel.people["panelist1"]! })
    await agree("panelist1")
    expect(agreementOf(await state(), J)?.by).toBe(panel.people["panelist1"])
    expect(await panel.refused("chairC", "agree-terms", { seen: 9_999 })).toBe("terms-changed")
  })

  test("needs an agreement that is independent of the other side's", async () => {
    panel = await openPanel({ sided: true })
    await chairs(C)
    await agree("chairC")
    await panel.do("host", "change-member", { member: panel.people["chairC"]!, role: "moderator", side: J })
    expect(await refusedAsIs("chairC", "agree-terms", { seen: await seen() })).toContain("not-permitted")
  })

  test("of a panel without sides waits for nobody", async () => {
    panel = await openPanel()
    await panel.take("moderator")
    await panel.do("moderator", "set-rule", { rule: loose })
    const statement = await panel.proposed()
    expect(await refusedAsIs("moderator", "open-round", opening(statement))).toBe("done")
  })
})

describe("a change of the terms", () => {
  test("is free until the chairs of two sides have sat down, and ends what was agreed", async () => {
    panel = await openPanel({ sided: true })
    await chairs(C)
    await agree("chairC")
    await panel.do("chairC", "set-rule", { rule: loose })
    expect(agreedBefore(await state(), C)).toBe(true)
    expect(await waits()).toEqual([C, J])
    await agree("chairC")
    expect(await waits()).toEqual([J])
  })

  test("is one consent after that, and lets the agreements stand", async () => {
    panel = await openPanel({ sided: true })
    await chairs(C, J)
    await agree("chairC")
    await agree("chairJ")
    await panel.do("chairC", "set-rule", { rule: loose, reason: "Nine of ten." })
    expect((await state()).workspace?.rule).toEqual(presetRule)
    const proposal = await panel.waiting()
    for (const who of ["chairC", "moderator", "secretary", "panelist1"])
      expect(await refusedAsIs(who, "confirm-proposal", { proposal })).toContain("not-permitted")
    await panel.do("chairJ", "confirm-proposal", { proposal })
    expect((await state()).workspace?.rule).toEqual(loose)
    expect(await waits()).toEqual([])
    // a page that has not read the change cannot agree to it
    expect(await seen()).toBeGreaterThan(0)
  })

  test.each([
    ["the rule", "set-rule", { rule: loose }],
    ["which sides", "set-sides", { sides: [] }],
    ["whose language", "set-languages", { languages: ["en", "zh", "ja"], authentic: [{ lang: "zh", side: C }] }],
    ["a stricter attribution", "set-attribution", { attribution: "chatham" }],
    [
      "a notice that binds",
      "set-privacy",
      { responsible: "R", contact: "c", region: "JP", notice: { en: "N" }, blocks: true },
    ],
  ] as const)("asks the other side about %s", async (_what, kind, body) => {
    panel = await openPanel({ sided: true, panelists: 0 })
    await chairs(C, J)
    const with3 = [...(await state()).sides, { title: { en: "East" }, mark: "E" }]
    const sent = kind === "set-sides" ? { sides: with3 } : body
    await panel.do("chairC", kind, sent as never)
    const asked = Object.values((await state()).proposals)
    expect(asked.map(({ about, state: at }) => [about.act, at])).toEqual([["terms", "open"]])
    await panel.do("chairJ", "confirm-proposal", { proposal: await panel.waiting() })
    expect(Object.values((await state()).proposals).map(({ state: at }) => at)).toEqual(["carried"])
    expect(await seen()).toBeGreaterThan(0)
  })

  test("of names, marks, titles and translations holds at once", async () => {
    panel = await openPanel({ sided: true })
    await chairs(C, J)
    await agree("chairC")
    const [c, j] = (await state()).sides
    await panel.do("secretary", "set-sides", { sides: [{ ...c!, title: { en: "North" }, mark: "N" }, j!] })
    await panel.do("chairJ", "set-title", { title: { en: "Another title" } })
    await panel.do("secretary", "set-languages", { languages: ["en", "zh"], authentic: [{ lang: "en", side: null }] })
    const loose = { responsible: "R", contact: "c", region: "JP", notice: { en: "N" }, blocks: false }
    await panel.do("secretary", "set-privacy", loose)
    expect((await state()).proposals).toEqual({})
    expect(await waits()).toEqual([J])
  })

  test("is not made while a round is open, and not by a confirmation either", async () => {
    panel = await openPanel({ sided: true })
    await chairs(C, J)
    const statement = await panel.proposed()
    await panel.do("chairC", "set-attribution", { attribution: "unattributed" })
    const proposal = await panel.waiting()
    const { round } = await panel.do("chairC", "open-round", opening(statement))
    expect(await panel.refused("chairJ", "confirm-proposal", { proposal })).toBe("terms-in-round")
    expect(await panel.refused("chairC", "set-attribution", { attribution: "chatham" })).toBe("terms-in-round")
    await panel.do("chairC", "close-and-show", { round: String(round) })
    await panel.do("chairJ", "confirm-proposal", { proposal })
    expect((await state()).workspace?.attribution).toBe("unattributed")
  })

  test("without sides is one consent after the first round; a chair with nobody beside says why", async () => {
    panel = await openPanel()
    await panel.take("moderator")
    await panel.do("moderator", "open-round", opening(await panel.proposed()))
    await panel.do("moderator", "void-round", { round: Object.keys((await state()).rounds)[0], reason: "x" } as never)
    expect(await panel.refused("moderator", "set-rule", { rule: loose })).toBe("alone-why")
    await panel.take("secretary")
    await panel.do("moderator", "set-rule", { rule: loose })
    expect((await state()).workspace?.rule).toEqual(presetRule)
    await panel.do("secretary", "confirm-proposal", { proposal: await panel.waiting() })
    expect((await state()).workspace?.rule).toEqual(loose)
  })

  test("by the secretary alone, or by an administrator, binds nobody once a chair has sat down", async () => {
    panel = await openPanel()
    await panel.do("secretary", "set-rule", { rule: loose })
    await panel.take("moderator")
    await panel.do("secretary", "set-rule", { rule: presetRule })
    expect((await state()).workspace?.rule).toEqual(loose)
    const notice = { responsible: "R", contact: "c", region: "JP", notice: { en: "N" }, blocks: true }
    await panel.do("host", "set-privacy", notice)
    expect((await state()).workspace?.privacy).toBeUndefined()
    expect(Object.values((await state()).proposals).map(({ asker, state: at }) => [asker, at])).toEqual([
      [panel.people["secretary"], "open"],
      [null, "open"],
    ])
    await panel.do("moderator", "confirm-proposal", { proposal: await panel.waiting() })
    expect((await state()).workspace?.privacy?.blocks).toBe(true)
  })
})

test("a panel that opened a round before works on, as if its sides had agreed", async () => {
  panel = await openPanel({ sided: true })
  await chairs(C, J)
  await panel.do("chairC", "open-round", opening(await panel.proposed()))
  const now = await state()
  // the log of an earlier version has no agreement
  const { terms: _, ...workspace } = now.workspace!
  expect(sidesUnagreed({ ...now, workspace })).toEqual([])
})

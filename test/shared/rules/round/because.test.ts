import { expect, test } from "vitest"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import { presetRule } from "../../../../shared/model/consensus/rule.ts"
import { SideId, StatementId } from "../../../../shared/model/ids.ts"
import { because } from "../../../../shared/rules/round/outcome/outcome.ts"
import { standing } from "../../../../shared/rules/round/outcome/standing.ts"
import { positions, round, scene, statement, table } from "../../../kit/scenes.ts"

const empty = { agree: 0, reserve: 0, disagree: 0, block: 0, abstain: 0 }
const of = (electorate: number, held: Partial<typeof empty>) => ({ electorate, ...empty, ...held })
const side = (id: "cn" | "jp", held: Partial<typeof empty>) => ({ side: SideId.parse(id), ...of(4, held) })
const none = { open: 0, maintained: 0, answeredBlocks: 0 }

test("a side is named where the rule failed on it, with the figures and the share that it asks", () => {
  const quorum = because(presetRule, of(8, { agree: 6 }), [side("cn", { agree: 1 }), side("jp", { agree: 4 })], none)
  expect(quorum).toEqual({ kind: "few-answered", side: "cn", answered: 1, electorate: 4, share: [1, 2] })
  const floor = because(
    presetRule,
    of(8, { agree: 6, disagree: 2 }),
    [side("cn", { agree: 4 }), side("jp", { agree: 2, disagree: 2 })],
    none,
  )
  expect(floor).toEqual({ kind: "side-floor", side: "jp", support: 2, cast: 4, floor: [1, 2] })
  const cast = because(
    presetRule,
    of(8, { agree: 5, abstain: 3 }),
    [side("cn", { agree: 4 }), side("jp", { agree: 1, abstain: 3 })],
    none,
  )
  expect(cast).toEqual({ kind: "few-cast", side: "jp", cast: 1, electorate: 4 })
})

test("the reason names no side if it concerns the whole panel; a block without an answer counts as an open objection", () => {
  expect(because(presetRule, of(8, { agree: 5 }), [], none)).toMatchObject({ kind: "few-answered", side: null })
  const waits = because(presetRule, of(8, { agree: 6, block: 2 }), [], { ...none, open: 1, answeredBlocks: 1 })
  expect(waits).toEqual({ kind: "objection-open", n: 1 })
  const kept = because(presetRule, of(8, { agree: 7, block: 1 }), [], { open: 0, maintained: 1, answeredBlocks: 1 })
  expect(kept).toEqual({ kind: "supported", support: 7, cast: 8, share: [3, 4], against: 1, maintained: 1 })
})

test("where no side's figures are shown, no reason speaks of a side", () => {
  const held = positions("agree", "agree", "agree", "disagree").map(one => ({ ...one, member: null, side: null }))
  const hidden = (answers: unknown[]) => {
    const call = { ...round("call", "revealed", answers), anonymity: "pseudonymous", changes: [] } as unknown as Round
    const { state } = scene({ statements: table(statement("proposed")), rounds: table(call) })
    return standing(state, StatementId.parse("A-1"))
  }
  expect(hidden(held)).toMatchObject({ computed: "no_consensus", sides: [], because: null })
  const all = held.map(one => ({ ...one, answer: { ...one.answer, position: "agree" } }))
  expect(hidden(all)).toMatchObject({ computed: "unanimity", because: { kind: "all-agree" } })
})

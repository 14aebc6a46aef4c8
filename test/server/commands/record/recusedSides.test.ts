import { afterEach, expect, test } from "vitest"
import { eventBodies } from "../../../../shared/contract/events.ts"
import { proceedingsOf } from "../../../../shared/minutes/proceedings/proceedings.ts"
import { prose, proseText } from "../../../../shared/minutes/prose/prose.ts"
import { scribe } from "../../../../shared/minutes/scribe.ts"
import { presetRule } from "../../../../shared/model/consensus/rule.ts"
import type { Attribution } from "../../../../shared/model/terms.ts"
import { recusedSides } from "../../../../shared/rules/round/electorate/recusedSides.ts"
import { because, levelOf } from "../../../../shared/rules/round/outcome/outcome.ts"
import { standing } from "../../../../shared/rules/round/outcome/standing.ts"
import { tallyKey } from "../../../../shared/rules/round/outcome/tally.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

const agree = { kind: "call", position: "agree" } as const

/** Both panelists of side C recuse themselves; those of side J all agree, and a record is declared. */
async function declared(attribution: Attribution = "named") {
  panel = await openPanel({ sided: true, attribution })
  const statement = await panel.proposed()
  await panel.do("panelist2", "recuse", { statement })
  expect(recusedSides(await panel.stage.state(), statement)).toEqual([])
  await panel.do("panelist4", "recuse", { statement })
  expect(recusedSides(await panel.stage.state(), statement)).toEqual(["C"])
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  for (const who of ["panelist1", "panelist3"])
    await panel.do(who, "answer-round", { round: String(round), seen: 0, answer: agree })
  await panel.do("moderator", "close-and-show", { round: String(round) })
  const stands = standing(await panel.stage.state(), statement)!
  const seen = tallyKey(stands.tally)
  const unanimous = { statement, level: "unanimity", reason: null, note: {}, seen } as const
  const refused = await panel.refused("moderator", "declare-record", unanimous)
  const { record } = await panel.do("moderator", "declare-record", { ...unanimous, level: "consensus" })
  return { stands, refused, record: String(record) }
}

const workspaceId = async () => (await panel.instance.directory.workspaces())[0]!.id

async function minutes() {
  const { list } = await panel.instance.folds.entries(await workspaceId(), 0, "room")
  const state = await panel.stage.state()
  const told = proceedingsOf(state, state.sessions[panel.session]!, list)
  return { of: (lang: "en" | "zh" | "ja") => proseText(prose(told, lang)), scribe: scribe(told) }
}

test("a side whose panelists all recused themselves is left out, and the other side's yes is a consensus", async () => {
  const { stands, refused } = await declared()
  expect(stands.round.recusedSides).toEqual(["C"])
  expect(stands).toMatchObject({
    computed: "consensus",
    because: { kind: "all-but-recused" },
    tally: { electorate: 2 },
  })
  expect(stands.sides.map(({ side }) => side)).toEqual(["J"])
  expect(refused).toBe("level-too-high")
})

test("the record and the minutes name the side and why, in every language", async () => {
  const { record } = await declared()
  const [card] = Object.values((await panel.stage.state()).records).filter(({ id }) => id === record)
  expect(card?.body.recusedSides).toEqual(["C"])
  const told = await minutes()
  const sentence = "C was left out because all of its panelists recused themselves; the level is at most consensus."
  expect(told.of("en").split(sentence)).toHaveLength(3)
  expect(told.of("zh").split("“C”一方的专家全部回避，该方不计入；最高等级为共识。")).toHaveLength(3)
  expect(told.of("ja").split("「C」のパネリストが全員回避したため、その側を算入しない。")).toHaveLength(3)
  expect(told.scribe).toContain(`[${sentence}]`)
})

test("where no names leave the room the gallery learns that a side is left out, not which one", async () => {
  const { record } = await declared("chatham")
  const gallery = await panel.instance.folds.view(await workspaceId(), "gallery")
  expect(Object.values(gallery.rounds).map(({ recusedSides }) => recusedSides)).toEqual([[]])
  expect(Object.values(gallery.records).find(({ id }) => id === record)?.body.recusedSides).toEqual([])
  const { list } = await panel.instance.folds.entries(await workspaceId(), 0, "gallery")
  expect(JSON.stringify(list)).not.toContain('"C"')
})

test("a recusal or a new member after the round opened changes nothing in it, and a round of an earlier version stays as it was", async () => {
  panel = await openPanel({ sided: true })
  const statement = await panel.proposed()
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  const open = (await panel.stage.state()).rounds[String(round) as never]!
  expect("recusedSides" in open).toBe(false)
  const { id, openedAt: _, ...facts } = open
  expect(eventBodies["round-opened"].parse({ ...facts, round: id })).not.toHaveProperty("recusedSides")
  const none = { agree: 0, reserve: 0, disagree: 0, block: 0, abstain: 0 }
  const all = [
    presetRule,
    { ...none, electorate: 2, agree: 2 },
    [],
    { open: 0, maintained: 0, answeredBlocks: 0 },
  ] as const
  expect(levelOf(because(...all))).toBe("unanimity")
  expect(levelOf(because(...all, { sideLeftOut: true }))).toBe("consensus")
})

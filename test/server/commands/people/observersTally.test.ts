import fc from "fast-check"
import { afterEach, expect, test } from "vitest"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import { RoundId } from "../../../../shared/model/ids.ts"
import { attributions, positions } from "../../../../shared/model/terms.ts"
import { atReveal, standing } from "../../../../shared/rules/round/outcome/standing.ts"
import { tallyOf } from "../../../../shared/rules/round/outcome/tally.ts"
import { amounts } from "../../../kit/amounts.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

const panelists = [1, 2, 3, 4, 5].map(n => `panelist${n}`)

interface Said {
  position: (typeof positions)[number]
  reason: string
}
interface Course {
  answers: (Said | null)[]
  changes: [string, Said][]
}

/** Few reasons, so that two people often say the same: it must not matter whose position it was. */
const said = fc.record({
  position: fc.constantFrom(...positions),
  reason: fc.constantFrom("Costs.", "Too early."),
})
const course = fc.record({
  answers: fc.array(fc.option(said, { freq: 4 }), { minLength: 5, maxLength: 5 }),
  changes: fc.array(fc.tuple(fc.constantFrom(...panelists), said), { minLength: 1, maxLength: 8 }),
})
const courses: Course[] = fc.sample(course, { seed: amounts.seed, numRuns: amounts.properties / 10 })

const call = (one: Said) => ({
  kind: "call" as const,
  ...one,
  remedy: one.position === "block" ? "A pilot first." : "",
})

async function taken({ answers, changes }: Course): Promise<RoundId> {
  const statement = await panel.proposed()
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  const id = String(round)
  for (const [i, who] of panelists.entries()) {
    const answer = answers[i]
    if (answer) await panel.do(who, "answer-round", { round: id, answer: call(answer), seen: 0 })
  }
  await panel.do("moderator", "close-and-show", { round: id, evenBelowQuorum: true })
  for (const [who, to] of changes)
    await panel.do(who, "change-position", { round: id, position: call(to), why: "Heard the reasons." })
  return RoundId.parse(id)
}

/** Everything that a reader counts; whose it is aside. */
const counted = (round: Round) => ({
  tally: tallyOf(round.electorate, round.answers ?? []),
  tallyAtReveal: atReveal(round),
  answered: round.answered,
  said: round.answers?.map(({ answer }) => JSON.stringify(answer)).toSorted(),
  changes: round.changes.map(({ from, to, why }) => ({ from, to, why })),
})

test.each(attributions)(
  "whatever positions are changed to, observers count what the panel counts, where the attribution is %s",
  async attribution => {
    panel = await openPanel({ panelists: 5, sided: true, attribution })
    const workspace = (await panel.instance.directory.workspaces())[0]!.id
    for (const one of courses) {
      const id = await taken(one)
      const state = await panel.instance.folds.view(workspace, "room")
      const galleryState = await panel.instance.folds.view(workspace, "gallery")
      const [room, gallery] = [state.rounds[id]!, galleryState.rounds[id]!]
      expect(counted(gallery)).toEqual(counted(room))
      // the observers do not learn whose side or objection decides, so they are told no level that the panel reads
      // otherwise
      const told = standing(galleryState, gallery.statement)?.computed
      expect(told).toBe(attribution === "named" ? standing(state, room.statement)?.computed : undefined)
    }
    if (attribution === "named") return
    const { list } = await panel.instance.folds.entries(workspace, 0, "gallery")
    const rounds = JSON.stringify(list.filter(({ kind }) => /^(round|position|objection)-/.test(kind)))
    for (const id of Object.values(panel.people)) expect(rounds).not.toContain(id)
    expect(rounds).not.toMatch(/"side":"[CJ]"/)
  },
)

const nameless = ["chatham", "unattributed"] as const

test.each(nameless)(
  "the order in which answers and objections are told says nothing of who gave them, where the attribution is %s",
  async attribution => {
    panel = await openPanel({ panelists: 5, attribution })
    const workspace = (await panel.instance.directory.workspaces())[0]!.id
    const told = async (given: readonly [(typeof positions)[number], string][]) => {
      const answers = given.map(([position, reason]) => ({ position, reason }))
      const id = await taken({ answers, changes: [] })
      const galleryState = await panel.instance.folds.view(workspace, "gallery")
      const objections = Object.values(galleryState.objections).filter(({ round }) => round === id)
      return {
        answers: galleryState.rounds[id]?.answers?.map(({ answer }) => answer),
        objections: objections.map(({ reason }) => reason.text),
      }
    }
    const forth = await told([
      ["agree", ""],
      ["block", "Unclear."],
      ["block", "Costs."],
      ["disagree", "No."],
      ["block", "Too early."],
    ])
    expect(forth.answers).toHaveLength(5)
    expect(forth.objections).toEqual(["Costs.", "Too early.", "Unclear."])
    const back = await told([
      ["block", "Costs."],
      ["disagree", "No."],
      ["block", "Too early."],
      ["block", "Unclear."],
      ["agree", ""],
    ])
    expect(back).toEqual(forth)
  },
)

test.each(nameless)(
  "the language of a page from which nothing was written is told of nobody, where the attribution is %s",
  async attribution => {
    panel = await openPanel({ panelists: 4, attribution })
    const workspace = (await panel.instance.directory.workspaces())[0]!.id
    const statement = await panel.proposed()
    const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
    const id = RoundId.parse(round)
    const position = { kind: "call", position: "agree", reason: "", remedy: "", lang: "ja" } as const
    for (const who of panelists.slice(0, 4))
      await panel.do(who, "answer-round", { round: id, answer: position, seen: 0 })
    await panel.do("moderator", "close-and-show", { round: id })
    const abstain = { ...position, position: "abstain" } as const
    await panel.do("panelist1", "change-position", { round: id, position: abstain, why: "Not my field." })
    await panel.do("panelist1", "change-position", { round: id, position, why: "It is, after all." })
    await panel.do("moderator", "declare-record", { statement, level: "unanimity", seen: "4/4/0/0/0/0" })
    const state = await panel.instance.folds.view(workspace, "room")
    const galleryState = await panel.instance.folds.view(workspace, "gallery")
    const record = Object.values(galleryState.records)[0]!
    const { answers, changes } = galleryState.rounds[id]!
    expect(record.body.positions).toHaveLength(4)
    expect(JSON.stringify([answers, changes, record.body.positions])).not.toContain('"ja"')
    expect(JSON.stringify(state.rounds[id]?.answers)).toContain('"ja"')
  },
)

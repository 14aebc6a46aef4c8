import { afterEach, expect, test } from "vitest"
import { server, serverActor } from "../../../server/core/serverActor.ts"
import { answerHints } from "../../../server/live/hints/hints.ts"
import type { Entry, NewEvent } from "../../../shared/contract/events.ts"
import { RoundId, type StatementId } from "../../../shared/model/ids.ts"
import { languages } from "../../../shared/model/terms.ts"
import { needsOf } from "../../../shared/rules/needs.ts"
import { movementBetween } from "../../../shared/rules/round/outcome/movement.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

/**
 * The attacker is a member of the panel and has everything that a panelist may see of two ratings with names hidden:
 * the fold, the entries, the hints while each is open, their own pending acts, and every movement that can be computed.
 * The panel is played twice; in the second run the answers of the first rating are given to other members of the same
 * side. The attacker's view must be the same except for the random aliases: then it does not reveal whose answer is
 * whose.
 */

let panel: Panel
afterEach(() => panel.end())

type Between = (panel: Panel, statement: StatementId) => Promise<unknown>
interface Shape {
  panelists: number
  sided?: boolean
  /** by number, from 1 */
  absent: number[][]
  between?: Between
}

/** Commits an event directly: whether somebody may do it is tested elsewhere. */
const happens =
  (event: (panel: Panel) => Promise<NewEvent>): Between =>
  async given => {
    const happened = await event(given)
    const workspace = (await given.stage.state()).workspace!.id
    return given.instance.dispatch.perform(
      workspace,
      server,
      serverActor(() => ({ events: [happened] })),
      null,
    )
  }
const remove = (n: number) =>
  happens(async ({ people }) => ({ kind: "member-removed", body: { member: people[nth(n)]! } }))
const reseat = (n: number) =>
  happens(async ({ people, stage }) => {
    const [member, { sides, members }] = [people[nth(n)]!, await stage.state()]
    const side = sides.find(({ id }) => id !== members[member]?.side)?.id ?? null
    return { kind: "member-changed", body: { member, role: "panelist", side } }
  })
const recuse =
  (n: number): Between =>
  ({ do: act }, statement) =>
    act(`panelist${n}`, "recuse", { statement })

const shapes: Record<string, Shape> = {
  "eight without sides, one absent from the second": { panelists: 8, absent: [[], [3]] },
  "eight without sides, one absent from the first": { panelists: 8, absent: [[3], []] },
  "eight without sides, two absent from the second": { panelists: 8, absent: [[], [2, 7]] },
  "eight without sides, another one absent from each": { panelists: 8, absent: [[2], [7]] },
  "two sides of five, one absent from the second": { panelists: 10, sided: true, absent: [[], [3]] },
  "two sides of five, one of each absent": { panelists: 10, sided: true, absent: [[], [3, 4]] },
  "two sides of four, one absent from the second": { panelists: 8, sided: true, absent: [[], [3]] },
  "eight without sides, one removed between them": { panelists: 8, absent: [[], []], between: remove(3) },
  "two sides of five, one removed between them": { panelists: 10, sided: true, absent: [[], []], between: remove(3) },
  "two sides of five, one reseated between them": { panelists: 10, sided: true, absent: [[], []], between: reseat(3) },
  "eight without sides, one recused between them": { panelists: 8, absent: [[], []], between: recuse(3) },
}
const threeRatings: Shape = { panelists: 8, absent: [[], [5], []] }

const numbers = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
const nth = (n: number) => `panelist${n}`

/** Gives the first rating's answers to the next member of the same side who answered it. */
function dealt({ panelists, sided = false, absent }: Shape, n: number): number {
  const alike = numbers(panelists).filter(one => !absent[0]?.includes(one) && (!sided || one % 2 === n % 2))
  return alike[(alike.indexOf(n) + 1) % alike.length] ?? n
}

const scores = [
  [1, 4, 9, 6, 2, 8, 5, 3, 7, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 9],
  [2, 2, 3, 3, 4, 4, 5, 5, 6, 6],
]

/** A reason of this person's own, in the language of every third one. */
const reasonOf = (whose: number) => ({ reason: `Reason ${whose}`, lang: languages[whose % languages.length] ?? "en" })

async function played(shape: Shape, swapped: boolean, reasoned = false) {
  panel = await openPanel({ panelists: shape.panelists, sided: shape.sided ?? false })
  const { instance, people } = panel
  const workspace = (await panel.stage.state()).workspace!.id
  const statement = await panel.proposed()
  const rounds: RoundId[] = []
  const seen: unknown[] = []
  for (const [n, absent] of shape.absent.entries()) {
    if (n === 1) await shape.between?.(panel, statement)
    const made = await panel.do("moderator", "open-round", {
      statement,
      version: 1,
      kind: "rating",
      reasonsFor: "none",
    })
    const round = RoundId.parse(made["round"])
    rounds.push(round)
    const electors = new Set((await panel.stage.state()).rounds[round]?.electorate.map(({ member }) => member))
    for (const i of numbers(shape.panelists)) {
      if (absent.includes(i) || !electors.has(people[nth(i)]!)) continue
      // with reasons no answer states its side, so that members of two sides may have changed places
      const whose = n === 0 && swapped ? dealt(reasoned ? { ...shape, sided: false } : shape, i) : i
      const score = scores[n]?.[whose - 1] ?? 5
      const answer = { kind: "rating" as const, score, ...(reasoned && reasonOf(whose)) }
      await panel.do(nth(i), "answer-round", { round, answer, seen: 0 })
    }
    seen.push(await answerHints(instance, workspace))
    seen.push(needsOf(await panel.stage.state(), people["panelist1"]!, new Set([round]), 0))
    await panel.do("moderator", "close-and-show", { round })
  }
  const { state } = await instance.folds.current(workspace)
  const rows = rounds.map(round => state.rounds[round]!)
  const moved = rows.flatMap((after, n) => rows.slice(0, n).map(before => movementBetween(before, after)))
  const entries: Entry[] = (await instance.folds.entries(workspace, 0, "room")).list
  const reveals = entries.flatMap(entry => (entry.kind === "round-revealed" ? [entry.body.answers] : []))
  const aliases = reveals.map(answers => (answers ?? []).flatMap(({ alias }) => alias ?? []))
  const view = {
    seen,
    moved,
    reveals,
    shown: rows.map(({ answers, answered, reasons }) => ({ answers, answered, reasons })),
  }
  const names = Object.entries(people)
  await panel.end()
  return { view: comparable(view, names, [...rounds, statement, workspace]), aliases, moved, people, seen }
}

/** Replaces random ids by their index, and aliases by their pattern over the rounds: which one recurs where. */
function comparable(view: object, people: [string, string][], ids: string[]): string[] {
  let text = JSON.stringify(view)
  for (const [name, id] of people) text = text.replaceAll(id, name)
  for (const [n, id] of ids.entries()) text = text.replaceAll(id, `id ${n}`)
  const { reveals, ...rest } = JSON.parse(text) as { reveals: { alias: string | null }[][] }
  const places = new Map<string, string[]>()
  for (const [round, answers] of reveals.entries())
    for (const answer of answers ?? [])
      if (answer.alias) {
        const { alias: _, ...said } = answer
        places.set(answer.alias, [...(places.get(answer.alias) ?? []), `${round} ${JSON.stringify(said)}`])
      }
  const bare = JSON.stringify(rest).replace(/"alias":"[^"]*"/g, '"alias":"A"')
  return [
    ...[...places.values()].map(list => list.join(" then ")).sort(),
    ...bare.match(/\{[^{}]*\}/g)!.sort(),
    bare.length + "",
  ]
}

test.each(Object.entries(shapes))(
  "%s: a panelist's view never says whose earlier answer is whose",
  async (_, shape) => {
    const [one, other] = [await played(shape, false), await played(shape, true)]
    expect(one.view).toEqual(other.view)
    const [first = [], second = []] = one.aliases
    expect(first.filter(alias => second.includes(alias))).toEqual([])
    expect(one.moved[0]).toBeNull()
  },
)

test.each(Object.entries(shapes))("%s: no hint says who has not answered", async (_, shape) => {
  const { people, seen } = await played(shape, false)
  const told = JSON.stringify(seen)
  for (const id of Object.values(people)) expect(told).not.toContain(id)
})

const everybody = {
  "eight without sides, all of them twice": { panelists: 8, absent: [[], []] },
  "two sides of five, all of them twice": { panelists: 10, sided: true, absent: [[], []] },
}

test.each(Object.entries({ ...shapes, ...everybody }))(
  "%s: a panelist's view never says whose reason is whose, or who gave one in each rating",
  async (_, shape) => {
    const [one, other] = [await played(shape, false, true), await played(shape, true, true)]
    expect(one.view).toEqual(other.view)
    expect(one.view.join()).toContain("Reason 1")
    expect(one.aliases.flat()).toEqual([])
    expect(one.moved).toEqual([null])
  },
)

test("the same test finds the link if everybody answered both ratings, so it would find one above", async () => {
  const shape = { panelists: 8, absent: [[], []] }
  const [one, other] = [await played(shape, false), await played(shape, true)]
  expect(one.view).not.toEqual(other.view)
  expect(one.aliases[0]?.filter(alias => one.aliases[1]?.includes(alias))).toHaveLength(8)
  expect(one.moved[0]).toMatchObject({ linked: 8 })
})

test("two ratings answered by the same people are linked across one between them that others answered", async () => {
  const { aliases, moved } = await played(threeRatings, false)
  const [first = [], second = [], third = []] = aliases
  expect([...first].sort()).toEqual([...third].sort())
  expect(second.filter(alias => first.includes(alias))).toEqual([])
  expect(moved.map(one => one?.linked ?? null)).toEqual([null, 8, null])
})

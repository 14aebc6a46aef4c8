import { afterEach, expect, test } from "vitest"
import { RoundId } from "../../../shared/model/ids.ts"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { sleep } from "../../kit/clocks/until.ts"
import type { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import { isLinearizable, type Operation } from "../../server/model/linearizable.ts"
import { proposed } from "./proposed.ts"

let panel: ServedPanel
afterEach(() => panel.end())

type Chance = ReturnType<typeof chance>
const outcomes = { "already-answered": "stale", "round-closed": "closed" } as const

/** One tab that answers again and again, sometimes with the last revision it was told, sometimes with a guess. */
async function answering(tab: Person, round: string, { below }: Chance, until: () => boolean): Promise<Operation[]> {
  const told: Operation[] = []
  let heard = 0
  while (!until() && told.length < 7) {
    const seen = Math.max(0, heard + below(2) - (below(5) === 0 ? 1 : 0))
    const value = `${tab.member} ${below(1e9)}`
    const from = performance.now()
    const answer = { kind: "call", position: "reserve", reason: value } as const
    const answered = await tab.ask("answer-round", { round, seen, answer })
    const at = { from, to: performance.now(), seen, value }
    if (answered.ok) {
      heard = Number(answered.made["revision"])
      told.push({ ...at, outcome: "done" })
    } else {
      const outcome = outcomes[answered.refusal.code as keyof typeof outcomes]
      expect(answered.refusal.code).toBeOneOf(Object.keys(outcomes))
      if (outcome === "stale") heard += 1
      told.push({ ...at, outcome })
    }
    await sleep(below(12))
  }
  return told
}

const shown = async (round: string) => {
  const workspace = await panel.instance.directory.home(round)
  if (!workspace) throw new Error("the round has no home")
  const row = (await panel.instance.folds.current(workspace)).state.rounds[RoundId.parse(round)]
  return new Map(
    row?.answers?.map(({ member, answer }) => [String(member), answer.kind === "call" ? answer.reason : ""]),
  )
}

type Pair = readonly [Person, Person]

/** A panel of eight with two tabs each, and its chair. */
async function sitDown(): Promise<{ chair: Person; tabs: Pair[] }> {
  panel = await servePanel({ panelists: 8 })
  const chair = await panel.join("moderator1")
  const tabs: Pair[] = []
  for (let n = 1; n <= 8; n++) {
    const first = await panel.join(`panelist${n}`)
    tabs.push([first, await panel.tab(first)])
  }
  return { chair, tabs }
}

/**
 * The number of rounds that one panel closes: the commands of a member in ten seconds are limited across all their
 * tabs.
 */
const closingsOfOne = 3

/** Several rounds on one panel, because each has a history of its own. */
test("the answers told to eight panelists in two tabs each while the moderator closes form one order of events, whose end is shown", async () => {
  let { chair, tabs } = await sitDown()
  const random = chance(amounts.seed)
  const counts = { done: 0, stale: 0, closed: 0, unknown: 0 }
  for (let n = 0; n < amounts.closings; n++) {
    if (n > 0 && n % closingsOfOne === 0) {
      await panel.end()
      ;({ chair, tabs } = await sitDown())
    }
    const statement = await proposed(panel, chair, tabs[0]?.[0])
    const { made } = await chair.do("open-round", { statement, version: 1, kind: "call" })
    const round = String(made["round"])
    let over = false
    const histories = tabs.map(pair => pair.map(tab => answering(tab, round, random, () => over)))
    await sleep(20 + random.below(40))
    const from = performance.now()
    await chair.do("close-and-show", { round, evenBelowQuorum: true })
    const close = { from, to: performance.now() }
    await sleep(10)
    over = true
    const final = await shown(round)
    for (const [at, pair] of histories.entries()) {
      const operations = (await Promise.all(pair)).flat()
      for (const one of operations) counts[one.outcome] += 1
      const member = tabs[at]?.[0].member ?? ""
      const history = { operations, close, final: final.get(member) ?? null }
      expect(isLinearizable(history), JSON.stringify(history)).toBe(true)
    }
  }
  // A history without conflicts shows nothing.
  expect(Math.min(counts.done, counts.stale, counts.closed)).toBeGreaterThan(0)
})

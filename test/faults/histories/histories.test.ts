import { afterEach, expect, test } from "vitest"
import { amounts } from "../../kit/amounts.ts"
import { checks, found } from "./checks/checks.ts"
import { planted } from "./checks/planted.ts"
import { type History, linesOf } from "./history.ts"
import { type Deployment, oneProcess, type Silences, twoServers, withValkey } from "./world/deployment.ts"
import { isHard } from "./world/faults.ts"
import { recordHistory } from "./world/run.ts"

let deployment: Deployment
afterEach(() => deployment.end())

/** The faults that the checks do not find in the history once they are in it. */
const missed = (history: History): string[] =>
  planted.flatMap(({ fault, by, plant }) => {
    const spoiled = plant(history)
    if (spoiled === null) return [`nothing to spoil: ${fault}`]
    return checks[by](spoiled).length === 0 ? [fault] : []
  })

const { hardFaults } = amounts

test.for([
  { where: "one process on SQLite", deploy: oneProcess, hard: hardFaults.oneProcess },
  {
    where: "two servers on PostgreSQL",
    deploy: (silences: Silences) => twoServers(silences),
    hard: hardFaults.twoServers,
  },
  { where: "two servers with Valkey between them", deploy: withValkey, hard: hardFaults.withValkey },
])(
  "$where: after $hard kills and stops nothing acknowledged is lost, done twice or out of order, and replicas are equal",
  // a limit for hangs: a busy machine takes several minutes
  { timeout: 900_000 },
  async ({ deploy, hard }, { annotate }) => {
    deployment = await deploy({ count: Math.ceil(hard / 2), everyMs: 1_500 })
    const { history, counts, left } = await recordHistory(deployment, hard, amounts.seed)
    const lines = Object.entries(Object.groupBy(history.lines, ({ what }) => what)).map(([what, all]) => [
      what,
      all.length,
    ])
    await annotate(JSON.stringify({ ...counts, ...Object.fromEntries(lines), updates: history.updates.length }))
    expect(found(history)).toEqual({})
    const open = history.lines.filter(line => line.return === null && !("member" in line && line.member === left))
    expect(open).toEqual([])
    expect(missed(history)).toEqual([])
    // A history in which nothing happens shows nothing.
    const struck = Object.entries(counts).filter(([kind]) => isHard(kind))
    expect(struck.reduce((sum, [, times]) => sum + times, 0)).toBe(hard)
    expect(history.log.filter(({ kind }) => kind === "member-removed")).toHaveLength(1)
    const outcomes = linesOf(history.lines, "answer").map(({ outcome }) => outcome)
    expect([...new Set(outcomes)].toSorted()).toEqual(["closed", "done", "stale"])
  },
)

import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { root } from "../../../../server/adapters/system/root.ts"
import { classOf } from "../../../../shared/rules/round/outcome/classes.ts"
import { middleOf, scoresOf, statistics } from "../../../../shared/rules/round/outcome/ratings.ts"
import { chance } from "../../../kit/chance.ts"
import { Seeded } from "../../../server/demo/seeded.ts"

const seeded = new Seeded()
beforeAll(() => seeded.play())
afterAll(() => seeded.demo.remove())

type Scores = readonly (number | null)[]

/** The figures of the reckoning in Python, which was written from docs/DOMAIN.md and shares no code with Plenary. */
function reckoned(rounds: readonly Scores[]): unknown[] {
  const input = rounds.map(scores => `${JSON.stringify(scores)}\n`).join("")
  const { stdout, status } = spawnSync("python3", [join(root, "test/python/ratings.py")], { input, encoding: "utf8" })
  expect(status).toBe(0)
  return stdout
    .trimEnd()
    .split("\n")
    .map(line => JSON.parse(line) as unknown)
}

function ours(scores: Scores) {
  const found = statistics(scores)
  const middle = middleOf(scores)
  if (!found || !middle) return null
  const { n, counts, median, ipr, ipras, di, disagreement, classic } = found
  const { is, other } = classOf(found)
  const digits = (value: number) => value.toFixed(10)
  return {
    n,
    low: counts.low,
    high: counts.high,
    median: digits(median),
    p30: digits(middle.p30),
    p70: digits(middle.p70),
    ipr: digits(ipr),
    ipras: digits(ipras),
    di: digits(di),
    disagreement,
    classic,
    class: is,
    other,
  }
}

test("a reckoning in Python agrees to the digit on 1,000 generated rounds", () => {
  const { below: whole } = chance(16)
  const rounds = Array.from({ length: 1_000 }, () => {
    const [least, most] = [1 + whole(5), 5 + whole(5)]
    const score = () => (whole(12) === 0 ? null : least + whole(most - least + 1))
    return Array.from({ length: whole(25) }, score)
  })
  expect(rounds.map(ours)).toEqual(reckoned(rounds))
})

test("a reckoning in Python agrees to the digit on the ratings of the demo", async () => {
  const shown = Object.values(seeded.state.rounds).filter(({ kind, answers }) => kind === "rating" && answers !== null)
  const rounds = shown.map(({ answers }) => scoresOf(answers ?? []))
  expect(rounds.length).toBeGreaterThan(5)
  expect(rounds.map(ours)).toEqual(reckoned(rounds))
})

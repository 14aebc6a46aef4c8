import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { root } from "../../../../server/adapters/system/root.ts"
import { classOf } from "../../../../shared/rules/round/outcome/classes.ts"
import { middleOf, statistics } from "../../../../shared/rules/round/outcome/ratings.ts"

export type Scores = readonly (number | null)[]

/** The figures of a rating; decimals as text with ten digits. Null if there is no score. */
export type Reckoned = {
  n: number
  low: number
  high: number
  median: string
  p30: string
  p70: string
  ipr: string
  ipras: string
  di: string
  disagreement: boolean
  classic: boolean | null
  class: string
  other: string | null
} | null

/** The figures of the reckoning in Python, which was written from docs/DOMAIN.md and shares no code with Plenary. */
export function reckoned(rounds: readonly Scores[]): Reckoned[] {
  const input = rounds.map(scores => `${JSON.stringify(scores)}\n`).join("")
  const { stdout, status } = spawnSync("python3", [join(root, "test/python/ratings.py")], { input, encoding: "utf8" })
  if (status !== 0) throw new Error(`the reckoning in Python ended with ${status}`)
  return stdout
    .trimEnd()
    .split("\n")
    .map(line => JSON.parse(line) as Reckoned)
}

/** The same figures from Plenary's code. */
export function ours(scores: Scores): Reckoned {
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

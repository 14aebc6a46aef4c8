import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { root } from "../../../../server/adapters/system/root.ts"
import { presetRule } from "../../../../shared/model/consensus/rule.ts"
import { MemberId, SideId } from "../../../../shared/model/ids.ts"
import { reaches } from "../../../../shared/rules/round/fraction.ts"
import { classIn } from "../../../../shared/rules/round/outcome/classes.ts"
import { middleOf, statistics } from "../../../../shared/rules/round/outcome/ratings.ts"

export type Scores = readonly (number | null)[]

/** A rating with how many it asked, and of each side how many it asked, how many answered and how many were connected. */
export interface Rated {
  scores: Scores
  asked: number
  sides: [asked: number, answered: number, connected: number][]
}

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
  class: string | null
  other: string | null
} | null

/** The figures of the reckoning in Python, which was written from docs/DOMAIN.md and shares no code with Plenary. */
export function reckoned(rounds: readonly Rated[]): Reckoned[] {
  const { quorum, sideQuorum } = presetRule
  const input = rounds.map(round => `${JSON.stringify({ ...round, quorum, sideQuorum })}\n`).join("")
  const { stdout, status } = spawnSync("python3", [join(root, "test/python/ratings.py")], { input, encoding: "utf8" })
  if (status !== 0) throw new Error(`the reckoning in Python ended with ${status}`)
  return stdout
    .trimEnd()
    .split("\n")
    .map(line => JSON.parse(line) as Reckoned)
}

/** The same figures from Plenary's code. */
export function ours({ scores, asked, sides }: Rated): Reckoned {
  const found = statistics(scores)
  const middle = middleOf(scores)
  if (!found || !middle) return null
  const { n, counts, median, ipr, ipras, di, disagreement, classic } = found
  const electorate = [
    ...sides.flatMap(([size], n) => Array.from({ length: size }, () => SideId.parse(`side${n}`))),
    ...Array.from({ length: asked - sides.reduce((sum, [size]) => sum + size, 0) }, () => null),
  ].map((side, n) => ({ member: MemberId.parse(`m${n}`), side }))
  const few = sides.flatMap(([size, answered, connected], n) => {
    const enough = [answered, connected].every(part => reaches(part, size, presetRule.sideQuorum))
    return enough ? [] : [{ side: SideId.parse(`side${n}`), answered, connected }]
  })
  const closed = { needsQuorum: true, answered: scores.length, electorate, rule: presetRule } as const
  const given = classIn({ ...closed, ...(few.length > 0 && { fewSides: few }) }, found)
  const { is, other } = given.is === null ? { is: null, other: null } : given
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

import type { chance } from "../../kit/chance.ts"
import { shuffled } from "../leaks/shuffled.ts"
import type { Evidence } from "./linkedPanels.ts"

/** How many reasons an attack links to the person who gave them, and how many by chance from language alone. */
export interface Hits {
  linked: number
  expected: number
}

/** How many random guesses give the expected number. */
const guesses = 40

/** The two ways to guess: an order of people as it is, or within those whose page has the reason's language. */
const ways = ["by place", "by language"] as const
type Way = (typeof ways)[number]

/** Links each reason, in its order, to a person in theirs. */
function hits({ given, speaks }: Evidence, way: Way, reasons: string[], people: string[]): number {
  const left = [...people]
  let linked = 0
  for (const words of reasons) {
    const one = given.find(reason => reason.words === words)
    const at = way === "by place" ? 0 : left.findIndex(name => speaks.get(name) === one?.lang)
    const [guess] = left.splice(Math.max(0, at), 1)
    if (guess === one?.by) linked++
  }
  return linked
}

/**
 * Tries each order of reasons, forwards and backwards, with each order of people. Reasons and people that an order
 * leaves out follow in an order of chance.
 */
export function link(evidence: Evidence, random: ReturnType<typeof chance>): Map<string, Hits> {
  const { given, reasons, people } = evidence
  const words = given.map(one => one.words)
  const names = given.map(one => one.by)
  const filled = (order: readonly string[], all: string[]) => {
    const told = [...new Set(order)].filter(one => all.includes(one))
    const rest = all.filter(one => !told.includes(one))
    return [...told, ...shuffled(rest, random)]
  }
  const found = new Map<string, Hits>()
  for (const way of ways) {
    const tried = Array.from({ length: guesses }, () =>
      hits(evidence, way, shuffled(words, random), shuffled(names, random)),
    )
    const expected = tried.reduce((sum, n) => sum + n, 0) / guesses
    for (const [how, order] of Object.entries(reasons))
      for (const [whose, persons] of Object.entries(people)) {
        const [whole, all] = [filled(order, words), filled(persons, names)]
        found.set(`${how}, ${whose}, ${way}`, { linked: hits(evidence, way, whole, all), expected })
        found.set(`${how} backwards, ${whose}, ${way}`, {
          linked: hits(evidence, way, whole.toReversed(), all),
          expected,
        })
      }
  }
  return found
}

/** Whether so many links are chance. The number has a variance of about its mean, as in a permutation. */
export const isChance = ({ linked, expected }: Hits): boolean => Math.abs(linked - expected) < 5 * Math.sqrt(expected)

import { beforeAll, expect, test } from "vitest"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { playLinked } from "./linkedPanels.ts"
import { type Hits, isChance, link } from "./linker.ts"

/**
 * An attacker with the seats of moderator, secretary, interpreter and administrator, the log, the bundle, the roster,
 * the queue of translations and the presence of everybody. In a secret round they have the database file too. They know
 * the page's language of each person, and in which order people answered.
 */
const sums = { hidden: new Map<string, Hits>(), secret: new Map<string, Hits>() }

beforeAll(async () => {
  const random = chance(amounts.seed)
  for (let played = 0; played < amounts.linkedPanels; played++)
    for (const [n, evidence] of (await playLinked(random)).entries()) {
      const sum = n === 0 ? sums.hidden : sums.secret
      for (const [attack, { linked, expected }] of link(evidence, random)) {
        const before = sum.get(attack) ?? { linked: 0, expected: 0 }
        sum.set(attack, { linked: before.linked + linked, expected: before.expected + expected })
      }
    }
}, 1_800_000)

const better = (sum: Map<string, Hits>) =>
  [...sum].filter(([attack, hits]) => !attack.startsWith("CONTROL") && !isChance(hits)).map(([attack]) => attack)

test("no order of anything links the reasons of a round with hidden names better than language and chance", () => {
  expect(sums.hidden.size).toBeGreaterThan(100)
  expect(better(sums.hidden)).toEqual([])
})

test("nor those of a secret round, with the database file and its journal", () => {
  expect(sums.secret.size).toBeGreaterThan(120)
  expect(better(sums.secret)).toEqual([])
})

test("the same linker succeeds with the order in which answers came, which nothing states", () => {
  const control = sums.hidden.get("CONTROL: as they came, by arrival, by place")
  expect(control && isChance(control)).toBe(false)
  expect(control?.linked).toBeGreaterThan(5 * (control?.expected ?? Infinity))
})

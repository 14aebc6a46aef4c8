import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { removeFolder } from "../../kit/servers/plenary.ts"
import { shuffled } from "../leaks/shuffled.ts"
import { type WrittenPanel, writePanel } from "./listenedPanel.ts"
import { answering, listeners, type Overheard, overhear } from "./listening.ts"

/**
 * Compares panels that differ only in who said what. All that a role can fetch, hear or receive is the same byte for
 * byte, with headers, sizes and metrics, from the opening of the first batch until after the second. Ids, hashes and
 * ETags count by where they appear again.
 */
const inTurn = answering.map((_, i) => i)
const others = shuffled(inTurn, chance(amounts.seed))

let panel: WrittenPanel
let as: Record<"first" | "all" | "secret", Overheard>
beforeAll(async () => {
  panel = await writePanel()
  as = {
    first: await overhear(panel, { hidden: inTurn, secret: inTurn }),
    all: await overhear(panel, { hidden: others, secret: others }),
    secret: await overhear(panel, { hidden: inTurn, secret: others }),
  }
})
afterAll(() => removeFolder(panel.folder))

test("the script shows reasons, groups, translations and a reissued seat, so that there is something to compare", () => {
  const heard = as.first.told.map(told => Object.values(told).flat().join("\n"))
  expect(heard[0]).not.toContain("負担")
  expect(heard[0]).not.toContain("Too costly")
  expect(heard[1]).toContain("Too costly for small hospitals.")
  expect(heard[2]).toContain("translation-given")
  expect(heard[2]).toContain("seat-reissued")
  expect(as.first.letters.length).toBeGreaterThan(20)
})

describe.each(["all", "secret"] as const)("%s: whoever said what", casting => {
  test.each(listeners)("%s is told the same", role => {
    for (const [n, told] of as.first.told.entries()) {
      expect(told[role]?.length).toBeGreaterThan(10)
      expect(as[casting].told[n]?.[role]).toEqual(told[role])
    }
  })

  test("the same letters go to the same people", () => {
    expect(as[casting].letters).toEqual(as.first.letters)
  })
})

test("secret: the rows of the whole database are the same, in the same order", () => {
  expect(as.first.rows.length).toBeGreaterThan(100)
  expect(as.secret.rows).toEqual(as.first.rows)
})

test("the same search finds the rows of a round with hidden names, whose answers the server links", () => {
  expect(as.all.rows).not.toEqual(as.first.rows)
})

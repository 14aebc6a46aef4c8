import * as fc from "fast-check"
import { expect, test } from "vitest"
import { leafAfter } from "../../../shared/document/positions.ts"

test("the leaf after an offset is the one that a search from the start finds, empty leaves included", () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 30 })
  fc.assert(
    fc.property(lengths, fc.integer({ min: 0, max: 150 }), (all, at) => {
      let end = 0
      const leaves = all.map(length => {
        const from = end
        end += length + 1
        return { type: null as never, from, to: from + length }
      })
      const first = leaves.findIndex(({ to }) => to > at)
      expect(leafAfter({ leaves }, at)).toBe(first < 0 ? leaves.length : first)
    }),
  )
})

test("the search reads few of twenty thousand leaves", () => {
  let reads = 0
  const leaves = new Proxy(
    Array.from({ length: 20_000 }, (_, n) => ({ type: null as never, from: n * 2, to: n * 2 + 1 })),
    {
      get: (list, key) => {
        if (typeof key === "string" && /^\d+$/.test(key)) reads += 1
        return Reflect.get(list, key) as unknown
      },
    },
  )
  expect(leafAfter({ leaves }, 30_000)).toBe(15_000)
  expect(reads).toBeLessThan(20)
})

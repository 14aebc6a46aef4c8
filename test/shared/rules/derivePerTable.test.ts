import { expect, test } from "vitest"
import { derivePerTable } from "../../../shared/rules/derivePerTable.ts"

test("a value derived from a table is computed once, and again for another table", () => {
  let looks = 0
  const count = derivePerTable((table: Record<string, number>) => {
    looks += 1
    return Object.keys(table).length
  })
  const table = { a: 1 }
  expect([count(table), count(table), looks]).toEqual([1, 1, 1])
  const later = { ...table, b: 2 }
  expect([count(later), count(table), count(later), looks]).toEqual([2, 1, 2, 2])
})

test("undefined is a result like any other", () => {
  let looks = 0
  const none = derivePerTable(() => void (looks += 1))
  const table = {}
  none(table)
  none(table)
  expect(looks).toBe(1)
})

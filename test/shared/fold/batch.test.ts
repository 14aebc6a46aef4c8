import { expect, test } from "vitest"
import { inBatch, patch, putRow } from "../../../shared/fold/changes/change.ts"

const counted = (rows: number) => {
  let read = 0
  const table = new Proxy(Object.fromEntries(Array.from({ length: rows }, (_, n) => [`row${n}`, { n }])), {
    ownKeys: target => {
      read += 1
      return Reflect.ownKeys(target)
    },
  })
  return { table, copies: () => read }
}

test("a batch copies a table once, however many of its rows change, and leaves the table that it was given alone", () => {
  const { table, copies } = counted(3)
  const after = inBatch(() => {
    let next: Record<string, { n: number }> = table
    for (let n = 0; n < 100; n++)
      next = patch<string, { n: number }>(
        putRow<string, { n: number }>(next, `new${n}`, { n }),
        "row1",
        ({ n: was }) => ({
          n: was + 1,
        }),
      )
    return next
  })
  expect(copies()).toBe(1)
  expect(Object.keys(after)).toHaveLength(103)
  expect(after["row1"]).toEqual({ n: 101 })
  expect(Object.keys(table)).toHaveLength(3)
  expect(table["row1"]).toEqual({ n: 1 })
})

test("a table of an earlier batch is copied again: a state that was handed out never changes", () => {
  const first = inBatch(() => putRow<string, number>({}, "a", 1))
  const second = inBatch(() => putRow(first, "b", 2))
  expect([first, second]).toEqual([{ a: 1 }, { a: 1, b: 2 }])
})

test("outside a batch each change copies, and a batch that fails leaves none open", () => {
  expect(() =>
    inBatch(() => {
      throw new Error("an entry that cannot be folded")
    }),
  ).toThrow()
  const first = putRow<string, number>({}, "a", 1)
  expect(putRow(first, "b", 2)).not.toBe(first)
  expect(first).toEqual({ a: 1 })
})

test("after a batch, and after one within another, a table is copied with each change again", () => {
  const made = inBatch(() => putRow<string, number>({}, "a", 1))
  expect(putRow(made, "b", 2)).not.toBe(made)
  inBatch(() => {
    const outer = putRow<string, number>({}, "a", 1)
    const inner = inBatch(() => putRow<string, number>({}, "c", 3))
    // the outer batch goes on in its own tables, and in no other's
    expect(putRow(outer, "b", 2)).toBe(outer)
    expect(putRow(inner, "d", 4)).not.toBe(inner)
  })
})

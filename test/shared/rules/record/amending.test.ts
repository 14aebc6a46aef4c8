import { expect, test } from "vitest"
import { amendmentOf } from "../../../../shared/rules/record/afterwards/amending.ts"

const record = (statement: string, version: number, state = "in_force", number = 4) => ({
  state,
  number,
  body: { statement, version },
})
const amends = (versions: number[], ...records: object[]) =>
  amendmentOf(
    { records: Object.fromEntries(records.entries()) } as never,
    { id: "A-1", versions: versions.map(n => ({ n })) } as never,
  )

test("a newer version than the one in force would take its place; the same one and an older one would not", () => {
  expect(amends([1, 2], record("A-1", 1))).toEqual({ version: 2, record: 4 })
  expect(amends([1], record("A-1", 1))).toBeFalsy()
  expect(amends([1], record("A-1", 2))).toBeFalsy()
  expect(amends([], record("A-1", 1))).toBeFalsy()
})

test("a record that has ended, or one of another text, is not amended", () => {
  expect(amends([2], record("A-1", 1, "withdrawn"))).toBeFalsy()
  expect(amends([2], record("B-1", 1))).toBeFalsy()
  expect(amends([2], record("B-1", 1), record("A-1", 1, "in_force", 7))).toEqual({ version: 2, record: 7 })
})

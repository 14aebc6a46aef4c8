import { expect, test } from "vitest"
import { mutantsOf } from "../../mutation/mutants.ts"

const changed = (source: string) =>
  mutantsOf("a.ts", source).map(({ start, end, by }) => source.slice(0, start) + by + source.slice(end))

test("each mutant changes one decision of a source, and nothing in its types", () => {
  expect(changed("export const f = (a: 1 | 2, b: boolean): boolean => a < 3 && !b")).toEqual([
    "export const f = (a: 1 | 2, b: boolean): boolean => a <= 3 && !b",
    "export const f = (a: 1 | 2, b: boolean): boolean => a < 4 && !b",
    "export const f = (a: 1 | 2, b: boolean): boolean => a < 3 || !b",
    "export const f = (a: 1 | 2, b: boolean): boolean => a < 3 && (b)",
  ])
  expect(changed("if (a()) list.some(b)")).toEqual([
    "if (true) list.some(b)",
    "if (false) list.some(b)",
    "if (a()) ;",
    "if (a()) list.every(b)",
  ])
  expect(changed("type A = { of: 1 } & B")).toEqual([])
  expect(changed("const a = b ?? true")).toEqual(["const a = b", "const a = b ?? false"])
})

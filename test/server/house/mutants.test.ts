import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { mutantsOf } from "../../mutation/mutants.ts"
import { noticedBy } from "../../mutation/trial.ts"

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

/** A tree of one file and one test of it. */
function treeWith(expected: boolean): string {
  const tree = mkdtempSync(join(tmpdir(), "plenary-trial-"))
  for (const folder of ["shared", "test/shared"]) mkdirSync(join(tree, folder), { recursive: true })
  const files: Record<string, string> = {
    "package.json": '{ "type": "module" }',
    "vitest.config.ts": 'export default { test: { projects: [{ test: { name: "node" } }] } }',
    "shared/below.ts": "export const isBelow = (n: number) => n < 3\n",
    "test/shared/below.test.ts": `import { expect, test } from "vitest"
import { isBelow } from "../../shared/below.ts"
test("three is not below three", () => expect(isBelow(3)).toBe(${expected}))
`,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(tree, name), text)
  symlinkSync(join(import.meta.dirname, "../../../node_modules"), join(tree, "node_modules"))
  return tree
}

test("a mutant counts as noticed only where the tests pass without it", async () => {
  const [sound, broken] = [treeWith(false), treeWith(true)]
  const source = "export const isBelow = (n: number) => n < 3\n"
  const [mutant] = mutantsOf("shared/below.ts", source)
  try {
    await expect(noticedBy(sound, mutant!)).resolves.toBe("test/shared")
    // its test fails with the mutant and without, and so it says nothing
    writeFileSync(join(broken, "shared/below.ts"), source.replace("< 3", "< 2"))
    await expect(noticedBy(broken, mutant!)).rejects.toThrow("fail on the code as it is")
  } finally {
    for (const tree of [sound, broken]) rmSync(tree, { recursive: true })
  }
})

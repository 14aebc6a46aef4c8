import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { listImporters } from "../../mutation/imports.ts"
import { mutantsOf } from "../../mutation/mutants.ts"
import { addProbes } from "../../mutation/probes.ts"
import { findWitnesses, noticedBy } from "../../mutation/trial.ts"

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

test("a probe lies at the start of the innermost function that holds a mutant", () => {
  const probed = (source: string) => {
    const mutants = new Map(mutantsOf("a.ts", source).map((mutant, number) => [number, mutant]))
    const { source: text, outside } = addProbes(source, mutants)
    return { text: text.replaceAll("globalThis.hit?.", "hit"), outside }
  }
  expect(probed("const f = a => b => ({ c: a < b })")).toEqual({
    text: "const f = a => b => (hit(0), ({ c: a < b }))",
    outside: [],
  })
  expect(probed("class A { b = true; c(d = 1) { return !d } }")).toEqual({
    text: "class A { b = (hit(0), true); c(d = 1) {hit(2);hit(1); return !d } }",
    outside: [],
  })
  expect(probed("const limit = 5")).toEqual({ text: "const limit = 5", outside: [0] })
})

test("a file is imported at any distance", () => {
  const tree = mkdtempSync(join(tmpdir(), "plenary-imports-"))
  mkdirSync(join(tree, "shared"))
  mkdirSync(join(tree, "test"))
  const files: Record<string, string> = {
    "shared/below.ts": "",
    "shared/all.ts": 'export * from "./below.ts"',
    "test/all.test.ts": 'const all = await import("../shared/all.ts")',
    "test/other.test.ts": 'import { expect } from "vitest"',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(tree, name), text)
  expect(listImporters(tree)("shared/below.ts")).toEqual(["test/all.test.ts"])
  rmSync(tree, { recursive: true })
})

/** A tree of one file, one test that runs it, and one that does not. */
function treeWith(expected: boolean): string {
  const tree = mkdtempSync(join(tmpdir(), "plenary-trial-"))
  cpSync(join(import.meta.dirname, "../../mutation"), join(tree, "test/mutation"), { recursive: true })
  for (const folder of ["shared", "test/shared"]) mkdirSync(join(tree, folder), { recursive: true })
  const files: Record<string, string> = {
    "package.json": '{ "type": "module" }',
    "vitest.config.ts": `const project = (name, include) => ({ test: { name, include } })
export default {
  test: { projects: [project("node", ["test/shared/**"]), project("element", ["test/other/**"])], passWithNoTests: true },
}
`,
    "shared/below.ts": source,
    "test/shared/below.test.ts": `import { expect, test } from "vitest"
import { isBelow } from "../../shared/below.ts"
test("three is not below three", () => expect(isBelow(3)).toBe(${expected}))
`,
    "test/shared/idle.test.ts": `import { expect, test } from "vitest"
import "../../shared/below.ts"
test("nothing is asked", () => expect(1).toBe(1))
`,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(tree, name), text)
  symlinkSync(join(import.meta.dirname, "../../../node_modules"), join(tree, "node_modules"))
  return tree
}

const source = "export const isBelow = (n: number) => n < 3\n"

test("a mutant is tried by the tests that run its function, and only where they pass without it", async () => {
  const [sound, broken] = [treeWith(false), treeWith(true)]
  const mutants = mutantsOf("shared/below.ts", source)
  try {
    const witnesses = await findWitnesses(sound, mutants)
    expect(witnesses.map(list => list.map(({ file }) => file))).toEqual(
      mutants.map(() => ["test/shared/below.test.ts"]),
    )
    writeFileSync(join(sound, "shared/below.ts"), source)
    await expect(noticedBy(sound, mutants[0]!, witnesses[0]!)).resolves.toBe("test/shared/below.test.ts")
    await expect(noticedBy(sound, mutants[0]!, [])).resolves.toBeNull()
    // its test fails with the mutant and without, and so it says nothing
    await expect(findWitnesses(broken, mutants)).rejects.toThrow("fail on the code as it is")
  } finally {
    for (const tree of [sound, broken]) rmSync(tree, { recursive: true })
  }
})

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { listImporters } from "../../mutation/imports.ts"
import { mutantsOf } from "../../mutation/mutants.ts"
import { addProbes } from "../../mutation/probes.ts"
import { runTests } from "../../mutation/runs.ts"
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

const source = "export const isBelow = (n: number) => n < 3\n"
const mutants = mutantsOf("shared/below.ts", source)

const below = "test/shared/below.test.ts"
const idle = "test/shared/idle.test.ts"
const failing = "test/shared/failing.test.ts"

/** A tree of one file, and one test that runs it, one that does not, and one that fails. */
function plantTree(): string {
  const tree = mkdtempSync(join(tmpdir(), "plenary-trial-"))
  onTestFinished(() => rmSync(tree, { recursive: true }))
  cpSync(join(import.meta.dirname, "../../mutation"), join(tree, "test/mutation"), { recursive: true })
  for (const folder of ["shared", "test/shared"]) mkdirSync(join(tree, folder), { recursive: true })
  const testOf = (name: string, promise: string) => `import { expect, test } from "vitest"
import { isBelow } from "../../shared/below.ts"
test("${name}", () => ${promise})
`
  const files: Record<string, string> = {
    "package.json": '{ "type": "module" }',
    "vitest.config.ts": `export default {
  test: { projects: [{ test: { name: "node", include: ["test/shared/**"] } }] },
}
`,
    "shared/below.ts": source,
    [below]: testOf("three is not below three", "expect(isBelow(3)).toBe(false)"),
    [idle]: testOf("it is a function", "expect(typeof isBelow).toBe('function')"),
    [failing]: testOf("three is below three", "expect(isBelow(3)).toBe(true)"),
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(tree, name), text)
  symlinkSync(join(import.meta.dirname, "../../../node_modules"), join(tree, "node_modules"))
  return tree
}

// The only process of this file: each start of the test runner costs half a second of the processor.
test("a run says of each test file whether it passed, and which probes it ran", async () => {
  const tree = plantTree()
  writeFileSync(join(tree, "shared/below.ts"), addProbes(source, new Map(mutants.entries())).source)
  const report = await runTests(tree, { project: "node", files: [], limitMs: 120_000, endAtFirst: false })
  expect(report?.errors).toEqual([])
  const every = [...mutants.keys()]
  expect(
    report?.outcomes.map(({ file, project, state, hits }) => ({
      file,
      project,
      state,
      hits: hits.toSorted((a, b) => a - b),
    })),
  ).toEqual([
    { file: below, project: "node", state: "passed", hits: every },
    { file: failing, project: "node", state: "failed", hits: every },
    { file: idle, project: "node", state: "passed", hits: [] },
  ])
})

/** Answers runs of the project "node" in turn: the file and its state, each with the probes that it ran. */
function scriptedRuns(...answers: [file: string, state: "passed" | "failed", hits: number[]][][]) {
  const asked: { files: readonly string[]; source: string }[] = []
  const run: typeof runTests = async (tree, { project, files }) => {
    if (project !== "node") return { outcomes: [], errors: [] }
    asked.push({ files, source: readFileSync(join(tree, "shared/below.ts"), "utf8") })
    const outcomes = answers.shift() ?? []
    return { outcomes: outcomes.map(([file, state, hits]) => ({ file, project, ms: 5, state, hits })), errors: [] }
  }
  return { run, asked }
}

test("the witnesses of a mutant are the tests that run its function", async () => {
  const { run } = scriptedRuns([
    [below, "passed", [0, 1]],
    [idle, "passed", []],
  ])
  const witnesses = await findWitnesses(plantTree(), mutants, [], run)
  expect(witnesses.map(list => list.map(({ file }) => file))).toEqual(mutants.map(() => [below]))
})

test("a test that fails without a mutant must pass alone, or it says nothing about one", async () => {
  const busy = scriptedRuns([[below, "failed", [0, 1]]], [[below, "passed", [0, 1]]])
  const witnesses = await findWitnesses(plantTree(), mutants, [], busy.run)
  expect(witnesses[0]?.map(({ file }) => file)).toEqual([below])
  expect(busy.asked.map(({ files }) => files)).toEqual([[], [below]])
  const broken = scriptedRuns([[below, "failed", [0, 1]]], [[below, "failed", [0, 1]]])
  await expect(findWitnesses(plantTree(), mutants, [], broken.run)).rejects.toThrow("fail on the code as it is")
})

test("a mutant is in the source while its witnesses run, and the one that fails has noticed it", async () => {
  const tree = plantTree()
  const witness = { file: below, project: "node", ms: 5 }
  const { run, asked } = scriptedRuns([[below, "failed", []]], [[below, "passed", []]])
  await expect(noticedBy(tree, mutants[0]!, [witness], run)).resolves.toBe(below)
  await expect(noticedBy(tree, mutants[0]!, [witness], run)).resolves.toBeNull()
  await expect(noticedBy(tree, mutants[0]!, [], run)).resolves.toBeNull()
  expect(asked.map(one => one.source)).toEqual(Array(2).fill(source.replace("<", "<=")))
  expect(readFileSync(join(tree, "shared/below.ts"), "utf8")).toBe(source)
})

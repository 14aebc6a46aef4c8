import { readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { listImporters } from "./imports.ts"
import type { Mutant } from "./mutants.ts"
import type { Outcome } from "./outcomes.ts"
import { addProbes } from "./probes.ts"
import { runTests } from "./runs.ts"

/** A test file that runs the changed function. */
export type Witness = Pick<Outcome, "file" | "project" | "ms">

type RunTests = typeof runTests

const projects = ["node", "node, whole panels", "element"]
const wholeMs = 1_800_000
const isFailed = ({ state }: Outcome): boolean => state === "failed"

/**
 * The test files that could notice each mutant, the nearest first, found by running all of them once with probes in the
 * code. They must pass: a test that fails without a mutant says nothing about it. Leaves the probes in the tree.
 */
export async function findWitnesses(
  tree: string,
  mutants: readonly Mutant[],
  tests: readonly string[] = [],
  run: RunTests = runTests,
): Promise<Witness[][]> {
  const outside = putProbes(tree, mutants)
  const outcomes: Outcome[] = []
  for (const project of projects) outcomes.push(...(await runWhole(tree, project, tests, run)))
  const importersOf = listImporters(tree)
  return mutants.map((mutant, number) => {
    const importers = outside.has(number) ? importersOf(mutant.file) : []
    return outcomes
      .filter(({ file, hits }) => hits.includes(number) || importers.includes(file))
      .toSorted((a, b) => distance(mutant, a) - distance(mutant, b) || a.ms - b.ms)
  })
}

/**
 * Runs all tests of a project, or those whose path contains one of `tests`. On a busy machine a test that waits may
 * fail: failed tests must pass alone.
 */
async function runWhole(tree: string, project: string, tests: readonly string[], run: RunTests): Promise<Outcome[]> {
  const whole = { project, limitMs: wholeMs, endAtFirst: false }
  const first = await run(tree, { ...whole, files: tests })
  const failed = first?.outcomes.filter(isFailed).map(({ file }) => file) ?? []
  const again = failed.length > 0 ? await run(tree, { ...whole, files: failed }) : { outcomes: [], errors: [] }
  if (!first || !again) throw new Error(`The tests of ${project} took more than ${wholeMs / 60_000} minutes.`)
  const bad = [...first.errors, ...again.errors, ...again.outcomes.filter(isFailed).map(({ file }) => file)]
  if (bad.length > 0) throw new Error(`Tests fail on the code as it is, fix them first: ${bad.join(", ")}`)
  return [...first.outcomes.filter(one => !isFailed(one)), ...again.outcomes]
}

/** The numbers of the mutants outside any function. */
function putProbes(tree: string, mutants: readonly Mutant[]): Set<number> {
  const byFile = Map.groupBy(mutants.keys(), number => mutants[number]?.file ?? "")
  const outside = [...byFile].flatMap(([file, numbers]) => {
    const path = join(tree, file)
    const probed = addProbes(readFileSync(path, "utf8"), new Map(numbers.map(n => [n, mutants[n]!])), file)
    writeFileSync(path, probed.source)
    return probed.outside
  })
  return new Set(outside)
}

/**
 * The number of folders between a test file and the place of the changed file's own tests: most mutants are noticed
 * nearby.
 */
function distance({ file }: Mutant, { file: tests }: Witness): number {
  const own = join("test", dirname(file)).split("/")
  const other = dirname(tests).split("/")
  const common = own.findIndex((part, place) => part !== other[place])
  const shared = common < 0 ? own.length : common
  return own.length - shared
}

/** The test file that noticed the mutant, or null. The tree is unchanged when this returns. */
export async function noticedBy(
  tree: string,
  mutant: Mutant,
  witnesses: readonly Witness[],
  run: RunTests = runTests,
): Promise<string | null> {
  const path = join(tree, mutant.file)
  const source = readFileSync(path, "utf8")
  writeFileSync(path, source.slice(0, mutant.start) + mutant.by + source.slice(mutant.end))
  try {
    for (const project of projects) {
      const own = witnesses.filter(one => one.project === project)
      const by = own.length > 0 ? await firstToFail(tree, project, own, run) : null
      if (by !== null) return by
    }
    return null
  } finally {
    writeFileSync(path, source)
  }
}

async function firstToFail(
  tree: string,
  project: string,
  own: readonly Witness[],
  run: RunTests,
): Promise<string | null> {
  const failing = await runInOrder(tree, project, own, run)
  if (!failing?.again) return failing?.file ?? null
  // On a busy machine a test that waits may fail, so it has to fail twice.
  const again = await runInOrder(tree, project, [failing.again, ...own.filter(one => one !== failing.again)], run)
  return again?.file ?? null
}

interface Failing {
  file: string
  /** The test file to run again, if its duration may be the reason for its failure. */
  again?: Witness
}

async function runInOrder(
  tree: string,
  project: string,
  own: readonly Witness[],
  run: RunTests,
): Promise<Failing | null> {
  const files = own.map(({ file }) => file)
  // Three times their usual duration, because others may use the machine, and a minute to begin.
  const limitMs = 60_000 + 3 * own.reduce((sum, { ms }) => sum + ms, 0)
  const report = await run(tree, { project, files, limitMs, endAtFirst: true })
  if (report === null) return { file: `the time limit of ${own[0]?.file}` }
  const failed = report.outcomes.find(isFailed)
  if (!failed) return report.errors.length > 0 ? { file: "an error outside of tests" } : null
  const before = own.find(({ file }) => file === failed.file)
  const isSlow = before !== undefined && (project === "element" || failed.ms > before.ms + 3_000)
  return { file: failed.file, ...(isSlow ? { again: before } : {}) }
}

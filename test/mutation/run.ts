import { execFileSync } from "node:child_process"
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { isEquivalent, type Pick, pickMutants } from "./picks.ts"
import { findWitnesses, noticedBy, type Witness } from "./trial.ts"

/**
 * `npm run mutate -- --count 200 --seed 20261126 --workers 1`: changes the code in one small place after the other, in
 * a copy of the tree, runs the tests that execute that place, and lists the changes that no test notices. Types, lint
 * and journeys do not count. It takes an hour on two cores, or a quarter of that with the notes of an earlier run
 * (`--notes FILE`), which say which test to try first.
 */
const { values } = parseArgs({
  options: {
    count: { type: "string", default: "200" },
    seed: { type: "string", default: "20261126" },
    workers: { type: "string", default: "1" },
    /** The number of test files tried for a mutant: it counts as survived if only another one would notice it. */
    files: { type: "string", default: "30" },
    /** only source files whose path contains this */
    only: { type: "string", default: "" },
    /** a JSON file: which test file noticed which mutant; read at the start and written at the end */
    notes: { type: "string", default: "" },
    /** only mutants that no test noticed by those notes; the others keep their earlier result */
    survivors: { type: "boolean", default: false },
    /** only test files whose path contains one of these, separated by commas */
    tests: { type: "string", default: "" },
  },
})

const root = join(import.meta.dirname, "../..")

/** A copy of the files in git, with the same packages. */
function copyTree(): string {
  const tree = mkdtempSync(join(tmpdir(), "plenary-mutate-"))
  // One test starts a server as another user, who reads this tree.
  chmodSync(tree, 0o755)
  const known = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean)
  for (const file of known) cpSync(join(root, file), join(tree, file))
  cpSync(join(root, "dist"), join(tree, "dist"), { recursive: true })
  symlinkSync(join(root, "node_modules"), join(tree, "node_modules"))
  return tree
}

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1))
async function withTree<T>(use: (tree: string) => Promise<T>): Promise<T> {
  const tree = copyTree()
  const remove = () => rmSync(tree, { recursive: true, force: true })
  process.once("exit", remove)
  try {
    return await use(tree)
  } finally {
    process.off("exit", remove)
    remove()
  }
}

const notes: Record<string, string | null> = existsSync(values.notes)
  ? (JSON.parse(readFileSync(values.notes, "utf8")) as typeof notes)
  : {}
const picked = pickMutants(root, values.seed, Number(values.count), values.only)
const counted = picked.filter(one => !isEquivalent(one))
const tried = counted.filter(one => !values.survivors || typeof notes[one.key] !== "string")
console.log(`${picked.length} mutants, ${tried.length} to try; first every test without them`)
const witnesses = await withTree(tree => findWitnesses(tree, tried, values.tests.split(",").filter(Boolean)))

/** The nearest and the fastest test files; the one that noticed it in an earlier run comes first. */
function ordered(mutant: Pick, number: number): Witness[] {
  const all = witnesses[number] ?? []
  const isKnown = ({ file }: Witness): boolean => file === notes[mutant.key]
  const near = all.slice(0, Number(values.files) / 2)
  const fast = all.filter(one => !near.includes(one)).toSorted((a, b) => a.ms - b.ms)
  const others = [...near, ...fast.slice(0, Number(values.files) / 2)].filter(one => !isKnown(one))
  return [...all.filter(isKnown), ...others]
}

const queue = tried.entries()
const survivors: Pick[] = []
async function work(tree: string): Promise<void> {
  for (const [number, mutant] of queue) {
    const witnessed = ordered(mutant, number)
    const by = await noticedBy(tree, mutant, witnessed)
    notes[mutant.key] = by
    if (values.notes) writeFileSync(values.notes, JSON.stringify(notes, null, 1))
    if (by === null) survivors.push(mutant)
    const said = by === null ? `SURVIVED ${witnessed.length} files of tests` : `noticed by ${by}`
    console.log(`${number + 1}. ${mutant.file}:${mutant.line} ${mutant.operator}: ${said}`)
  }
}
await Promise.all(Array.from({ length: Number(values.workers) }, () => withTree(work)))

for (const { file, line, operator, text } of survivors) console.log(`SURVIVED ${file}:${line} ${operator} | ${text}`)
const noticed = counted.length - survivors.length
const share = ((noticed / counted.length) * 100).toFixed(1)
const equivalent = picked.length - counted.length
console.log(`seed ${values.seed}: ${noticed} of ${counted.length} noticed, ${share} %; ${equivalent} equivalent`)
process.exitCode = noticed / counted.length >= 0.95 ? 0 : 1

import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import type { Mutant } from "./mutants.ts"

/** Milliseconds after which a run counts as stopped by the mutant: an endless loop is noticed, too. */
const limitMs = 240_000

/** A run of tests: `related` runs all that import the file. */
type Run = { name: string; args: string[] }

/** Runs that were seen to pass on the code as it is: a run that fails there says nothing about a mutant. */
const passing = new Set<string>()

/** The tests that noticed, or null. The copy of the tree is as it was when this returns. */
export async function noticedBy(tree: string, mutant: Mutant): Promise<string | null> {
  for (const run of runsFor(tree, mutant.file)) {
    const key = [tree, ...run.args].join(" ")
    if (await passesWith(tree, mutant, run)) {
      passing.add(key)
      continue
    }
    if (passing.has(key) || (await passes(tree, run.args))) {
      passing.add(key)
      return run.name
    }
    throw new Error(`The tests of "${run.args.join(" ")}" fail on the code as it is: mend them first.`)
  }
  return null
}

async function passesWith(tree: string, mutant: Mutant, { args }: Run): Promise<boolean> {
  const path = join(tree, mutant.file)
  const source = readFileSync(path, "utf8")
  writeFileSync(path, source.slice(0, mutant.start) + mutant.by + source.slice(mutant.end))
  try {
    return await passes(tree, args)
  } finally {
    writeFileSync(path, source)
  }
}

/** First what is nearest, as most mutants end there; then all that import the file. */
function runsFor(tree: string, file: string): Run[] {
  const project = file.startsWith("client/") ? "element" : "node"
  const near = nearestTests(tree, file)
  const related = ["related", file, "--run"]
  return [
    ...(near ? [{ name: near, args: ["run", near, "--project", project] }] : []),
    { name: `related in ${project}`, args: [...related, "--project", project] },
    ...(project === "node" && file.startsWith("shared/")
      ? [{ name: "related in element", args: [...related, "--project", "element"] }]
      : []),
  ]
}

/** The folder that mirrors the file's own, or the nearest above it that holds tests. */
function nearestTests(tree: string, file: string): string | null {
  for (let folder = join("test", dirname(file)); folder !== "test"; folder = dirname(folder)) {
    if (!existsSync(join(tree, folder))) continue
    if (readdirSync(join(tree, folder)).some(name => name.endsWith(".test.ts"))) return folder
  }
  return null
}

async function passes(tree: string, args: string[]): Promise<boolean> {
  const line = [
    join(tree, "node_modules/vitest/vitest.mjs"),
    ...args,
    "--bail",
    "1",
    "--passWithNoTests",
    "--reporter",
    "dot",
  ]
  const child = spawn(process.execPath, line, { cwd: tree, stdio: "ignore" })
  const timer = setTimeout(() => child.kill("SIGKILL"), limitMs)
  const [code] = await once(child, "exit")
  clearTimeout(timer)
  return code === 0
}

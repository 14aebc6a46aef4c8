import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import type { RunReport } from "./outcomes.ts"

export interface TestRun {
  project: string
  /** in this order; all of the project when there are none */
  files: readonly string[]
  /** at most so long: an endless loop is ended */
  limitMs: number
  /** ends the run at the first test that fails */
  endAtFirst: boolean
}

/** Runs tests of a tree in one worker. Null: the run did not end by itself in the time that it has. */
export async function runTests(tree: string, run: TestRun): Promise<RunReport | null> {
  const report = join(tree, "mutation-report.json")
  rmSync(report, { force: true })
  const vitest =
    "node_modules/vitest/vitest.mjs run --config test/mutation/vitest.config.ts --max-workers 1 --passWithNoTests".split(
      " ",
    )
  const line = [...vitest, "--root", tree, "--project", run.project, ...(run.endAtFirst ? ["--bail", "1"] : [])]
  const env = { ...process.env, MUTATION_REPORT: report, MUTATION_ORDER: run.files.join(" ") }
  // a group of its own: what loops without end is one of its workers
  const child = spawn(process.execPath, [...line, ...run.files], {
    cwd: tree,
    env,
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  })
  let said = ""
  child.stderr.on("data", part => {
    said = `${said}${String(part)}`.slice(-2000)
  })
  const end = () => endGroup(child.pid)
  process.once("exit", end)
  let isOverdue = false
  const timer = setTimeout(() => {
    isOverdue = true
    end()
  }, run.limitMs)
  await once(child, "exit")
  clearTimeout(timer)
  process.off("exit", end)
  end()
  if (isOverdue) return null
  // written at the end of a run: without it, not one test was begun
  if (!existsSync(report)) throw new Error(`The tests of ${run.project} did not run: ${said}`)
  return JSON.parse(readFileSync(report, "utf8")) as RunReport
}

function endGroup(leader: number | undefined): void {
  if (leader === undefined) return
  try {
    process.kill(-leader, "SIGKILL")
  } catch {
    // the usual case: nobody of the group is left
  }
}

import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import type { RunReport } from "./outcomes.ts"

export interface TestRun {
  project: string
  /** run in this order; an empty list runs the whole project */
  files: readonly string[]
  /** milliseconds after which an endless loop is ended */
  limitMs: number
  /** ends the run at the first failing test */
  endAtFirst: boolean
}

/** Runs tests of a tree in one worker. Null: the run did not end by itself within its limit. */
export async function runTests(tree: string, run: TestRun): Promise<RunReport | null> {
  const report = join(tree, "mutation-report.json")
  rmSync(report, { force: true })
  const vitest =
    "node_modules/vitest/vitest.mjs run --config test/mutation/vitest.config.ts --max-workers 1 --passWithNoTests".split(
      " ",
    )
  const line = [...vitest, "--root", tree, "--project", run.project, ...(run.endAtFirst ? ["--bail", "1"] : [])]
  const env = { ...process.env, MUTATION_REPORT: report, MUTATION_ORDER: run.files.join(" ") }
  // A process group of its own: one of its workers may loop without end.
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
  // Written at the end of a run: without it, no test was begun.
  if (!existsSync(report)) throw new Error(`The tests of ${run.project} did not run: ${said}`)
  return JSON.parse(readFileSync(report, "utf8")) as RunReport
}

function endGroup(leader: number | undefined): void {
  if (leader === undefined) return
  try {
    process.kill(-leader, "SIGKILL")
  } catch {
    // The usual case: no process of the group is left.
  }
}

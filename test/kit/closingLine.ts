import type { Reporter, TestModule } from "vitest/node"
import { say } from "./say.ts"

/**
 * Ends the output of a run with one plain line that any CI can read: `12 passed, 0 failed`. The line is written as the
 * process ends, because vitest writes of workers that do not end after the run's last report.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[] = []): void {
    let passed = 0
    let failed = errors.length
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        if (test.result().state === "passed") passed++
        // A test that did not run has not passed.
        else failed++
      }
      failed += module.errors().length
    }
    process.once("exit", () => say(`${passed} passed, ${failed} failed`))
    if (failed > 0) process.exitCode = 1
  }
}

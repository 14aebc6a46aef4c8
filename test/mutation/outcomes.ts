import { writeFileSync } from "node:fs"
import type { Reporter, TestModule } from "vitest/node"

/** The result of one test file in a run. */
export interface Outcome {
  file: string
  project: string
  /** milliseconds that its tests took */
  ms: number
  state: "passed" | "failed" | "other"
  /** the numbers of the probes that ran */
  hits: number[]
}

/** The report of a whole run. */
export interface RunReport {
  outcomes: Outcome[]
  /** the errors outside of any test */
  errors: string[]
}

/** Writes the report to the file named by `MUTATION_REPORT`: a run that ends without one did not begin. */
export default class OutcomeWriter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly { message: string }[] = []): void {
    const report: RunReport = { outcomes: modules.map(outcomeOf), errors: errors.map(({ message }) => message) }
    writeFileSync(process.env["MUTATION_REPORT"] ?? "", JSON.stringify(report))
  }
}

function outcomeOf(module: TestModule): Outcome {
  const state = module.state()
  return {
    file: module.relativeModuleId,
    project: module.project.name.split(" ")[0] ?? "",
    ms: Math.ceil(module.diagnostic().duration),
    state: state === "passed" || state === "failed" ? state : "other",
    hits: module.meta().hits ?? [],
  }
}

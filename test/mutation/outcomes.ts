import { writeFileSync } from "node:fs"
import type { Reporter, TestModule } from "vitest/node"

/** What one file of tests did in a run. */
export interface Outcome {
  file: string
  project: string
  /** what its tests took */
  ms: number
  state: "passed" | "failed" | "other"
  /** the numbers of the probes that ran */
  hits: number[]
}

/** All that a run says at its end. */
export interface RunReport {
  outcomes: Outcome[]
  /** of what happened outside of any test */
  errors: string[]
}

/** Writes what a run found where `MUTATION_REPORT` says: a run that ends without it could not even begin. */
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

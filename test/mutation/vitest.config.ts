import { defineConfig } from "vitest/config"
import type { TestSpecification } from "vitest/node"
import base from "../../vitest.config.ts"

/** Sorts the test files in the requested order: the ones most likely to fail come first. */
const order = new Map((process.env["MUTATION_ORDER"] ?? "").split(" ").map((file, place) => [file, place]))
const placeOf = ({ moduleId }: TestSpecification): number =>
  order.get(moduleId.slice(import.meta.dirname.length - "test/mutation".length)) ?? order.size

class InOrder {
  shard = (files: TestSpecification[]): TestSpecification[] => files
  sort = (files: TestSpecification[]): TestSpecification[] => files.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** Tests that read sources as text, which would notice every change. */
const sourceReaders = "test/server/house/**"

/** The project's own tests, with the probes recorded. */
export default defineConfig({
  test: {
    ...base.test,
    reporters: ["./test/mutation/outcomes.ts"],
    sequence: { sequencer: InOrder },
    fsModuleCachePath: "./.vitest-cache",
    projects: (base.test?.projects ?? []).map(project =>
      typeof project === "object" && "test" in project
        ? {
            ...project,
            test: {
              ...project.test,
              exclude: [...(project.test?.exclude ?? []), sourceReaders],
              setupFiles: ["./test/mutation/setup.ts", project.test?.setupFiles ?? []].flat(),
            },
          }
        : project,
    ),
  },
})

import { afterAll } from "vitest"

declare module "vitest" {
  interface TaskMeta {
    /** the numbers of the probes that ran in a test file */
    hits?: number[]
  }
}

// Runs before each test file, also if many of them share one process.
const hits = new Set<number>()
Object.assign(globalThis, { hit: (number: number) => void hits.add(number) })

// oxlint-disable-next-line eslint/no-empty-pattern -- the runner takes nothing else where no fixture is wanted
afterAll(({}, suite) => {
  suite.file.meta.hits = [...hits]
})

import { availableParallelism } from "node:os"
import { join } from "node:path"
import { playwright } from "@vitest/browser-playwright"
import { defineConfig } from "vitest/config"
import { chromium, chromiumArgs } from "./scripts/chromium.ts"
import "./scripts/generate.ts"
import { inlined } from "./scripts/words/inlined.ts"
import { hangMs } from "./test/kit/clocks/until.ts"
import { LongestFirst } from "./test/kit/longestFirst.ts"
import { inTier, type projects } from "./test/kit/tiers.ts"

// Without inlining, each test file takes a second to import drizzle-orm.
const server = { deps: { inline: ["drizzle-orm"] } }

// Two workers on two cores, where vitest would use one: one test waits for the disk while another works.
const maxWorkers = Math.max(2, availableParallelism() - 1)

/** Milliseconds after which a test is a hang, also beside work that keeps the machine busy. */
const limit = { testTimeout: 600_000, hookTimeout: 600_000 }
/** Milliseconds after which a polled expectation is one. */
const patient = { poll: { timeout: hangMs } }

/** Real servers and browsers, which wait more than they work: no test asserts a duration. */
const journeys = {
  ...limit,
  expect: patient,
  maxWorkers: Math.max(4, availableParallelism() - 1),
  // Every program that a test starts finds the server's code compiled.
  env: { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/compiled") },
  // After the others: vitest runs projects with different numbers of workers one after the other.
  sequence: { groupOrder: 1 },
  // A test file leaves nothing running, and loading Playwright and the server's code again takes a second.
  isolate: false,
  server,
}

/** Tests in this process. */
const inNode = { ...limit, isolate: false, expect: patient, maxWorkers, server }

/** A project with the files that it runs in this tier; none if it runs no file. */
const project = (name: keyof typeof projects, test: object, more: object = {}) => {
  const files = inTier(name)
  return files ? [{ ...more, test: { name, ...files, ...test } }] : []
}
const withWords = { plugins: [inlined] }

export default defineConfig({
  test: {
    // A stock y-websocket client logs that it ignores a frame type other than its own.
    onConsoleLog: log => !log.includes("Unable to compute message"),
    reporters: ["default", "./test/kit/closingLine.ts"],
    sequence: { sequencer: LongestFirst },
    // Test files share one PostgreSQL, which is started when one of them asks for it.
    globalSetup: ["./test/kit/ramFolder.ts", "./test/kit/servers/components/door.ts"],
    projects: [
      ...project("node", inNode, withWords),
      ...project("node, whole panels", inNode, withWords),
      ...project("node on servers", journeys),
      ...project("journeys", journeys),
      ...project("journeys apart", { ...journeys, isolate: true }),
      ...project("journeys on PostgreSQL", { ...journeys, env: { ...journeys.env, ENGINE: "postgres" } }),
      ...project(
        "element",
        {
          ...limit,
          expect: patient,
          maxWorkers,
          setupFiles: "test/client/emptyTab.ts",
          // To load the client anew took each file a fifth of a second.
          isolate: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromium(), args: chromiumArgs } }),
            instances: [{ browser: "chromium" }],
          },
        },
        {
          ...withWords,
          // Dependencies are bundled before the first test, from this tree and not from an earlier run: bundling one
          // during the tests reloads their page.
          optimizeDeps: { entries: ["client/**/*.ts", "test/client/**/*.ts"], force: true },
          resolve: { dedupe: ["yjs", "lib0", "lit", "prosemirror-model"] },
        },
      ),
    ],
  },
})

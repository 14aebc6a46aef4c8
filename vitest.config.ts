import { availableParallelism } from "node:os"
import { playwright } from "@vitest/browser-playwright"
import { defineConfig } from "vitest/config"
import { chromium, chromiumArgs } from "./scripts/chromium.ts"
import { inlined } from "./scripts/words/inlined.ts"
import { amounts } from "./test/kit/amounts.ts"

// not inlined, each file pays a second to import drizzle-orm
const server = { deps: { inline: ["drizzle-orm"] } }

// two on two cores as well, where vitest takes one: a test waits for the disk while the other works
const maxWorkers = Math.max(2, availableParallelism() - 1)

/** what a test waits for has this many milliseconds to come, where vitest gives it one second: the machine may be busy */
const patient = { poll: { timeout: 10_000 } }

/** real servers and real browsers, which wait more than they work: no test asserts on how long anything took */
const journeys = {
  testTimeout: 120_000,
  hookTimeout: 60_000,
  expect: patient,
  maxWorkers: 3,
  // after the others: vitest runs projects of different numbers of workers one after the other
  sequence: { groupOrder: 1 },
  server,
}
/** files that put something in the place of a module, which no other file may meet */
const mocking = ["test/abuse/crowds/**/*.test.ts"]

/** what the client decides without a page */
const inNode = "test/client/{acts,rules}/**/*.test.ts"

export default defineConfig({
  test: {
    // how a stock y-websocket client says that it ignores a frame type that is not its own
    onConsoleLog: log => !log.includes("Unable to compute message"),
    reporters: ["default", "./test/kit/closingLine.ts"],
    projects: [
      {
        plugins: [inlined],
        test: {
          name: "node",
          include: ["test/{shared,server}/**/*.test.ts", inNode],
          testTimeout: 20_000,
          // a demo is written before some files: beside other work that takes longer than ten seconds
          hookTimeout: 60_000,
          isolate: false,
          expect: patient,
          maxWorkers,
          server,
        },
      },
      {
        test: {
          ...journeys,
          name: "journeys",
          include: ["test/{journeys,abuse,faults,fuzz}/**/*.test.ts"],
          exclude: [...mocking, ...(amounts.everyEngine ? [] : ["test/journeys/engines/**"])],
          // a file leaves nothing running, and to load Playwright and the server's code anew takes a second
          isolate: false,
        },
      },
      {
        test: { ...journeys, name: "journeys apart", include: mocking },
      },
      {
        plugins: [inlined],
        // found before the first test, in this tree and not in what an earlier run kept: a dependency that is bundled
        // while tests run reloads their page
        optimizeDeps: { entries: ["client/**/*.ts", "test/client/**/*.ts"], force: true },
        resolve: { dedupe: ["yjs", "lib0", "lit", "prosemirror-model"] },
        test: {
          name: "element",
          expect: patient,
          maxWorkers,
          include: ["test/client/**/*.test.ts"],
          exclude: [inNode],
          setupFiles: "test/client/emptyTab.ts",
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromium(), args: chromiumArgs } }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
})

import { availableParallelism } from "node:os"
import { join } from "node:path"
import { playwright } from "@vitest/browser-playwright"
import { defineConfig } from "vitest/config"
import { chromium, chromiumArgs } from "./scripts/chromium.ts"
import { inlined } from "./scripts/words/inlined.ts"
import { amounts } from "./test/kit/amounts.ts"
import { hangMs } from "./test/kit/clocks/until.ts"
import { LongestFirst } from "./test/kit/longestFirst.ts"
import { inTier, isFirstTier, wholePanels } from "./test/kit/tiers.ts"

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
  server,
}
/** Tests of what runs on a database server: they wait for its disk and its timeouts while journeys use the cores. */
const onServers = ["test/server/{adapters/drizzle/postgres,cli/doctor,components,deploy}/**/*.test.ts"]

/** Test files that replace a module, which no other file may see. */
const mocking = ["test/abuse/crowds/**/*.test.ts"]

/** One journey of each family that also runs on PostgreSQL in `npm test`; in the gate all of them do. */
const onPostgres = amounts.everyServer
  ? [
      "test/{journeys,abuse,fuzz}/**/*.test.ts",
      "test/faults/{declareKilled,killedWhileWriting}.test.ts",
      "test/server/refusals/nobodySpeaksForAnother.test.ts",
      "test/server/commands/round/secret/secretRound.test.ts",
      "test/server/commands/round/batch/*.test.ts",
    ]
  : [
      "test/journeys/{fourBrowsers,permissions}.test.ts",
      "test/journeys/clocks/asleep.test.ts",
      "test/journeys/concurrency/positions.test.ts",
      "test/journeys/consensus/{deputy,secretRound,between/batchOnPhone}.test.ts",
      "test/journeys/proceedings/replayGone.test.ts",
      "test/journeys/reach/wall.test.ts",
      "test/journeys/session/{movedAway,readSecondTexts}.test.ts",
      "test/abuse/rights/stopped.test.ts",
      "test/fuzz/wire.test.ts",
      "test/faults/killedWhileWriting.test.ts",
      "test/server/commands/round/{batch/delphi,secret/secretRound}.test.ts",
    ]
/** Tests of SQLite's files and of PostgreSQL's own, and of what no database takes part in. */
const notOnPostgres = [
  "test/abuse/leaks/{ballotFile,ballotsHeldUp,sealedSheets}.test.ts",
  "test/journeys/{devLoop,engines/engines}.test.ts",
]

/** what the client decides without a page */
const inNode = "test/client/{acts,rules}/**/*.test.ts"

export default defineConfig({
  test: {
    // A stock y-websocket client logs that it ignores a frame type other than its own.
    onConsoleLog: log => !log.includes("Unable to compute message"),
    reporters: ["default", "./test/kit/closingLine.ts"],
    sequence: { sequencer: LongestFirst },
    // Test files share one PostgreSQL, which is started when one of them asks for it.
    globalSetup: ["./test/kit/ramFolder.ts", "./test/kit/servers/components/door.ts"],
    projects: [
      {
        plugins: [inlined],
        test: {
          name: "node",
          include: ["test/{shared,server}/**/*.test.ts", inNode],
          exclude: [...onServers, ...wholePanels],
          ...limit,
          isolate: false,
          expect: patient,
          maxWorkers,
          server,
        },
      },
      {
        plugins: [inlined],
        test: {
          name: "node, whole panels",
          include: inTier(wholePanels, file => file.startsWith("test/server/")),
          ...limit,
          isolate: false,
          expect: patient,
          maxWorkers,
          server,
        },
      },
      ...(isFirstTier ? [] : [{ test: { ...journeys, name: "node on servers", include: onServers, isolate: false } }]),
      {
        test: {
          ...journeys,
          name: "journeys",
          include: inTier(["test/{journeys,abuse,faults,fuzz}/**/*.test.ts"], file => !file.startsWith("test/server/")),
          exclude: [...mocking, ...(amounts.everyEngine ? [] : ["test/journeys/engines/**"])],
          // A test file leaves nothing running, and loading Playwright and the server's code again takes a second.
          isolate: false,
        },
      },
      ...(isFirstTier
        ? []
        : [
            {
              test: { ...journeys, name: "journeys apart", include: mocking },
            },
            {
              test: {
                ...journeys,
                name: "journeys on PostgreSQL",
                env: { ...journeys.env, ENGINE: "postgres" },
                include: onPostgres,
                exclude: [...mocking, ...notOnPostgres],
                isolate: false,
              },
            },
          ]),
      {
        plugins: [inlined],
        // Dependencies are bundled before the first test, from this tree and not from an earlier run: bundling one
        // during the tests reloads their page.
        optimizeDeps: { entries: ["client/**/*.ts", "test/client/**/*.ts"], force: true },
        resolve: { dedupe: ["yjs", "lib0", "lit", "prosemirror-model"] },
        test: {
          name: "element",
          ...limit,
          expect: patient,
          maxWorkers,
          include: ["test/client/**/*.test.ts"],
          exclude: [inNode],
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
      },
    ],
  },
})

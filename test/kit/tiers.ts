import { globSync } from "node:fs"
import { join } from "node:path"
import { amounts } from "./amounts.ts"

const root = join(import.meta.dirname, "../..")

/** The patterns that a pattern with braces stands for. */
function alternatives(pattern: string): string[] {
  const [braces, words = ""] = /\{([^{}]*)\}/.exec(pattern) ?? []
  if (braces === undefined) return [pattern]
  return words.split(",").flatMap(word => alternatives(pattern.replace(braces, word)))
}

/**
 * Returns these patterns of files. Throws if one names no file, because a test that was moved out of its project would
 * silently not run.
 */
export function there(patterns: string[]): string[] {
  const none = new Set(patterns.flatMap(alternatives).filter(pattern => globSync(pattern, { cwd: root }).length === 0))
  if (none.size > 0) throw new Error(`No file is named by ${[...none].join(", ")}`)
  return patterns
}

/**
 * The tests of `npm test`: the projects *node* and *element*, and these files. `npm run test:all` runs all tests.
 * docs/TESTING.md says what each tier is for; test/server/house/tiers.test.ts holds that no page and no promise is
 * without a test here.
 */
export const isFirstTier = process.env["TIER"] === "first"

/** Tests of whole panels and servers in Node, which take most of the time of all. */
const wholePanels = [
  "test/server/{demo,goldens,http,model,papers,refusals,search}/**/*.test.ts",
  "test/server/evidence/{bundleZip,readings,secondOpinion,tamperedRows,tampering,told,verdicts}.test.ts",
  "test/server/sync/judge/judgeFuzz.test.ts",
  "test/server/adapters/{backups,drizzle/copying/*}.test.ts",
  "test/server/adapters/drizzle/sqlite/{journal,olderSchemas,segments}.test.ts",
  "test/shared/contract/contractHash.test.ts",
  "test/shared/papers/hostileWords.test.ts",
  "test/shared/record/zip/bundleInZip.test.ts",
]

/** One journey for each page (`client/pages`). */
export const firstOfPages: Readonly<Record<string, string>> = {
  admin: "test/journeys/host/administration.test.ts",
  app: "test/journeys/reload.test.ts",
  batch: "test/journeys/consensus/between/batchOnPhone.test.ts",
  calendar: "test/journeys/accessible.test.ts",
  frame: "test/journeys/consensus/terms.test.ts",
  guide: "test/journeys/accessible.test.ts",
  home: "test/journeys/accounts/signingIn.test.ts",
  join: "test/journeys/invitedByLetter.test.ts",
  keeping: "test/journeys/keptByLaw.test.ts",
  me: "test/journeys/keptByLaw.test.ts",
  press: "test/journeys/public/opened.test.ts",
  problem: "test/journeys/accounts/upgraded.test.ts",
  proceedings: "test/journeys/proceedings/adoptedByTwo.test.ts",
  progress: "test/journeys/consensus/reviewOfRecord.test.ts",
  record: "test/journeys/consensus/reviewOfRecord.test.ts",
  records: "test/journeys/reach/finding.test.ts",
  return: "test/journeys/accessible.test.ts",
  search: "test/journeys/reach/finding.test.ts",
  session: "test/journeys/fourBrowsers.test.ts",
  settings: "test/journeys/consensus/terms.test.ts",
  signIn: "test/journeys/accounts/signingIn.test.ts",
  statement: "test/journeys/consensus/deputy.test.ts",
  terms: "test/journeys/consensus/terms.test.ts",
  translations: "test/journeys/session/interpretingBothWays.test.ts",
  verify: "test/journeys/accessible.test.ts",
  workspace: "test/journeys/invitedByLetter.test.ts",
}

/** The tests of bold sentences of SECURITY.md that no test of the projects *node* and *element* holds. */
export const firstOfPromises = [
  "test/abuse/leaks/addresses.test.ts",
  "test/abuse/leaks/ballotFile.test.ts",
  "test/faults/brokenEntry.test.ts",
  "test/faults/starting.test.ts",
  "test/faults/killedWhileWriting.test.ts",
  "test/faults/restoring.test.ts",
  "test/journeys/permissions.test.ts",
  "test/server/http/accounts.test.ts",
  "test/server/http/embargo.test.ts",
  "test/server/http/engineDraft.test.ts",
  "test/server/http/files/files.test.ts",
  "test/server/http/mailboxes.test.ts",
  "test/server/http/passkeys.test.ts",
  "test/server/http/services.test.ts",
  "test/server/http/tokens.test.ts",
]

const first = there([...new Set([...Object.values(firstOfPages), ...firstOfPromises])])

/** Tests of what runs on a database server: they wait for its disk and its timeouts while journeys use the cores. */
const onServers = ["test/server/{adapters/drizzle/postgres,cli/doctor,components,deploy}/**/*.test.ts"]

/** Test files that replace a module, which no other file may see. */
const mocking = ["test/abuse/crowds/**/*.test.ts"]

/** One journey of each family that also runs on PostgreSQL in `npm run test:all`; in the gate all of them do. */
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
/** Tests in Firefox and WebKit, which are a part of the gate alone. */
export const otherEngines = ["test/journeys/engines/**/*.test.ts"]

/** Tests of what the client decides without a page. */
const inNode = "test/client/{acts,rules}/**/*.test.ts"

export interface Files {
  include: string[]
  exclude: string[]
}

const files = (include: string[], exclude: string[] = []): Files => ({
  include: there(include),
  exclude: there(exclude),
})

/** The test files of each project in `npm run test:all`. */
export const projects = {
  node: files(["test/{shared,server}/**/*.test.ts", inNode], [...onServers, ...wholePanels]),
  "node, whole panels": files(wholePanels),
  "node on servers": files(onServers),
  journeys: files(
    ["test/{journeys,abuse,faults,fuzz}/**/*.test.ts"],
    [...mocking, ...(amounts.everyEngine ? [] : otherEngines)],
  ),
  "journeys apart": files(mocking),
  "journeys on PostgreSQL": files(onPostgres, [...mocking, ...notOnPostgres]),
  element: files(["test/client/**/*.test.ts"], [inNode]),
}
type Project = keyof typeof projects

/** The projects that `npm test` runs whole, and those of which it runs the files that it names. */
const whole: readonly Project[] = ["node", "element"]
const partly: Partial<Record<Project, (file: string) => boolean>> = {
  "node, whole panels": file => file.startsWith("test/server/"),
  journeys: file => !file.startsWith("test/server/"),
}

/** The files of a project that run in this tier; null if none does. */
export function inTier(project: Project): Files | null {
  if (!isFirstTier || whole.includes(project)) return projects[project]
  const isIn = partly[project]
  return isIn ? { include: first.filter(isIn), exclude: [] } : null
}

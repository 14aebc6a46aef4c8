import { globSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { amounts } from "../../kit/amounts.ts"
import { type Files, firstOfPages, firstOfPromises, otherEngines, projects, there } from "../../kit/tiers.ts"
import { type Promises, readRoot } from "./promises.ts"

const root = join(import.meta.dirname, "../../..")
const first = new Set([...Object.values(firstOfPages), ...firstOfPromises])
const named = (patterns: string[]): string[] => patterns.flatMap(pattern => globSync(pattern, { cwd: root }))
const filesOf = ({ include, exclude }: Files): string[] => {
  const left = new Set(named(exclude))
  return [...new Set(named(include))].filter(file => !left.has(file))
}
const firstWhole = new Set([...filesOf(projects.node), ...filesOf(projects.element)])
/** Whether `npm test` runs a file. */
const runsFirst = (file: string): boolean => first.has(file) || firstWhole.has(file)

test("a pattern of test files that names no file throws, also by one of its words in braces", () => {
  expect(there(["test/{client,server}/**/*.test.ts"])).toHaveLength(1)
  expect(() => there(["test/{client,moved}/**/*.test.ts"])).toThrow("No file is named by test/moved/**/*.test.ts")
  expect(() => there(["test/server/{a,house/{tiers,b}}.test.ts"])).toThrow(
    "No file is named by test/server/a.test.ts, test/server/house/b.test.ts",
  )
})

test("each test file runs in one project; on PostgreSQL some run once more", () => {
  const { "journeys on PostgreSQL": again, ...once } = projects
  const runs = [...Object.values(once).flatMap(filesOf), ...(amounts.everyEngine ? [] : named(otherEngines))]
  expect(runs.toSorted()).toEqual(globSync("test/**/*.test.ts", { cwd: root }).toSorted())
  expect(filesOf(again).filter(file => !runs.includes(file))).toEqual([])
})

test("npm test has a journey for each page, and docs/TESTING.md says which", () => {
  expect(Object.keys(firstOfPages).toSorted()).toEqual(readdirSync(join(root, "client/pages")).toSorted())
  const rows = [...readRoot("docs/TESTING.md").matchAll(/^\| `client\/pages\/(\w+)` +\| `([^`]+)` +\|$/gm)]
  expect(Object.fromEntries(rows.map(([, page, file]) => [page, `test/journeys/${file}.test.ts`]))).toEqual(
    firstOfPages,
  )
})

test("npm test has a test for each bold lead of SECURITY.md", () => {
  const behind = JSON.parse(readRoot("test/server/house/securityPromises.json")) as Promises
  const leads = [...readRoot("SECURITY.md").matchAll(/^- \*\*([^*]+\.)\*\* /gm)].map(([, lead = ""]) => lead)
  const files = (lead: string) => (behind[lead] ?? []).map(one => one.slice(0, one.indexOf(".test.ts") + 8))
  const isLimit = (lead: string) => (behind[lead] ?? []).some(one => one.startsWith("docs/decisions/"))
  expect(leads.length).toBeGreaterThan(30)
  expect(leads.filter(lead => !isLimit(lead) && !files(lead).some(runsFirst))).toEqual([])
})

// a busy machine reaches a minute: ten are for hangs (vitest.config.ts)
test("no test has a limit of its own that is shorter than that of all", () => {
  const own = [/^ *\}, ([\d_]+)\)$/gm, /^ *\},\n *([\d_]+),\n *\)$/gm, /\{ timeout: ([\d_]+) \}, (?:async )?\(/g]
  const short = globSync("test/**/*.ts", { cwd: root }).flatMap(file => {
    const text = readFileSync(join(root, file), "utf8")
    return (
      own
        .flatMap(form => [...text.matchAll(form)])
        .map(([words, limit = ""]) => ({ words, ms: Number(limit.replaceAll("_", "")) }))
        // less than a second is the time of a timer
        .filter(({ ms }) => ms >= 1_000 && ms < 600_000)
        .map(({ words }) => `${file}: ${words}`)
    )
  })
  expect(short).toEqual([])
})

// vitest's own waits give up after a second
test("a test that waits for something uses the kit's waits, which give up only after a hang", () => {
  const files = globSync("test/**/*.ts", { cwd: root }).filter(file => file !== "test/kit/clocks/eventually.ts")
  const own = /\bvi\.wait(For|Until)\(|(?:while|for) \([^\n]*Date\.now\(\) < /
  const isImpatient = (file: string) =>
    !/^test\/(bench|server\/house)\//.test(file) && own.test(readFileSync(join(root, file), "utf8"))
  expect(files.filter(isImpatient)).toEqual([])
})

import { execFileSync, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Row } from "./run.ts"

const root = join(import.meta.dirname, "../..")
const page = join(root, "docs/BENCHMARKS.md")
const readme = join(root, "README.md")

/** The rows that a run measured, by the name of their part. */
export type Measured = Readonly<Record<string, readonly Row[]>>
/** When, on which machine and of which commit a run measured. */
export interface Run {
  date: string
  machine: string
  commit: string
}

/** The folders whose code a part measures. */
const ofServer = ["server", "shared", "migrations", "package-lock.json"]
const ofPages = [...ofServer, "client"]
const inPages = new Set([
  "pageWeight",
  "starting",
  "typing",
  "talking",
  "translating",
  "queueing",
  "batching",
  "replaying",
])
const coveredBy = (part: string): string[] => (inPages.has(part) ? ofPages : ofServer)

const git = (...args: string[]): string => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim()

/** The commit that is measured. Throws if files differ from it, because then no commit has the figures. */
export function commitMeasured(): string {
  const changed = git("status", "--porcelain", "--untracked-files=no")
  if (changed !== "") throw new Error(`Commit first, so that the figures have a commit:\n${changed}`)
  return git("rev-parse", "--short=8", "HEAD")
}

/** The hash of the folders that a part covers, as they are in the last commit. Eight hexadecimal digits. */
export const hashOf = (part: string): string =>
  createHash("sha256")
    .update(git("rev-parse", ...coveredBy(part).map(folder => `HEAD:${folder}`)))
    .digest("hex")
    .slice(0, 8)

const heading = (part: string) => `## ${part}`
const line = (cells: readonly string[]) => `| ${cells.map(cell => cell.replaceAll("|", "\\|")).join(" | ")} |`
const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")

/** Writes the page of all figures. Each row has the hash of the code that it measures. */
export function pageOf(measured: Measured, { date, machine, commit }: Run, hash: (part: string) => string): string {
  const sections = Object.entries(measured).map(([part, rows]) => {
    const cells = rows.map(row => [row.what, row.measured, row.peers ?? "", row.target, hash(part)])
    const shown = rows.flatMap(row => (row.picture ? [`\n\n![${row.what}](${row.picture.name}.svg)`] : []))
    return `${heading(part)}\n\n${tableOf(["", "measured", "peers in the same run", "set", "code"], cells)}${shown.join("")}`
  })
  return `# Benchmarks

\`npm run bench\` wrote this page on ${date}, of commit ${commit}, on ${machine}. Trust the ratios: peers ran in the same run, on the same machine. \`npm run bench -- PART\` measures one part and writes nothing. \`code\` is the hash of the folders that a row measures; \`npm run bench -- older\` names the rows of which the code has changed since, and so does the guard.

${sections.join("\n\n")}
`
}

const between = /(<!-- figures -->\n)[^]*(\n<!-- end of figures -->)/

/** README with its figures of this run. Throws if README has no place for them. */
export function readmeWith(text: string, measured: Measured, { date, commit }: Run): string {
  if (!between.test(text)) throw new Error("README has no place for figures")
  const rows = Object.values(measured).flatMap(list => list.filter(({ inReadme }) => inReadme))
  const cells = rows.map(row => [row.what, row.measured, row.peers ?? "", row.target])
  const table = tableOf(["", "measured", "others", "target"], cells)
  const figures = `\nA run on ${date} measured commit ${commit} on two cores. _Others_ are other programs in the same run; _target_ is what Plenary should reach, and not every figure does. All figures are in [docs/BENCHMARKS.md](docs/BENCHMARKS.md).\n\n${table}\n`
  return text.replace(between, (_, begin: string, end: string) => begin + figures + end)
}

/** Writes docs/BENCHMARKS.md whole, and README's figures. */
export function writePages(measured: Measured, run: Run): void {
  for (const { picture } of Object.values(measured).flat())
    if (picture) writeFileSync(join(root, "docs", `${picture.name}.svg`), picture.drawn)
  writeFileSync(page, pageOf(measured, run, hashOf))
  writeFileSync(readme, readmeWith(readFileSync(readme, "utf8"), measured, run))
  execFileSync("npx", ["biome", "format", "--write", page, readme], { cwd: root, stdio: "ignore" })
}

/** The parts of the page whose code has changed since they were measured. */
export function olderParts(text: string, hash: (part: string) => string): string[] {
  const parts = text.split(/^## /m).slice(1)
  return parts.flatMap(section => {
    const [part = ""] = section.split("\n", 1)
    const [, code] = /\| ([0-9a-f]{8}) +\|$/m.exec(section) ?? []
    return code === hash(part) ? [] : [part]
  })
}

/** Says which figures are older than the code; without the repository's history nobody can say. */
export function sayOlder(): void {
  if (spawnSync("git", ["rev-parse", "HEAD"], { cwd: root }).status !== 0)
    return console.log("No history here, so the age of the figures in docs/BENCHMARKS.md is not known.")
  const older = olderParts(readFileSync(page, "utf8"), hashOf)
  console.log(
    older.length === 0
      ? "Every row of docs/BENCHMARKS.md is of this code."
      : `Measured before the code changed, in docs/BENCHMARKS.md: ${older.join(", ")}.`,
  )
}

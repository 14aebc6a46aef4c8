import { execFileSync } from "node:child_process"
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { chance } from "../kit/chance.ts"
import { equivalents } from "./equivalents.ts"
import { type Mutant, mutantsOf } from "./mutants.ts"
import { noticedBy } from "./trial.ts"

/**
 * `npm run mutate -- --count 200 --seed 20261126 --workers 2`: changes the code in one small place after the other, in a
 * copy of the tree, and says which changes no test notices. Types and lint are not counted.
 */
const { values } = parseArgs({
  options: {
    count: { type: "string", default: "200" },
    seed: { type: "string", default: "20261126" },
    workers: { type: "string", default: "2" },
    /** only files whose path holds this */
    only: { type: "string", default: "" },
  },
})

/** What decides: rules, fold, commands, judge, rooms, records, minutes, and what a page holds. */
const rooms = [
  "shared/{rules,fold,minutes,record}/**/*.ts",
  "server/{commands,sync,live}/**/*.ts",
  "client/state/**/*.ts",
]
/** words are data: a sentence that changes is no decision */
const isData = (file: string): boolean => /\/(words|texts|locales)\//.test(file)

const root = join(import.meta.dirname, "../..")
const source = (file: string): string => readFileSync(join(root, file), "utf8")
const files = rooms
  .flatMap(pattern => globSync(pattern, { cwd: root }))
  .filter(file => !isData(file) && file.includes(values.only))
const all = files.toSorted().flatMap(file => mutantsOf(file, source(file)))
const { below } = chance(Number(values.seed))
const picked = Array.from(
  { length: Math.min(Number(values.count), all.length) },
  () => all.splice(below(all.length), 1)[0]!,
)

const lineOf = ({ file, line }: Mutant): string => source(file).split("\n")[line - 1]?.trim() ?? ""
const isEquivalent = (mutant: Mutant): boolean =>
  equivalents.some(one => one.file === mutant.file && one.operator === mutant.operator && one.text === lineOf(mutant))

/** A copy of what git knows, beside the same packages. */
function copyTree(): string {
  const tree = mkdtempSync(join(tmpdir(), "plenary-mutate-"))
  const known = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean)
  for (const file of known) cpSync(join(root, file), join(tree, file))
  cpSync(join(root, "dist"), join(tree, "dist"), { recursive: true })
  symlinkSync(join(root, "node_modules"), join(tree, "node_modules"))
  return tree
}

const queue = picked.filter(mutant => !isEquivalent(mutant))
const survivors: Mutant[] = []
let tried = 0
async function work(): Promise<void> {
  const tree = copyTree()
  try {
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const by = await noticedBy(tree, mutant)
      tried += 1
      if (by === null) survivors.push(mutant)
      const said = by === null ? "SURVIVED" : `noticed by ${by}`
      console.log(`${tried}. ${mutant.file}:${mutant.line} ${mutant.operator}: ${said}`)
    }
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}
await Promise.all(Array.from({ length: Number(values.workers) }, work))

for (const mutant of survivors)
  console.log(`SURVIVED ${mutant.file}:${mutant.line} ${mutant.operator} | ${lineOf(mutant)}`)
const noticed = tried - survivors.length
const share = ((noticed / tried) * 100).toFixed(1)
console.log(`seed ${values.seed}: ${noticed} of ${tried} noticed, ${share} %; ${picked.length - tried} equivalent`)
process.exitCode = noticed / tried >= 0.95 ? 0 : 1

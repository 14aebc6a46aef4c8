import { createHash } from "node:crypto"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { type Equivalent, equivalents } from "./equivalents.ts"
import { type Mutant, mutantsOf } from "./mutants.ts"

/** A mutant with its key in a report, which stays the same while other lines of its file change. */
export interface Pick extends Mutant {
  key: string
  /** the source's line without its indent */
  text: string
}

/** Folders with decisions: rules, fold, commands, evidence, judge, rooms, records, minutes, and the state of pages. */
export const mutated = [
  "shared/{rules,fold,minutes,record}/**/*.ts",
  "server/{core,backups,jobs,log,commands,evidence,letters,search,webhooks,sync,live,watches}/**/*.ts",
  "client/{rules,state}/**/*.ts",
]
/** Words are data: a changed sentence is no decision. */
const isData = (file: string): boolean => /\/(words|texts|locales)\//.test(file)

/**
 * Picks this many mutants of a tree. A seed gives each mutant its own place in the order: a change to one file leaves
 * the picks in all others, so that two scores can be compared.
 */
export function pickMutants(root: string, seed: string, count: number, only = ""): Pick[] {
  const files = mutated
    .flatMap(pattern => globSync(pattern, { cwd: root }))
    .filter(file => !isData(file) && file.includes(only))
  const place = (one: Pick): string => createHash("sha256").update(`${seed} ${one.key}`).digest("hex")
  return files
    .toSorted()
    .flatMap(file => picksOf(file, readFileSync(join(root, file), "utf8")))
    .map(one => [place(one), one] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, count)
    .map(([, one]) => one)
}

function picksOf(file: string, source: string): Pick[] {
  const lines = source.split("\n")
  const seen = new Map<string, number>()
  return mutantsOf(file, source).map(mutant => {
    const text = lines[mutant.line - 1]?.trim() ?? ""
    const first = keyOf({ ...mutant, text })
    const nth = (seen.get(first) ?? 0) + 1
    seen.set(first, nth)
    return { ...mutant, text, key: keyOf({ ...mutant, text, nth }) }
  })
}

const keyOf = ({ file, operator, text, nth = 1 }: Omit<Equivalent, "why">): string =>
  `${file} ${operator} | ${text}${nth === 1 ? "" : ` (${nth})`}`

export const isEquivalent = ({ key }: Pick): boolean => equivalents.some(one => keyOf(one) === key)

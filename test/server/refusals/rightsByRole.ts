import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { CommandKind } from "../../../shared/contract/commands.ts"
import { type Role, roles } from "../../../shared/model/terms.ts"
import type { Right } from "../../../shared/rules/policy.ts"

/** A row of the rights table in docs/DOMAIN.md. */
export interface RightRow {
  action: string
  cells: Record<Role, Right>
  commands: string[]
  own: string
}

const read = { yes: "yes", own: "own", "—": "no" } as const
/** The table has no column for the one who shares a seat and does not sit: a rule lists their rights. */
const columns = roles.filter(role => role !== "alternate")

const rule = readFileSync(join(import.meta.dirname, "../../../docs/DOMAIN.md"), "utf8")
  .split("\n")
  .find(line => line.startsWith("- **AL4**"))
const [whole = "", own = ""] = (rule ?? "").split("and for themselves")
const named = (text: string): string[] => [...text.matchAll(/_([^_]+)_/g)].map(([, right]) => right ?? "")
const ofAlternates = (action: string): Right =>
  named(whole).includes(action) ? "yes" : named(own).includes(action) ? "own" : "no"

function cellsOf(action: string, words: readonly string[]): Record<Role, Right> {
  return Object.fromEntries(
    roles.map(role => {
      if (role === "alternate") return [role, ofAlternates(action)]
      const word = words[columns.indexOf(role)] ?? ""
      if (word !== "yes" && word !== "own" && word !== "—") throw new Error(`docs/DOMAIN.md: no right reads “${word}”`)
      return [role, read[word]]
    }),
  ) as Record<Role, Right>
}

const lines = readFileSync(join(import.meta.dirname, "../../../docs/DOMAIN.md"), "utf8").split("\n")
const head = lines.findIndex(line => /^\| Right +\|/.test(line))
const after = lines.slice(head + 2)
const table = after.slice(0, after.findIndex(line => !line.startsWith("|")) >>> 0)

/** The document, not the policy, is what the tests hold the server to. */
export const rightRows: RightRow[] = table.map(line => {
  const [action = "", ...rest] = line
    .split("|")
    .slice(1, -1)
    .map(cell => cell.trim())
  const commands = [...(rest[7] ?? "").matchAll(/`([a-z-]+)`/g)].map(([, kind]) => kind ?? "")
  return { action, cells: cellsOf(action, rest), commands, own: rest[8] ?? "" }
})

export const rowOfCommand = new Map(rightRows.flatMap(row => row.commands.map(kind => [kind as CommandKind, row])))

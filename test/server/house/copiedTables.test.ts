import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { waysByName } from "../../../server/adapters/drizzle/copying/tables.ts"
import { root } from "../../../server/adapters/system/root.ts"

/** The tables that a folder of migrations leaves in a database. */
function tablesMade(folder: string): string[] {
  const made = new Set<string>()
  const files = readdirSync(folder).filter(name => name.endsWith(".sql"))
  for (const file of files.toSorted())
    for (const [, deed, name = ""] of readFileSync(join(folder, file), "utf8").matchAll(statement))
      if (/create/i.test(deed ?? "")) made.add(name)
      else made.delete(name)
  return [...made]
}

const statement = /^(CREATE (?:UNLOGGED )?TABLE|DROP TABLE)(?: IF (?:NOT )?EXISTS)? [`"]?(\w+)/gim

test("for each table of either database it is said how `plenary migrate` and a backup copy it", () => {
  const tables = ["sqlite", "postgres"].flatMap(engine => tablesMade(join(root, "migrations", engine)))
  expect(tables).toContain("ticket")
  expect([...new Set(tables)].toSorted()).toEqual(Object.keys(waysByName).toSorted())
})

import { readdirSync, readFileSync } from "node:fs"
import { join, relative, resolve } from "node:path"
import { expect, test } from "vitest"

const root = resolve(import.meta.dirname, "../../..")

/** Rooms whose rows of the fold are looked up by the functions of shared/rules/readings/rows.ts, or by an index. */
const rooms = ["client", "server", "shared"]

test("a row of the fold is looked up by its id, and not searched for among all", () => {
  const searched = /Object\.values\([^;]*?\)\s*\.find\(\s*(?:\(\{ id \}\)|\w+) => (?:\w+\.)?id === /
  const bad = rooms.flatMap(room =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && entry.name.endsWith(".ts"))
      .map(entry => join(entry.parentPath, entry.name))
      .filter(file => searched.test(readFileSync(file, "utf8")))
      .map(file => relative(root, file)),
  )
  expect(bad).toEqual([])
})

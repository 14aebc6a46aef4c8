import { existsSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import { readRoot } from "./promises.ts"

const rows = readRoot("docs/GLOSSARY.md")
  .split("\n")
  .filter(line => line.startsWith("| "))
  .slice(2)
  .map(line =>
    line
      .slice(1, -1)
      .split("|")
      .map(cell => cell.trim()),
  )
const terms = rows.map(([term = ""]) => term)

test("the glossary has each term once, in the order of the alphabet", () => {
  expect(terms.length).toBeGreaterThan(0)
  expect(terms).toEqual([...new Set(terms)].toSorted((a, b) => a.localeCompare(b, "en")))
})

test("each term has a meaning, the field's usual word and one file that exists", () => {
  expect(rows.filter(row => row.length !== 4 || row.some(cell => cell === ""))).toEqual([])
  const files = rows.map(([, , , file = ""]) => file)
  expect(files.filter(file => !/^`[\w./-]+`$/.test(file) || !existsSync(join(root, file.slice(1, -1))))).toEqual([])
})

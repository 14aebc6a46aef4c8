import { readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { expect, test } from "vitest"

const client = resolve(import.meta.dirname, "../../../client")

test("every element learns to follow the language before it is defined: what stands on the page is upgraded at once", () => {
  const sources = readdirSync(client, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(".ts"))
    .map(entry => join(entry.parentPath, entry.name))
  // the innermost decorator comes first
  const late = sources.filter(path => /@localized\(\)\s*@customElement\(/.test(readFileSync(path, "utf8")))
  const right = sources.filter(path => /@customElement\([^)]*\)\s*@localized\(\)/.test(readFileSync(path, "utf8")))
  expect(late).toEqual([])
  expect(right.length).toBeGreaterThan(40)
})

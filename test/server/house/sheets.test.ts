import { readdirSync, readFileSync } from "node:fs"
import { join, relative, resolve } from "node:path"
import { expect, test } from "vitest"

const root = resolve(import.meta.dirname, "../../..")
const sources = readdirSync(join(root, "client"), { withFileTypes: true, recursive: true })
  .filter(entry => entry.isFile() && /\.(ts|css)$/.test(entry.name))
  .map(entry => join(entry.parentPath, entry.name))
  .map(file => ({ file: relative(root, file), text: readFileSync(file, "utf8") }))

test("styles stand in .css files, where the formatter and the minifier read them", () => {
  const bad = sources.filter(({ file, text }) => file.endsWith(".ts") && /\bcss`/.test(text)).map(({ file }) => file)
  expect(bad).toEqual([])
})

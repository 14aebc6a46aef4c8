import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { acts } from "../../../client/acts/acts.ts"
import { root } from "../../../server/adapters/system/root.ts"

const sources = globSync("client/**/*.ts", { cwd: root })
  .filter(file => !file.startsWith("client/i18n/"))
  .map(file => ({ file, text: readFileSync(join(root, file), "utf8") }))

/** An act is named where one is made or asked for by its name, and as a key of its noun's modules and forms. */
function filesOf(name: string): string[] {
  const made = new RegExp(
    `\\bdo(: (one|main|answer) \\}.*| ?(:|[!=]==)) ?"${name}"|\\b(act|do|one|main|answer)\\b [!=]== "${name}"`,
  )
  const key = new RegExp(`^  "?${name}"?: [{(a-z]`, "m")
  return sources
    .filter(({ file, text }) => made.test(text) || (file.startsWith("client/acts/") && key.test(text)))
    .map(({ file }) => file)
}

test("an act stands in at most three files: its module, its form, and the rule that offers it", () => {
  const counted = Object.keys(acts).map(name => ({ name, files: filesOf(name) }))
  expect(counted.filter(({ files }) => files.length === 0)).toEqual([])
  expect(counted.filter(({ files }) => files.length > 3)).toEqual([])
})

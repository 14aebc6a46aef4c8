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

/** Offered by several rules, or made by elements of their own: in how many files each stands. The list only gets shorter. */
const inMore: Record<string, number> = {
  amend: 6,
  "answer-objection": 4,
  call: 7,
  "carry-over": 5,
  "close-session": 5,
  "confirm-proposal": 7,
  declare: 4,
  draft: 6,
  extend: 5,
  "extend-silence": 5,
  "mark-editorial": 4,
  "open-silence": 10,
  propose: 4,
  "refuse-proposal": 4,
  "return-record": 4,
  reword: 5,
  "start-rating": 4,
  "take-back-record": 4,
}

test("an act stands in at most three files: its module, its form, and the rule that offers it", () => {
  const counted = Object.keys(acts).map(name => ({ name, files: filesOf(name) }))
  expect(counted.filter(({ files }) => files.length === 0)).toEqual([])
  const more = counted.filter(({ files }) => files.length > 3)
  expect(Object.fromEntries(more.map(({ name, files }) => [name, files.length]))).toEqual(inMore)
})

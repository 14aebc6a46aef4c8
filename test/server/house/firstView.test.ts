import { expect, test } from "vitest"
import { importsOf } from "../../../scripts/imports.ts"

/** The files that a page of a session loads for an observer before its first paint. */
const observers = [
  "client/main.ts",
  "client/pages/session/plenary-session-page.ts",
  "client/pages/session/observerRoom.ts",
  "client/pages/session/later/happenings.ts",
]

const isAct = (from: string) => from.startsWith("client/acts/")
const isForm = (from: string) => /(?:^|\/)(?:[\w-]*-)?\w*(?:form|Form)s?\.ts$/.test(from)
const isDialog = (from: string) => /dialog/i.test(from)

/** The files and packages that these files load with themselves, each with the way to it. */
function reached(starts: readonly string[]): Map<string, string> {
  const ways = new Map(starts.map(start => [start, start]))
  // Iterating a map includes entries that are added meanwhile.
  for (const [file, way] of ways)
    for (const { from, kind } of file.endsWith(".ts") ? importsOf(file) : [])
      if (kind === "value" && !ways.has(from)) ways.set(from, `${way} > ${from}`)
  return ways
}

test("an observer's first view reaches no schema library, no act, no form and no dialog", () => {
  const ways = reached(observers)
  expect(ways.size).toBeGreaterThan(300)
  const bad = [...ways].filter(([from]) => from === "zod" || isAct(from) || isForm(from) || isDialog(from))
  expect(bad.map(([, way]) => way)).toEqual([])
})

import { expect, test } from "vitest"
import { loadedWith } from "../../../scripts/imports.ts"

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

test("an observer's first view reaches no schema library, no act, no form and no dialog", () => {
  const ways = loadedWith(observers)
  expect(ways.size).toBeGreaterThan(300)
  const bad = [...ways].filter(([from]) => from === "zod" || isAct(from) || isForm(from) || isDialog(from))
  expect(bad.map(([, way]) => way)).toEqual([])
})

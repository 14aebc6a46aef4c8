import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"

const sources = globSync("client/**/*.ts", { cwd: root }).map(file => ({
  file,
  text: readFileSync(join(root, file), "utf8"),
}))

/** The client's files in which a pattern stands. */
const where = (pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ file }) => file)
    .toSorted()

test("a page sends every command by its outbox, which tells what becomes of it", () => {
  expect(where(/"command"/)).toEqual(["client/connections/live.ts"])
  expect(where(/\.outbox\.send\(/)).toEqual(["client/state/live.ts"])
  // the administrator's list of panels corrects a title without a seat in the panel, and shows what became of it
  expect(where(/`[^`]*\/commands\//)).toEqual(["client/connections/host.ts"])
})

test("a page that shows a refusal at its place takes it from the outbox, so that it is told once and never lost", () => {
  expect(where(/answered = await \(?this\.live\.send\(/)).toEqual(["client/state/fetched/seat/ownPrivacy.ts"])
})

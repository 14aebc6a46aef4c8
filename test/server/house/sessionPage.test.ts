import { readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { expect, test } from "vitest"

const folder = resolve(import.meta.dirname, "../../../client/pages/session")
const read = (file: string): string => readFileSync(join(folder, file), "utf8")

test("the page of a session imports at most fifteen files", () => {
  const imports = read("plenary-session-page.ts").match(/^import .*$/gm) ?? []
  expect(imports.length).toBeGreaterThan(5)
  expect(imports.length).toBeLessThanOrEqual(15)
})

test("what it listens to stands in a reactive controller, and ends with the page", () => {
  expect(read("plenary-session-page.ts")).not.toContain("addEventListener")
  const listeners = read("roomActs.ts")
  expect(listeners).toContain("implements ReactiveController")
  expect(listeners).toContain("hostDisconnected")
})

import { readFileSync } from "node:fs"
import { dirname, resolve } from "node:path"
import { expect, test } from "vitest"

const root = resolve(import.meta.dirname, "../../..")

/** A module of ours and all modules of ours that it cannot run without. */
function neededBy(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  const text = readFileSync(resolve(root, file), "utf8")
  for (const [, other = ""] of text.matchAll(/^(?:import|export) (?!type\b)(?:[^"]*? from )?"(\.[^"]+\.ts)"/gm))
    neededBy(resolve(root, dirname(file), other).slice(root.length + 1), found)
  return found
}

// The description of the interface is the largest module of the server, and one request in many thousands asks for it.
test("a server starts without the description of its interface", () => {
  const needed = neededBy("server/start/run.ts")
  expect(needed).toContain("server/http/app.ts")
  expect([...needed].filter(file => /\/openapi\/(openapi|answers\/)/.test(file))).toEqual([])
})

import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"

const declared = /^export (?:abstract )?(?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm

/** Each name that more than one file exports, with the files. */
function doubled(): Record<string, string[]> {
  const files = new Map<string, string[]>()
  const sources = ["client", "server", "shared"].flatMap(part => globSync(`${part}/**/*.ts`, { cwd: root }))
  for (const file of sources.toSorted())
    for (const [, name = ""] of readFileSync(join(root, file), "utf8").matchAll(declared))
      files.set(name, [...new Set([...(files.get(name) ?? []), file])])
  return Object.fromEntries([...files].filter(([, list]) => list.length > 1))
}

/** `inside`: the three rooms of a session are loaded one in the place of another, so they export the same name. */
const allowed = ["inside"]

test("each exported name stands in one product file: a search for it finds one thing", () => {
  expect(Object.keys(doubled())).toEqual(allowed)
})

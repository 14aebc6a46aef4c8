import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"

const declared = /^export (?:abstract )?(?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm

/** Each name that more than one file exports, with the files. */
function doubled(): Record<string, string[]> {
  const files = new Map<string, string[]>()
  const sources = ["client", "server", "shared"].flatMap(part => globSync(`${part}/**/*.ts`, { cwd: root }))
  for (const file of sources.filter(one => !one.startsWith("client/i18n/locales")).toSorted())
    for (const [, name = ""] of readFileSync(join(root, file), "utf8").matchAll(declared))
      files.set(name, [...new Set([...(files.get(name) ?? []), file])])
  return Object.fromEntries([...files].filter(([, list]) => list.length > 1))
}

/** Those that were there when the rule began: the list only gets shorter. */
const known = JSON.parse(readFileSync(join(root, "test/server/house/doubledNames.json"), "utf8")) as string[]

test("a new exported name is the only one of its kind: whoever searches for it finds one thing", () => {
  const fresh = Object.entries(doubled()).filter(([name]) => !known.includes(name))
  expect(fresh).toEqual([])
})

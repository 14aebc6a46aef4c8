import { globSync } from "node:fs"
import { importsOf } from "../../scripts/imports.ts"

/** The test files of a tree that import a file, directly or indirectly. */
export function listImporters(tree: string): (file: string) => string[] {
  const sources = globSync("{shared,server,client,test}/**/*.ts", { cwd: tree })
  const importers = new Map<string, string[]>()
  for (const source of sources)
    for (const { from } of importsOf(source, tree)) importers.set(from, [...(importers.get(from) ?? []), source])
  return file => {
    const reached = new Set([file])
    // Iterating a set includes elements that are added meanwhile.
    for (const one of reached) for (const importer of importers.get(one) ?? []) reached.add(importer)
    return [...reached].filter(one => one.endsWith(".test.ts"))
  }
}

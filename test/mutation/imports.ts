import { globSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"

/** The test files of a tree that import a file, directly or indirectly. */
export function listImporters(tree: string): (file: string) => string[] {
  const sources = globSync("{shared,server,client,test}/**/*.ts", { cwd: tree })
  const importers = new Map<string, string[]>()
  for (const source of sources)
    for (const imported of importsOf(source, readFileSync(join(tree, source), "utf8")))
      importers.set(imported, [...(importers.get(imported) ?? []), source])
  return file => {
    const reached = new Set([file])
    // Iterating a set includes elements that are added meanwhile.
    for (const one of reached) for (const importer of importers.get(one) ?? []) reached.add(importer)
    return [...reached].filter(one => one.endsWith(".test.ts"))
  }
}

const importsOf = (file: string, source: string): string[] =>
  [...source.matchAll(/(?:from|import|import\()\s*"(\.{1,2}\/[^"]+)"/g)].map(([, path = ""]) =>
    join(dirname(file), path),
  )

import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"

const assets = join(import.meta.dirname, "../../../dist/client/assets")
const built = readdirSync(assets)

/** The file of that name; the bundler adds a hash. */
const named = (name: string): string[] => built.filter(file => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file))

// scripts/fewFiles.ts knows modules by their path; where one moves and it is not told, pages are cut otherwise, and
// the bundler has then written files that no browser reads
it("the pages are cut as they were told to be", () => {
  for (const name of ["index", "common", "room", "note", "happenings", "acts", "observer"])
    expect(named(name), name).toHaveLength(1)
})

/** A file and all that it cannot run without. */
function neededBy(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  const text = readFileSync(join(assets, file), "utf8")
  for (const [, other = ""] of text.matchAll(/\b(?:from|import)"\.\/([^"]+\.js)"/g)) neededBy(other, found)
  return found
}

const isEditor = (file: string): boolean => readFileSync(join(assets, file), "utf8").includes("ProseMirror-")

it("a page that only reads fetches no editor", () => {
  for (const name of ["index", "room", "observer", "happenings", "following"]) {
    const needed = named(name).flatMap(file => [...neededBy(file)])
    expect(needed.length, name).toBeGreaterThan(0)
    expect(needed.filter(isEditor), name).toEqual([])
  }
  expect(built.filter(file => file.endsWith(".js") && isEditor(file))).toEqual(named("note"))
})

it("each text lies beside its compressed forms, and no map does", () => {
  const texts = built.filter(file => /\.(js|css)$/.test(file))
  expect(texts.length).toBeGreaterThan(20)
  for (const file of texts) expect(built).toEqual(expect.arrayContaining([`${file}.br`, `${file}.gz`]))
  expect(built.filter(file => /\.map\.(br|gz)$/.test(file))).toEqual([])
})

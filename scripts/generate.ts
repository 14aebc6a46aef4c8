import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { readCatalogues } from "./words/catalogue.ts"
import { checkedCatalogues } from "./words/checked.ts"
import { modulesOf } from "./words/modules.ts"

const root = join(import.meta.dirname, "..")

/**
 * Writes into `generated` what a program writes from the sources and git does not hold: the words, compiled. Builds,
 * tests and checks import this file before they read the sources. A file that is right already is left alone, so that
 * nothing is built again because of it. Throws if the catalogues have faults.
 */
export function generate(into = join(root, "generated")): void {
  const checked = checkedCatalogues(readCatalogues(join(root, "shared/words")))
  if (checked.amiss.length > 0) throw new Error(checked.amiss.join("\n"))
  writeFolder(join(into, "words"), modulesOf(checked))
}

/** Gives a folder these files, by path, and no others. */
function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const file = join(folder, path)
    if (existsSync(file) && readFileSync(file, "utf8") === text) continue
    mkdirSync(dirname(file), { recursive: true })
    // whole or not at all: another program may read it, or write the same
    writeFileSync(`${file}.${process.pid}`, text)
    renameSync(`${file}.${process.pid}`, file)
  }
  const held = readdirSync(folder, { recursive: true, encoding: "utf8" })
  for (const path of held.filter(one => one.endsWith(".ts") && !files.has(one))) rmSync(join(folder, path))
}

generate()

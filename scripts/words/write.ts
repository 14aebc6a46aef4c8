import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { catalogueText, readCatalogues } from "./catalogue.ts"
import { checkedCatalogues } from "./checked.ts"
import { modulesOf } from "./modules.ts"
import { unused } from "./uses.ts"

const root = resolve(import.meta.dirname, "../..")
const folder = join(root, "shared/words")

/** `npm run words`: sorts the catalogues, compiles them, and prints their faults. */
for (const { path, text, catalogue } of readCatalogues(folder)) {
  const sorted = catalogueText(catalogue)
  if (sorted !== text) writeFileSync(path, sorted)
}
const checked = checkedCatalogues(readCatalogues(folder))
const amiss = [...checked.amiss, ...unused(checked, root)]
for (const line of amiss) process.stderr.write(`${line}\n`)
if (checked.amiss.length === 0) {
  const compiled = join(folder, "compiled")
  rmSync(compiled, { recursive: true, force: true })
  for (const [path, text] of modulesOf(checked)) {
    const file = join(compiled, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}
if (amiss.length > 0) process.exitCode = 1

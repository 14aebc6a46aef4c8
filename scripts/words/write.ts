import { writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { generate } from "../generate.ts"
import { catalogueText, readCatalogues } from "./catalogue.ts"
import { checkedCatalogues } from "./checked.ts"
import { unused } from "./uses.ts"

const root = resolve(import.meta.dirname, "../..")
const folder = join(root, "shared/words")

/** `npm run words`: sorts the catalogues, compiles them, and prints the sentences that nothing says. */
for (const { path, text, catalogue } of readCatalogues(folder)) {
  const sorted = catalogueText(catalogue)
  if (sorted !== text) writeFileSync(path, sorted)
}
generate()
for (const line of unused(checkedCatalogues(readCatalogues(folder)), root)) {
  process.stderr.write(`${line}\n`)
  process.exitCode = 1
}

import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../../adapters/system/root.ts"

/** The build sets it (vite.config.ts). */
declare const FOLDED_BY: string | undefined

/** A digest of every file that can change a fold: events, rules, models. */
export function digestOfShared(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(file => file.isFile())
  const digest = createHash("sha256")
  for (const path of files.map(file => join(file.parentPath, file.name)).toSorted()) digest.update(readFileSync(path))
  return digest.digest("hex")
}

/** Names the code that folds a log: a fold of other code is made again. */
export const foldedBy = (): string =>
  typeof FOLDED_BY === "undefined" ? digestOfShared(join(root, "shared")) : FOLDED_BY

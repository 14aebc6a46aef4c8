import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../../adapters/system/root.ts"

/** Set by the build (vite.config.ts); undefined if the server runs from its sources. */
declare const FOLDED_BY: string | undefined

/** A digest of every file that can change how a log is folded: events, rules and models. */
export function digestOfShared(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(file => file.isFile())
  const digest = createHash("sha256")
  for (const path of files.map(file => join(file.parentPath, file.name)).toSorted()) digest.update(readFileSync(path))
  return digest.digest("hex")
}

/** Read once, because a process goes on with the code that it has loaded. */
let ofSources: string | null = null

/** Identifies the code that folds logs. A checkpoint that other code has made is not used. */
export const foldedBy = (): string =>
  typeof FOLDED_BY === "undefined" ? (ofSources ??= digestOfShared(join(root, "shared"))) : FOLDED_BY

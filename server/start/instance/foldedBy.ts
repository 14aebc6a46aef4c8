import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../../adapters/system/root.ts"

/** Set by the build (vite.config.ts) for the files that fold a log; undefined if the server runs from its sources. */
declare const FOLDED_BY: string | undefined

/** A digest of every file in a folder. */
export function digestOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(file => file.isFile())
  return digestOfFiles(files.map(file => join(file.parentPath, file.name)))
}

/** A digest of these files' contents. */
export function digestOfFiles(files: readonly string[]): string {
  const digest = createHash("sha256")
  for (const path of files.toSorted()) digest.update(readFileSync(path))
  return digest.digest("hex")
}

/** Read once, because a process goes on with the code that it has loaded. */
let ofSources: string | null = null

/**
 * Identifies the code that folds logs. A checkpoint that other code has made is not used. A server that runs from its
 * sources counts all of `shared/`.
 */
export const foldedBy = (): string =>
  typeof FOLDED_BY === "undefined" ? (ofSources ??= digestOf(join(root, "shared"))) : FOLDED_BY

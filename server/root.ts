import { findPackageJSON } from "node:module"
import { dirname } from "node:path"

const manifest = findPackageJSON(import.meta.url)
if (manifest === undefined)
  throw new Error("Plenary's package.json is missing: the server must run inside its package.")

/** The package's folder, from the sources and from the bundle alike. */
export const root = dirname(manifest)

import { readFileSync } from "node:fs"
import { findPackageJSON } from "node:module"
import { dirname } from "node:path"
import * as z from "zod"

const manifest = findPackageJSON(import.meta.url)
if (manifest === undefined)
  throw new Error("Plenary's package.json is missing: the server must run inside its package.")

/** This release's version, from its package.json. */
export const version = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(manifest, "utf8"))).version

/** The package's folder, for the sources and the bundle alike. */
export const root = dirname(manifest)

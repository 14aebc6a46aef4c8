import { readFileSync } from "node:fs"
import { findPackageJSON } from "node:module"
import { dirname } from "node:path"
import * as z from "zod"

const manifest = findPackageJSON(import.meta.url)
if (manifest === undefined)
  throw new Error("Plenary's package.json is missing: the server must run inside its package.")

/** The version of this release, from package.json. */
export const version = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(manifest, "utf8"))).version

/** Set by the build (vite.config.ts); undefined if the server runs from its sources. */
declare const BUILT_FROM: string | undefined

/**
 * Names the state of the sources from which the program was built, so that two builds of one version differ; "" if the
 * program runs from its sources.
 */
export const build = typeof BUILT_FROM === "undefined" ? "" : BUILT_FROM

/** The folder that contains package.json, whether the server runs from its sources or from the built bundle. */
export const root = dirname(manifest)

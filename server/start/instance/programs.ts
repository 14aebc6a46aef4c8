import { basename, join } from "node:path"
import { root } from "../../adapters/system/root.ts"

const runsSources = import.meta.filename.endsWith(".ts")

/** The file of a program that runs beside the server: its source, or in a built server the bundle of the same name. */
const programOf = (source: string): string =>
  join(root, runsSources ? source : `dist/server/${basename(source, ".ts")}.js`)

export const compacting = programOf("server/start/programs/compacting.ts")
export const versioning = programOf("server/start/programs/versioning.ts")
/** sets one paper as PDF */
export const typesetting = programOf("server/papers/pdf/typesetting.ts")
/** writes one file */
export const writing = programOf("server/papers/writing/writing.ts")
/** packs one bundle into a zip */
export const zipping = programOf("server/start/programs/zipping.ts")

/** The template by which a paper is set. */
export const template = join(root, "server/papers/pdf/paper.typ")

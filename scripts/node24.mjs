// Plain JavaScript that any Node can run. It finds a Node that can run Plenary (24.11 or later).
import { spawnSync } from "node:child_process"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const fits = version => {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number)
  return major > 24 || (major === 24 && minor >= 11)
}

/**
 * Returns the path of the Node that comes with the packages, which exists for Linux on x64 and arm64; null if it is not
 * installed. npm may put the package beside Plenary's folder, so its place is resolved.
 */
export function packagedNode(place = import.meta.url, arch = process.arch) {
  try {
    return join(dirname(createRequire(place).resolve(`node-linux-${arch}/package.json`)), "bin/node")
  } catch {
    return null
  }
}

/** Returns the path of a Node that is new enough: the running one, or the one of the optional package. */
export function findNode() {
  if (fits(process.version)) return process.execPath
  const packaged = packagedNode()
  if (packaged && fits(spawnSync(packaged, ["--version"], { encoding: "utf8" }).stdout ?? "")) return packaged
  console.error(
    `Plenary needs Node 24.11 or later; this is ${process.version}. Install it from nodejs.org, then repeat.`,
  )
  process.exit(1)
}

/**
 * Flags of the server's Node. The young generation gets 4 MB instead of 16, because a server that folds a log at its
 * start would keep the difference for good. Long-lived objects here are small (RSS 122 → 108 MB). One thread collects
 * so small a heap, because four parallel threads cost a twentieth of a busy server's CPU.
 */
export const serverFlags = ["--max-semi-space-size=4", "--no-parallel-scavenge"]

/**
 * Settings of glibc's allocator for the server. Freed blocks of 128 KB and more go back to the system. By default glibc
 * raises the limit of 128 KB with the first pasted chapter, and the server would keep the memory for good. After 60 MB
 * of pastes it has 170 MB instead of 300 MB. A few megabytes of smaller blocks are kept, because asking the system for
 * them again and again costs a tenth of a keystroke's CPU.
 */
export const serverEnv = {
  MALLOC_MMAP_THRESHOLD_: "131072",
  MALLOC_TRIM_THRESHOLD_: "4194304",
  MALLOC_TOP_PAD_: "1048576",
}

/** Returns the environment with the given Node first in PATH, so that tools that call `node` run the same one. */
export const withNode = node => ({ ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ""}` })

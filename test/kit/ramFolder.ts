import { chmodSync, mkdirSync, readdirSync, rmSync, statfsSync } from "node:fs"
import { freemem, tmpdir } from "node:os"
import { join } from "node:path"
import { isAlive } from "./servers/components/processes.ts"

/** The memory of the machine as a folder, where there is one. */
const memory = "/dev/shm"
/** Bytes that a run needs there at most. A container may have 64 MB. */
const neededBytes = 4 * 2 ** 30
/** The environment variable with the folder on the disk that would be used without memory. */
export const diskFolder = "TESTS_DISK_FOLDER"
const named = /^plenary-tests-(\d+)$/

/**
 * Runs once before the tests. They write into memory where it has room. The files of a killed program outlive it there
 * too; only a loss of power is different, which no test tries.
 */
export default function useMemory(): (() => void) | undefined {
  if (process.env["TMPDIR"] || !hasRoom()) return undefined
  for (const name of readdirSync(memory)) {
    const pid = named.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) rmSync(join(memory, name), { recursive: true, force: true })
  }
  const folder = join(memory, `plenary-tests-${process.pid}`)
  mkdirSync(folder)
  // PostgreSQL runs as another user where the tests run as root
  chmodSync(folder, 0o711)
  process.env[diskFolder] = tmpdir()
  process.env["TMPDIR"] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory)
    return Math.min(bavail * bsize, freemem()) > 2 * neededBytes
  } catch {
    return false
  }
}

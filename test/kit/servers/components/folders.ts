import { spawnSync } from "node:child_process"
import { chownSync, existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"

/** The user that servers run as. PostgreSQL refuses root, so for root this user is `nobody`. */
export function serverUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const [, uid, gid] = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(readFileSync("/etc/passwd", "utf8")) ?? []
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) }
}

/** Makes the user that servers run as the owner of a file or folder. */
export function handOver(path: string): void {
  const { uid, gid } = serverUser()
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

/**
 * Removes the folder of a server that has ended. A PostgreSQL that was killed leaves a segment of shared memory, whose
 * number is in its lock file.
 */
export function removeServerFolder(folder: string): void {
  const lock = join(folder, "data/postmaster.pid")
  if (existsSync(lock)) {
    const [, segment] = /^\s*\d+\s+(\d+)\s*$/m.exec(readFileSync(lock, "utf8")) ?? []
    if (segment !== undefined) spawnSync("ipcrm", ["-m", segment], { stdio: "ignore" })
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}

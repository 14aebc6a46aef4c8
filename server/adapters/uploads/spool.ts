import { createHash, randomUUID } from "node:crypto"
import { mkdirSync, rmSync } from "node:fs"
import { type FileHandle, mkdir, open, rm } from "node:fs/promises"
import { join } from "node:path"
import { Unwritable } from "../../ports/database/failing.ts"
import type { Spool, Spooled } from "../../ports/host/spool.ts"

/** Keeps arriving files in a folder. Files that an earlier process left there are removed. */
export function spoolIn(folder: string): Spool {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    async take(body, most) {
      const path = join(folder, randomUUID())
      let file: FileHandle | null = null
      let taken: Spooled | null = null
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        file = await open(path, "wx+", 0o600)
        const hash = createHash("sha256")
        let size = 0
        for await (const bytes of body) {
          size += bytes.byteLength
          if (size > most) return "too-large"
          hash.update(bytes)
          // unlike `write`, it repeats a write that took only a part
          await file.writeFile(bytes)
        }
        taken = spooled(file, path, size, hash.digest("hex"))
        return taken
      } catch (failure) {
        throw isFull(failure) ? new Unwritable("disk-full", { cause: failure }) : failure
      } finally {
        if (!taken) await gone(file, path)
      }
    },
  }
}

const spooled = (file: FileHandle, path: string, size: number, sha256: string): Spooled => ({
  size,
  sha256,
  async read(at, length) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.max(0, Math.min(length, size - at))), {
      position: at,
    })
    return new Uint8Array(buffer.buffer, buffer.byteOffset, bytesRead)
  },
  drop: () => gone(file, path),
})

async function gone(file: FileHandle | null, path: string): Promise<void> {
  await file?.close()
  await rm(path, { force: true })
}

const isFull = (failure: unknown): boolean =>
  failure instanceof Error && "code" in failure && (failure.code === "ENOSPC" || failure.code === "EDQUOT")

import { execFileSync } from "node:child_process"
import { closeSync, openSync, rmSync, writeSync } from "node:fs"
import { join } from "node:path"
import { newFolder, removeFolder } from "./plenary.ts"

/** A disk of its own for one test: a tmpfs of `mebibytes`, mounted at `folder`. */
export const smallDisk = (mebibytes: number) => {
  const folder = newFolder()
  const filler = join(folder, "filler")
  return {
    folder,
    mount: () => void execFileSync("mount", ["-t", "tmpfs", "-o", `size=${mebibytes}m`, "tmpfs", folder]),
    /** Writes until nothing more goes in, since a server may write at the same time as the test measures. */
    fill: () => {
      const file = openSync(filler, "w")
      for (const bytes of [65_536, 4_096, 1]) {
        try {
          while (writeSync(file, Buffer.alloc(bytes)) > 0);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error
        }
      }
      closeSync(file)
    },
    makeRoom: () => rmSync(filler, { force: true }),
    unmount: () => {
      execFileSync("umount", [folder])
      removeFolder(folder)
    },
  }
}

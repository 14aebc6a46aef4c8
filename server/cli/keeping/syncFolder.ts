import { closeSync, fsyncSync, openSync } from "node:fs"

/** Writes the names in the folder to the disk, so that a renamed file keeps its name after a power cut. */
export function syncFolder(folder: string): void {
  const opened = openSync(folder, "r")
  fsyncSync(opened)
  closeSync(opened)
}

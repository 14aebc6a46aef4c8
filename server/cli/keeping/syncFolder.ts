import { closeSync, fsyncSync, openSync } from "node:fs"

/** Writes the folder's names to the disk, so that a renamed file keeps its name after a power cut. */
export function syncFolder(folder: string): void {
  const opened = openSync(folder, "r")
  fsyncSync(opened)
  closeSync(opened)
}

import { randomBytes } from "node:crypto"
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs"
import { join } from "node:path"
import type { Finding } from "./finding.ts"

/** The facts of one small write. A test replaces them. */
export interface DiskTry {
  /** whether the bytes that were read back are those that were written */
  isSame: boolean
  /** milliseconds until the operating system said that the bytes are on the disk */
  ms: number
  /** how far the clock of the file system is from that of this machine, in milliseconds */
  clockMs: number
}

/** Milliseconds from which a write counts as slow: each change waits for one. */
const slowMs = 1_000
/** Milliseconds by which the two clocks may differ; a file system keeps the time of a file in steps. */
const clockMostMs = 5_000

function writeOnce(folder: string): DiskTry {
  const file = join(folder, `.doctor-${randomBytes(6).toString("hex")}`)
  const bytes = randomBytes(4_096)
  try {
    const from = performance.now()
    const opened = openSync(file, "wx", 0o600)
    try {
      writeSync(opened, bytes)
      fsyncSync(opened)
    } finally {
      closeSync(opened)
    }
    const ms = performance.now() - from
    const clockMs = statSync(file).mtimeMs - Date.now()
    return { isSame: readFileSync(file).equals(bytes), ms, clockMs }
  } finally {
    rmSync(file, { force: true })
  }
}

/** Writes a few bytes into the data folder, waits until the disk has them, reads them back and removes them. */
export function examineDisk(folder: string, write: (folder: string) => DiskTry = writeOnce): Finding[] {
  if (!existsSync(folder)) return []
  try {
    return [...writeFindings(folder, write(folder)), ...modeFindings(folder)]
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure)
    return [{ level: "wrong", code: "disk-refuses", told: say => say("doctor.disk-refuses", { folder, reason }) }]
  }
}

function writeFindings(folder: string, { isSame, ms, clockMs }: DiskTry): Finding[] {
  if (!isSame) return [{ level: "wrong", code: "disk-loses", told: say => say("doctor.disk-loses", { folder }) }]
  const took = Math.round(ms)
  const written: Finding =
    ms >= slowMs
      ? { level: "warning", code: "disk-slow", told: say => say("doctor.disk-slow", { folder, ms: took }) }
      : { level: "ok", code: "disk", told: say => say("doctor.disk", { folder, ms: took }) }
  if (Math.abs(clockMs) < clockMostMs) return [written]
  const seconds = Math.round(Math.abs(clockMs) / 1_000)
  return [
    written,
    { level: "warning", code: "clock-folder", told: say => say("doctor.clock-folder", { folder, seconds }) },
  ]
}

/** Finds a data folder in which other users may write or read the names of the files. */
function modeFindings(folder: string): Finding[] {
  if ((statSync(folder).mode & 0o022) === 0) return []
  return [{ level: "warning", code: "folder-shared", told: say => say("doctor.folder-shared", { folder }) }]
}

import { randomBytes } from "node:crypto"
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from "node:fs"
import { join } from "node:path"
import { anothersFolder, databaseFiles } from "../../adapters/system/dataFolder.ts"
import type { Finding } from "./finding.ts"

/** The facts about a folder that the operating system reports. A test replaces them. */
interface FileSystem {
  /** whether this user may write to the folder */
  writable: boolean
  /** the number by which Linux identifies the type of file system */
  type: number
  /** the bytes that a user other than root may still write */
  free: number
}

/** The file systems that cannot hold the data folder, by Linux's number for the type, each with the reason. */
const unfit: Readonly<Record<number, { name: string; why: "memory" | "layer" | "network" }>> = {
  0x01_02_19_94: { name: "tmpfs", why: "memory" },
  0x85_84_58_f6: { name: "ramfs", why: "memory" },
  0x79_4c_76_30: { name: "overlayfs", why: "layer" },
  0x69_69: { name: "NFS", why: "network" },
  0xff_53_4d_42: { name: "CIFS", why: "network" },
  0xfe_53_4d_42: { name: "SMB", why: "network" },
}

/** If fewer bytes than this are free, a server will soon accept no writes. */
const wrongBelowBytes = 100_000_000
const warnBelowBytes = 1_000_000_000

const ofSystem = (folder: string): FileSystem => {
  const { type, bavail, bsize } = statfsSync(folder)
  return { writable: mayWrite(folder), type: type >>> 0, free: bavail * bsize }
}

/** Examines the data folder: who may use it, whether it survives a restart, how much space is free. */
export function examineFolder(
  folder: string,
  holdsDatabase: boolean,
  fileSystem: (folder: string) => FileSystem = ofSystem,
): Finding[] {
  if (!existsSync(folder))
    return [{ level: "warning", code: "folder-missing", told: say => say("doctor.folder-missing", { folder }) }]
  const another = anothersFolder(folder)
  if (another)
    return [{ level: "wrong", code: "folder-anothers", told: say => say("folder.anothers", { folder, ...another }) }]
  const { writable, type, free } = fileSystem(folder)
  if (!writable)
    return [{ level: "wrong", code: "folder-unwritable", told: say => say("doctor.folder-unwritable", { folder }) }]
  return [...placeFindings(folder, holdsDatabase, type), roomFinding(folder, free), ...openFiles(folder)]
}

function placeFindings(folder: string, holdsDatabase: boolean, type: number): Finding[] {
  const found = unfit[type]
  if (!found) return []
  const { name, why } = found
  if (why === "memory")
    return [{ level: "wrong", code: "folder-memory", told: say => say("doctor.folder-memory", { folder, name }) }]
  if (why === "layer")
    return [{ level: "warning", code: "folder-layer", told: say => say("doctor.folder-layer", { folder }) }]
  if (!holdsDatabase) return []
  return [{ level: "wrong", code: "folder-network", told: say => say("doctor.folder-network", { folder, name }) }]
}

function roomFinding(folder: string, bytes: number): Finding {
  const free =
    bytes < 10_000_000_000 ? `${Math.floor(bytes / 1_000_000)} MB` : `${Math.floor(bytes / 1_000_000_000)} GB`
  if (bytes < wrongBelowBytes)
    return { level: "wrong", code: "folder-full", told: say => say("doctor.folder-full", { folder, free }) }
  if (bytes < warnBelowBytes)
    return { level: "warning", code: "folder-low", told: say => say("doctor.folder-low", { folder, free }) }
  return { level: "ok", code: "folder", told: say => say("doctor.folder", { folder, free }) }
}

/** Finds database files that other users may read. Such a file may contain the signing key. */
const openFiles = (folder: string): Finding[] =>
  databaseFiles(folder)
    .filter(file => (statSync(file).mode & 0o077) !== 0)
    .map(file => ({ level: "warning", code: "folder-open", told: say => say("doctor.folder-open", { file }) }))

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

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

import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs"
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

import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from "node:fs"
import { join } from "node:path"
import type { Finding } from "./finding.ts"

/** The facts about a folder that the system tells. A test replaces them. */
interface FileSystem {
  /** whether this user may write to it */
  writable: boolean
  /** the number of the kind of file system */
  type: number
  /** free bytes, for a user without rights of root */
  free: number
}

/** Kinds of file systems by the number that Linux gives them, and why each is no place for the data folder. */
const unfit: Readonly<Record<number, { name: string; why: "memory" | "layer" | "network" }>> = {
  0x01_02_19_94: { name: "tmpfs", why: "memory" },
  0x85_84_58_f6: { name: "ramfs", why: "memory" },
  0x79_4c_76_30: { name: "overlayfs", why: "layer" },
  0x69_69: { name: "NFS", why: "network" },
  0xff_53_4d_42: { name: "CIFS", why: "network" },
  0xfe_53_4d_42: { name: "SMB", why: "network" },
}

/** With less than this a server will soon take no writes. */
const wrongBelowBytes = 100_000_000
const warnBelowBytes = 1_000_000_000

const ofSystem = (folder: string): FileSystem => {
  const { type, bavail, bsize } = statfsSync(folder)
  return { writable: mayWrite(folder), type: type >>> 0, free: bavail * bsize }
}

/** Examines the data folder: who may use it, whether it outlives a restart, how much room it has. */
export function examineFolder(
  folder: string,
  holdsDatabase: boolean,
  fileSystem: (folder: string) => FileSystem = ofSystem,
): Finding[] {
  if (!existsSync(folder))
    return [{ level: "warning", code: "folder-missing", told: say => say("doctor.folder-missing", { folder }) }]
  const owner = statSync(folder).uid
  const user = process.getuid?.() ?? 0
  if (user !== 0 && user !== owner)
    return [{ level: "wrong", code: "folder-anothers", told: say => say("folder.anothers", { folder, owner, user }) }]
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

/** The files that hold the signing key, or what lies beside it, and that other users may read. */
const openFiles = (folder: string): Finding[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.startsWith("plenary."))
    .map(({ name }) => join(folder, name))
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

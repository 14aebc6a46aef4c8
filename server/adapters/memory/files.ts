import type { Instant } from "../../../shared/model/terms.ts"
import { type Files, partsAtOnce, type StoredFile, unkeptMs } from "../../ports/database/files.ts"
import { key, type MemoryTables } from "./tables.ts"

/** Keeps uploaded files in memory, for tests. */
export const memoryFiles = ({ files }: Pick<MemoryTables, "files">): Files => ({
  async begin(workspace, file, quota, at) {
    const own = [...files.values()].filter(one => one.workspace === workspace)
    const isOld = (one: MemoryFile) => isUnkept(one, at - unkeptMs)
    dropSomeOf(
      files,
      own.filter(one => isOld(one) && one.sha256 !== file.sha256),
      partsAtOnce,
    )
    const found = files.get(key(workspace, file.sha256))
    if (found) {
      found.at = at
      return found.complete ? "there" : "begun"
    }
    const kept = own.filter(one => !isOld(one))
    if (kept.reduce((sum, { size }) => sum + size, 0) + file.size > quota) return "over"
    const row = {
      workspace,
      ...file,
      at,
      complete: false,
      listed: false,
      pictured: false,
      placed: false,
      parts: new Map(),
    }
    files.set(key(workspace, file.sha256), row)
    return "begun"
  },
  async dropUnkept(before, most) {
    return dropSomeOf(
      files,
      [...files.values()].filter(one => isUnkept(one, before)),
      most,
    )
  },
  async place(workspace, sha256s) {
    for (const sha256 of sha256s) {
      const file = files.get(key(workspace, sha256))
      if (file) file.placed = true
    }
  },
  async addPart(workspace, sha256, n, bytes) {
    const file = files.get(key(workspace, sha256))
    if (file && !file.parts.has(n)) file.parts.set(n, bytes.slice())
  },
  async finish(workspace, sha256, { picture }) {
    const file = files.get(key(workspace, sha256))
    if (!file) return false
    file.complete = true
    file.pictured ||= picture
    return true
  },
  async find(workspace, sha256) {
    const file = files.get(key(workspace, sha256))
    if (!file?.complete) return null
    const { type, size, listed, pictured, placed } = file
    return { sha256, type, size, listed, pictured, placed }
  },
  part: async (workspace, sha256, n) => files.get(key(workspace, sha256))?.parts.get(n) ?? null,
  used: async workspace =>
    [...files.values()].filter(one => one.workspace === workspace).reduce((sum, { size }) => sum + size, 0),
})

type MemoryFile = MemoryTables["files"] extends Map<string, infer F> ? F : never

/** Deletes at most `most` parts of these files, and with its last part each file. */
export function dropSomeOf(files: MemoryTables["files"], some: readonly MemoryFile[], most: number): number {
  let gone = 0
  for (const file of some) {
    if (gone >= most) break
    const stored = [...file.parts.keys()]
    for (const n of stored.slice(0, most - gone)) file.parts.delete(n)
    if (stored.length <= most - gone) files.delete(key(file.workspace, file.sha256))
    else Object.assign(file, { complete: false, pictured: false })
    gone += Math.min(most - gone, Math.max(1, stored.length))
  }
  return gone
}

const isUnkept = ({ listed, pictured, placed, at }: StoredFile & { at: Instant }, before: Instant): boolean =>
  !listed && (!pictured || !placed) && at < before

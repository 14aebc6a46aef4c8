import type { Instant } from "../../../shared/model/terms.ts"
import { type Files, type StoredFile, unkeptMs } from "../../ports/database/files.ts"
import { key, type MemoryTables } from "./tables.ts"

/** Keeps uploaded files in memory, for tests. */
export const memoryFiles = ({ files }: Pick<MemoryTables, "files">): Files => ({
  async begin(workspace, file, quota, at) {
    const own = () => [...files.values()].filter(one => one.workspace === workspace)
    for (const old of own())
      if (isUnkept(old, at - unkeptMs) && old.sha256 !== file.sha256) files.delete(key(workspace, old.sha256))
    const found = files.get(key(workspace, file.sha256))
    if (found) {
      found.at = at
      return found.complete ? "there" : "begun"
    }
    if (own().reduce((sum, { size }) => sum + size, 0) + file.size > quota) return "over"
    const row = { workspace, ...file, at, complete: false, listed: false, pictured: false, placed: false, parts: [] }
    files.set(key(workspace, file.sha256), row)
    return "begun"
  },
  async dropUnkept(before, most) {
    const found = [...files.entries()].filter(([, one]) => isUnkept(one, before)).slice(0, most)
    for (const [at] of found) files.delete(at)
    return found.length
  },
  async place(workspace, sha256s) {
    for (const sha256 of sha256s) {
      const file = files.get(key(workspace, sha256))
      if (file) file.placed = true
    }
  },
  async addPart(workspace, sha256, n, bytes) {
    const file = files.get(key(workspace, sha256))
    if (file) file.parts[n] ??= bytes.slice()
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
  part: async (workspace, sha256, n) => files.get(key(workspace, sha256))?.parts[n] ?? null,
  used: async workspace =>
    [...files.values()].filter(one => one.workspace === workspace).reduce((sum, { size }) => sum + size, 0),
})

const isUnkept = ({ listed, pictured, placed, at }: StoredFile & { at: Instant }, before: Instant): boolean =>
  !listed && (!pictured || !placed) && at < before

import { type Files, unkeptMs } from "../../ports/database/files.ts"
import { key, type MemoryTables } from "./tables.ts"

/** Keeps uploaded files in memory, for tests. */
export const memoryFiles = ({ files }: Pick<MemoryTables, "files">): Files => ({
  async begin(workspace, file, quota, at) {
    const own = () => [...files.values()].filter(one => one.workspace === workspace)
    for (const old of own())
      if (!old.listed && !old.pictured && old.at < at - unkeptMs && old.sha256 !== file.sha256)
        files.delete(key(workspace, old.sha256))
    const found = files.get(key(workspace, file.sha256))
    if (found) {
      found.at = at
      return found.complete ? "there" : "begun"
    }
    if (own().reduce((sum, { size }) => sum + size, 0) + file.size > quota) return "over"
    const row = { workspace, ...file, at, complete: false, listed: false, pictured: false, parts: [] }
    files.set(key(workspace, file.sha256), row)
    return "begun"
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
    const { type, size, listed, pictured } = file
    return { sha256, type, size, listed, pictured }
  },
  part: async (workspace, sha256, n) => files.get(key(workspace, sha256))?.parts[n] ?? null,
  used: async workspace =>
    [...files.values()].filter(one => one.workspace === workspace).reduce((sum, { size }) => sum + size, 0),
})

import { closeSync, openSync, readSync, writeSync } from "node:fs"
import Sqlite from "better-sqlite3"

const headerBytes = 100

/**
 * Returns the page numbers of the leaves of one b-tree, of a table or an index, in order. A small b-tree has only its
 * root.
 */
export function leavesOf(file: string, name: string): number[] {
  const database = new Sqlite(file, { readonly: true })
  const root = Number(database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = ?").pluck().get(name))
  const bytes = Number(database.pragma("page_size", { simple: true }))
  database.close()
  const handle = openSync(file, "r")
  const leaves = (page: number): number[] => {
    const read = Buffer.alloc(bytes)
    readSync(handle, read, 0, bytes, (page - 1) * bytes)
    const at = page === 1 ? headerBytes : 0
    // 5 and 2 are the types of interior pages of a table and of an index (SQLite's file format, 1.6)
    if (read[at] !== 5 && read[at] !== 2) return [page]
    const cells = Array.from({ length: read.readUInt16BE(at + 3) }, (_, n) => read.readUInt16BE(at + 12 + 2 * n))
    return [...cells.map(cell => read.readUInt32BE(cell)), read.readUInt32BE(at + 8)].flatMap(leaves)
  }
  const found = leaves(root)
  closeSync(handle)
  return found
}

/** Overwrites pages of the file without SQLite, as a broken disk does, even if a process has the file open. */
export function overwrite(file: string, pages: readonly number[], pageBytes = 4_096): void {
  const handle = openSync(file, "r+")
  for (const page of pages) writeSync(handle, Buffer.alloc(pageBytes, 0xa5), 0, pageBytes, (page - 1) * pageBytes)
  closeSync(handle)
}

/** Makes a change on another connection, so that every connection reads its pages from the file again. */
export function forgetPages(file: string): void {
  const other = new Sqlite(file)
  other.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('touched', ?)").run(String(Date.now()))
  other.close()
}

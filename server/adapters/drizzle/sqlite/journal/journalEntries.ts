import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"

/** Consecutive updates of one note, as a row of the journal holds them. */
export interface JournalEntry {
  doc: number
  /** the number of the first update */
  firstSeq: number
  updates: readonly JournaledUpdate[]
}

interface JournaledUpdate {
  /** the writer's integer (schema/documents) */
  actor: number
  atMs: number
  bin: Uint8Array
}

/** The version of the row format. It is the first byte of a row. */
const version = 1

/**
 * Encodes the entries of one row. Also returns where each entry begins, so that one entry can be read without the
 * others.
 */
export function encodeEntries(entries: readonly JournalEntry[]): { bin: Uint8Array; starts: number[] } {
  const row = encoding.createEncoder()
  encoding.writeUint8(row, version)
  const starts = entries.map(({ doc, firstSeq, updates }) => {
    const start = encoding.length(row)
    encoding.writeVarUint(row, doc)
    encoding.writeVarUint(row, firstSeq)
    encoding.writeVarUint(row, updates.length)
    for (const { actor, atMs, bin } of updates) {
      encoding.writeVarUint(row, actor)
      encoding.writeVarUint(row, atMs)
      encoding.writeVarUint8Array(row, bin)
    }
    return start
  })
  return { bin: encoding.toUint8Array(row), starts }
}

/** Returns all entries of a row. Throws if the bytes are not exactly those of a row. */
export function decodeEntries(bin: Uint8Array): JournalEntry[] {
  const row = decoding.createDecoder(bin)
  const found = decoding.readUint8(row)
  if (found !== version) throw new Error(`a row of the journal has the unknown version ${found}`)
  const entries: JournalEntry[] = []
  while (decoding.hasContent(row)) entries.push(readEntry(row))
  return entries
}

/** Returns the entry that begins at this byte of a row. */
export function entryAt(bin: Uint8Array, start: number): JournalEntry {
  const row = decoding.createDecoder(bin)
  row.pos = start
  return readEntry(row)
}

function readEntry(row: decoding.Decoder): JournalEntry {
  const doc = decoding.readVarUint(row)
  const firstSeq = decoding.readVarUint(row)
  const updates: JournaledUpdate[] = []
  for (let left = decoding.readVarUint(row); left > 0; left--) {
    const actor = decoding.readVarUint(row)
    const atMs = decoding.readVarUint(row)
    const length = decoding.readVarUint(row)
    // without this check, the decoder would read beyond the row into the rest of the buffer
    if (length > row.arr.byteLength - row.pos) throw new Error("a row of the journal ends within an update")
    updates.push({ actor, atMs, bin: decoding.readUint8Array(row, length) })
  }
  return { doc, firstSeq, updates }
}

import { type DocumentSealing, needlessSnapshots, segmentLimits } from "../../../ports/documents/documentSealing.ts"
import type { MemoryTables } from "../tables.ts"

/** Counts the updates that would be sealed, so that tests see the same numbers as with a database. */
export function memoryDocumentSealing({ notes }: MemoryTables): DocumentSealing {
  const logs = () =>
    [...notes].flatMap(([topic, note]) => [note, ...note.earlier].map(epoch => ({ topic, note: epoch })))
  return {
    async unsealed(least) {
      const all = logs().map(({ topic, note: { epoch, updates, sealed } }) => ({
        topic,
        epoch,
        count: updates.length - sealed - 1,
      }))
      return all.filter(({ count }) => count >= least)
    },
    async seal({ topic, epoch }, { before, least }) {
      const note = logs().find(one => one.topic === topic && one.note.epoch === epoch)?.note
      const open = note?.updates.slice(note.sealed, -1).slice(0, segmentLimits.updates) ?? []
      let [count, bytes] = [0, 0]
      for (const { at, update } of open) {
        bytes += update.byteLength
        if (at > before || (count > 0 && bytes > segmentLimits.bytes)) break
        count += 1
      }
      const isFull = bytes > segmentLimits.bytes || count === segmentLimits.updates
      if (!note || (count < least && !isFull)) return 0
      note.sealed += count
      return count
    },
    async thinSnapshots({ topic, epoch }) {
      const note = logs().find(one => one.topic === topic && one.note.epoch === epoch)?.note
      if (!note) return
      const needless = new Set(needlessSnapshots(note.snapshots.map(({ seq }) => seq).toSorted((a, b) => a - b)))
      note.snapshots = note.snapshots.filter(({ seq }) => !needless.has(seq))
    },
    giveBackSpace: async () => false,
  }
}

import { type DocumentSealing, segmentLimits } from "../../../ports/documents/documentSealing.ts"
import type { MemoryTables } from "../tables.ts"

/** Counts what would be sealed, so that tests see the same numbers as on a disk. */
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
      const later = open.findIndex(({ at }) => at > before)
      const count = later < 0 ? open.length : later
      if (!note || count < least) return 0
      note.sealed += count
      return count
    },
    giveBackSpace: async () => false,
  }
}

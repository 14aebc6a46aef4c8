import type { DocumentHistory } from "../../../ports/documents/documentHistory.ts"
import type { MemoryTables } from "../tables.ts"

export function memoryDocumentHistory({ notes }: MemoryTables): DocumentHistory {
  const epochsOf = (topic: Parameters<DocumentHistory["placeAt"]>[0]) => {
    const note = notes.get(topic)
    return note ? [note, ...note.earlier] : []
  }
  return {
    async counts(topics, { from, to }, parts) {
      const counts = Array.from({ length: parts }, () => 0)
      const step = Math.max(1, Math.ceil((to - from) / parts))
      for (const topic of topics)
        for (const { at } of epochsOf(topic).flatMap(({ updates }) => updates))
          if (at >= from && at < to) {
            const part = Math.floor((at - from) / step)
            counts[part] = (counts[part] ?? 0) + 1
          }
      return counts
    },
    async placeAt(topic, at) {
      for (const { epoch, updates } of epochsOf(topic)) {
        const seq = updates.findLast(update => update.at <= at)?.seq
        if (seq !== undefined) return { epoch, seq }
      }
      return null
    },
    async stretch(topic, { epoch, seq }, after) {
      const note = epochsOf(topic).find(one => one.epoch === epoch)
      const sound = note?.snapshots.filter(one => one.seq > after && one.seq <= seq) ?? []
      const snapshot = sound.toSorted((a, b) => b.seq - a.seq)[0] ?? null
      const updates = note?.updates.slice(snapshot?.seq ?? after, seq) ?? []
      return { snapshot: structuredClone(snapshot), updates: updates.map(({ update }) => update.slice()) }
    },
    async snapshotBefore(topic, { epoch, seq }) {
      const note = epochsOf(topic).find(one => one.epoch === epoch)
      const sound = note?.snapshots.filter(one => one.seq <= seq) ?? []
      return structuredClone(sound.toSorted((a, b) => b.seq - a.seq)[0] ?? null)
    },
    async epochs(topic) {
      const places = epochsOf(topic).map(({ epoch, updates }) => ({ epoch, seq: updates.length }))
      return places.toSorted((a, b) => a.epoch - b.epoch)
    },
    async written({ topic, epoch }, after) {
      const updates =
        epochsOf(topic)
          .find(one => one.epoch === epoch)
          ?.updates.slice(after) ?? []
      if (updates.length === 0) return null
      return { times: updates.map(({ at }) => at), writers: updates.map(({ by }) => by) }
    },
    async firstUpdates({ topic, epoch }) {
      const note = epochsOf(topic).find(one => one.epoch === epoch)
      const owners = [...(note?.owners.values() ?? [])]
      return owners.map(({ client, member }) => ({ client, member, seq: note?.firsts.get(client) ?? 1 }))
    },
  }
}

import type { TopicId } from "../../../shared/model/ids.ts"
import type { ClientOwner, DocumentLog, NewUpdate } from "../../ports/documentLog.ts"
import type { Note, Tables } from "./tables.ts"

export function documentLog({ notes }: Tables): DocumentLog {
  const seqOf = ({ updates }: Note) => updates.length
  const newest = ({ snapshots }: Note) => snapshots.reduce((seq, snapshot) => Math.max(seq, snapshot.seq), 0)

  function append(topic: TopicId, expect: number, updates: NewUpdate[], owners: ClientOwner[]): boolean {
    const note = notes.get(topic)
    if (note === undefined || seqOf(note) !== expect) return false
    for (const update of updates) note.updates.push({ ...structuredClone(update), seq: seqOf(note) + 1 })
    for (const owner of owners) if (!note.owners.has(owner.client)) note.owners.set(owner.client, { ...owner })
    return true
  }

  return {
    async open(topic) {
      const note = notes.get(topic) ?? { updates: [], owners: new Map(), snapshots: [] }
      notes.set(topic, note)
      return { topic, epoch: 1, seq: seqOf(note), snapshotSeq: newest(note) }
    },
    owners: async topic => [...(notes.get(topic)?.owners.values() ?? [])].map(owner => ({ ...owner })),
    async snapshot(topic) {
      const note = notes.get(topic)
      return structuredClone(note?.snapshots.find(({ seq }) => seq === newest(note))) ?? null
    },
    updates: async (topic, after) =>
      (notes.get(topic)?.updates ?? []).slice(after).map(({ seq, update }) => ({ seq, update: update.slice() })),
    append: async (topic, expect, updates, owners) => append(topic, expect, updates, owners),
    async addSnapshot(topic, seq, update) {
      const note = notes.get(topic)
      if (note === undefined || seqOf(note) < seq)
        throw new Error(`a snapshot of ${topic} at ${seq} would be ahead of its log`)
      note.snapshots = [...note.snapshots.filter(snapshot => snapshot.seq !== seq), { seq, update: update.slice() }]
    },
  }
}

import type { TopicId } from "../../../shared/model/ids.ts"
import {
  type ClientOwner,
  type DocumentLog,
  type ExpectedHead,
  forgotten,
  type NewUpdate,
} from "../../ports/documents/documentLog.ts"
import { emptyNote, type MemoryTables, type Note } from "./tables.ts"

export function memoryDocumentLog({ notes }: MemoryTables): DocumentLog {
  const seqOf = ({ updates }: Note) => updates.length
  const newest = ({ snapshots }: Note) => snapshots.reduce((seq, snapshot) => Math.max(seq, snapshot.seq), 0)

  function append(topic: TopicId, expect: ExpectedHead, updates: NewUpdate[], owners: ClientOwner[]): boolean {
    const note = notes.get(topic)
    if (note === undefined || note.epoch !== expect.epoch || seqOf(note) !== expect.seq) return false
    if (note.standing !== null && note.standing !== expect.standing) return false
    for (const update of updates) note.updates.push({ ...structuredClone(update), seq: seqOf(note) + 1 })
    for (const owner of owners) if (!note.owners.has(owner.client)) note.owners.set(owner.client, { ...owner })
    return true
  }

  return {
    async open(topic) {
      const note = notes.get(topic) ?? emptyNote()
      notes.set(topic, note)
      const at = note.updates.at(-1)?.at ?? 0
      return { topic, epoch: note.epoch, seq: seqOf(note), snapshotSeq: newest(note), at }
    },
    owners: async topic => [...(notes.get(topic)?.owners.values() ?? [])].map(owner => ({ ...owner })),
    async grant(topic, client, page) {
      const owner = notes.get(topic)?.owners.get(client)
      if (owner) owner.page = page
    },
    retired: async topic => [...(notes.get(topic)?.retired ?? [])],
    async snapshot(topic) {
      const note = notes.get(topic)
      return structuredClone(note?.snapshots.find(({ seq }) => seq === newest(note))) ?? null
    },
    async updates(topic, after, { count, bytes } = { count: Infinity, bytes: Infinity }) {
      const list: { seq: number; update: Uint8Array }[] = []
      let sum = 0
      for (const { seq, update } of (notes.get(topic)?.updates ?? []).slice(after)) {
        sum += update.byteLength
        if (list.length > 0 && (sum > bytes || list.length === count)) break
        list.push({ seq, update: update.slice() })
      }
      return list
    },
    append: async (topic, expect, updates, owners) => append(topic, expect, updates, owners),
    async startEpoch(topic, expect, epoch, first, owner) {
      const note = notes.get(topic)
      if (note === undefined || note.epoch !== expect.epoch || seqOf(note) !== expect.seq) return false
      notes.set(topic, {
        ...emptyNote(epoch),
        standing: note.standing,
        retired: [...note.retired, ...note.owners.keys()],
        earlier: [note, ...note.earlier],
      })
      return append(topic, { epoch, seq: 0, standing: note.standing ?? "open" }, [first], [owner])
    },
    async forgetAuthors(topic) {
      const note = notes.get(topic)
      for (const { updates, owners } of note ? [note, ...note.earlier] : []) {
        for (const update of updates) update.by = forgotten
        for (const owner of owners.values()) owner.member = forgotten
      }
    },
    async addSnapshot(topic, { epoch, seq }, update) {
      const note = notes.get(topic)
      if (note?.epoch !== epoch || seqOf(note) < seq)
        throw new Error(`a snapshot of ${topic} at ${seq} would be ahead of its log`)
      note.snapshots = [...note.snapshots.filter(snapshot => snapshot.seq !== seq), { seq, update: update.slice() }]
    },
  }
}

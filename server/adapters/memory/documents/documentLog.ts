import type { TopicId } from "../../../../shared/model/ids.ts"
import {
  type AppendResult,
  type ClientOwner,
  type DocumentEpoch,
  type DocumentLog,
  type ExpectedHead,
  forgotten,
  movedPage,
  type NewUpdate,
  type Portion,
  type StoredUpdate,
  unmovedPage,
} from "../../../ports/documents/documentLog.ts"
import { emptyNote, type MemoryTables, type Note } from "../tables.ts"

const changed: AppendResult = { kind: "changed" }
const everything: Portion = { count: Infinity, bytes: Infinity }

export function memoryDocumentLog({ notes, rights }: MemoryTables): DocumentLog {
  const seqOf = ({ updates }: Note) => updates.length
  const newest = ({ snapshots }: Note) => snapshots.reduce((seq, snapshot) => Math.max(seq, snapshot.seq), 0)
  const epochOf = ({ topic, epoch }: DocumentEpoch): Note | undefined => {
    const note = notes.get(topic)
    return [note, ...(note?.earlier ?? [])].find(one => one?.epoch === epoch)
  }
  const rightsOf = ({ workspace }: Note) => (workspace === null ? 0 : (rights.get(workspace) ?? 0))

  function append(topic: TopicId, expect: ExpectedHead, updates: NewUpdate[], owners: ClientOwner[]): AppendResult {
    const note = notes.get(topic)
    if (note === undefined || note.epoch !== expect.epoch || rightsOf(note) !== expect.rights) return changed
    if (note.standing !== null && note.standing !== expect.standing) return changed
    if (owners.some(({ client, member }) => (note.owners.get(client)?.member ?? member) !== member)) return changed
    if (seqOf(note) > expect.seq) return { kind: "behind", missed: structuredClone(note.updates.slice(expect.seq)) }
    if (seqOf(note) < expect.seq) return changed
    for (const update of updates) note.updates.push({ ...structuredClone(update), seq: seqOf(note) + 1 })
    for (const owner of owners) {
      if (note.owners.has(owner.client)) continue
      note.owners.set(owner.client, { ...owner })
      note.firsts.set(owner.client, expect.seq + 1)
    }
    return { kind: "appended" }
  }

  const after = (note: Note | undefined, seq: number, { count, bytes }: Portion): StoredUpdate[] => {
    const list: StoredUpdate[] = []
    let sum = 0
    for (const { seq: at, update } of note?.updates.slice(seq) ?? []) {
      sum += update.byteLength
      if (list.length > 0 && (sum > bytes || list.length === count)) break
      list.push({ seq: at, update: update.slice() })
    }
    return list
  }

  return {
    async read(topic, workspace) {
      const note = { ...(notes.get(topic) ?? emptyNote()), workspace }
      notes.set(topic, note)
      const at = note.updates.at(-1)?.at ?? 0
      const snapshot = structuredClone(note.snapshots.find(({ seq }) => seq === newest(note))) ?? null
      return {
        head: { topic, epoch: note.epoch, seq: seqOf(note), snapshotSeq: newest(note), at },
        snapshot,
        updates: after(note, snapshot?.seq ?? 0, everything),
        owners: [...note.owners.values()].map(owner => ({ ...owner })),
        retired: [...note.retired],
      }
    },
    owners: async log => [...(epochOf(log)?.owners.values() ?? [])].map(owner => ({ ...owner })),
    async grant(log, client, page, before) {
      const owner = epochOf(log)?.owners.get(client)
      if (!owner || (before !== undefined && owner.page !== before)) return false
      owner.page = page
      return true
    },
    async move(log, { client, member, page }) {
      const note = notes.get(log.topic)
      if (note?.epoch !== log.epoch) return false
      const owner = note.owners.get(client) ?? { client, member, page }
      if (owner.member !== member || unmovedPage(owner.page ?? "") !== page) return false
      note.owners.set(client, { ...owner, page: movedPage(page) })
      return true
    },
    updates: async (log, seq, most = everything) => after(epochOf(log), seq, most),
    async heads(topics) {
      const known = topics.flatMap(topic => {
        const note = notes.get(topic)
        return note ? [[topic, { epoch: note.epoch, seq: seqOf(note) }] as const] : []
      })
      return new Map(known)
    },
    append: async (topic, expect, updates, owners) => append(topic, expect, updates, owners),
    async startEpoch(topic, expect, epoch, first, owner) {
      const note = notes.get(topic)
      if (note === undefined || note.epoch !== expect.epoch || seqOf(note) !== expect.seq) return false
      notes.set(topic, {
        ...emptyNote(epoch),
        workspace: note.workspace,
        standing: note.standing,
        retired: [...note.retired, ...note.owners.keys()],
        earlier: [note, ...note.earlier],
      })
      const expected = { epoch, seq: 0, standing: note.standing ?? "open", rights: rightsOf(note) }
      return append(topic, expected, [first], [owner]).kind === "appended"
    },
    async forgetAuthors(topic) {
      const note = notes.get(topic)
      for (const { updates, owners } of note ? [note, ...note.earlier] : []) {
        for (const update of updates) update.by = forgotten
        for (const owner of owners.values()) owner.member = forgotten
      }
      if (note?.workspace) rights.set(note.workspace, rightsOf(note) + 1)
    },
    async addSnapshot(topic, { epoch, seq }, update) {
      const note = notes.get(topic)
      if (note?.epoch !== epoch || seqOf(note) < seq)
        throw new Error(`a snapshot of ${topic} at ${seq} would be ahead of its log`)
      note.snapshots = [...note.snapshots.filter(snapshot => snapshot.seq !== seq), { seq, update: update.slice() }]
    },
  }
}

import type { Refusal } from "../../shared/contract/refusals.ts"
import { resolveAnchor } from "../../shared/document/anchors.ts"
import { passageOf } from "../../shared/document/passages.ts"
import { noteText } from "../../shared/document/readers.ts"
import type { TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Documents } from "../ports/documents/documents.ts"
import type { SyncContext } from "./context.ts"
import { paragraphsNow } from "./paragraphs/paragraphsNow.ts"
import { startEpoch } from "./room/kept/epoch.ts"
import { loadReplica, type ServerReplica } from "./room/replica.ts"
import type { DocumentRoom } from "./room/room.ts"

/** Thrown by `documents.write` when the update is refused. */
export class WriteRefused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(`${refusal.code} ${JSON.stringify(refusal.params)}`)
    this.refusal = refusal
  }
}

export interface Listeners {
  changed: Set<(topic: TopicId) => void>
  crowded: Set<(topic: TopicId, ids: number) => void>
}

/**
 * Gives commands and pages access to the notes. Reads return committed text only, because they run between two commit
 * ticks.
 */
export function createDocuments(
  { seats, log, clock, watchersOnly, snapshots }: SyncContext,
  rooms: ReadonlyMap<TopicId, DocumentRoom>,
  roomOf: (topic: TopicId, workspace: WorkspaceId) => DocumentRoom,
  { changed, crowded }: Listeners,
  closeDoor: (flush: () => Promise<void>) => Promise<void>,
): Documents {
  const all = () => [...rooms.values()]
  let drained = false
  const workspaceOf = async (topic: TopicId): Promise<WorkspaceId> => {
    const note = await seats.topic(topic)
    if (!note) throw new Error(`there is no topic ${topic}`)
    return note.workspace
  }
  /**
   * Runs the job in the topic's room. The job must start as soon as the room is found, because an empty room may be
   * removed.
   */
  const within = async <T>(topic: TopicId, job: (room: DocumentRoom) => Promise<T>): Promise<T> => {
    const workspace = rooms.get(topic)?.workspace ?? (await workspaceOf(topic))
    // a room that opened after the drain would read a log that the process has closed
    if (drained) throw new Error("the notes are closed")
    return job(roomOf(topic, workspace))
  }

  /**
   * Reads the note in its room, which keeps the replica for the next reading. A server of observers follows many notes
   * that nobody reads there: it reads such a note from the log, for its search, and keeps nothing of it.
   */
  const read = async <T>(topic: TopicId, job: (replica: ServerReplica) => T): Promise<T> => {
    const room = rooms.get(topic)
    if (!watchersOnly || (room && room.connections.size > 0)) return within(topic, one => one.read(job))
    const workspace = room?.workspace ?? (await workspaceOf(topic))
    if (drained) throw new Error("the notes are closed")
    const replica = await loadReplica(log, topic, workspace)
    try {
      return job(replica)
    } finally {
      replica.doc.destroy()
    }
  }

  return {
    text: topic => read(topic, ({ doc }) => noteText(doc)),
    written: topic => within(topic, async room => (await room.state()).seq > 0),
    async resolve(topic, anchor) {
      const resolution = await read(topic, ({ doc }) => resolveAnchor(doc, anchor))
      if (resolution.state === "orphaned") return { state: "orphaned" }
      return { state: resolution.state, text: resolution.text }
    },
    async passage(topic, anchor) {
      const passage = await read(topic, ({ doc }) => passageOf(doc, anchor))
      if (passage.state === "orphaned") return { text: "", moved: false }
      return { text: passage.text, moved: passage.state === "elsewhere" }
    },
    paragraphs: (topic, rows, wanted) => read(topic, replica => paragraphsNow(replica, { topic, rows, wanted })),
    state: topic => within(topic, room => room.state()),
    startEpoch: (topic, anchors, least = 0) =>
      within(topic, room => startEpoch(log, clock, { topic, room, anchors, least })),
    forgetAuthors: topic => within(topic, room => room.forgetAuthors()),
    async write(topic, member, update) {
      const refusal = await within(topic, room => room.write(member, update))
      if (refusal) throw new WriteRefused(refusal)
    },
    onChange(listener) {
      changed.add(listener)
      return () => changed.delete(listener)
    },
    onCrowded(listener) {
      crowded.add(listener)
      return () => crowded.delete(listener)
    },
    async drain() {
      const settle = async () => void (await Promise.all(all().map(room => room.settle())))
      await closeDoor(settle)
      drained = true
      await settle()
      await snapshots.end()
    },
  }
}

import * as Y from "yjs"
import type { Refusal } from "../../shared/contract/refusals.ts"
import { resolveAnchor } from "../../shared/document/anchors.ts"
import { noteText } from "../../shared/document/readers.ts"
import type { TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Documents } from "../ports/documents.ts"
import type { Around } from "./room/around.ts"
import type { Room } from "./room/room.ts"

/** Thrown by `documents.write`. */
export class WriteRefused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(`${refusal.code} ${JSON.stringify(refusal.params)}`)
    this.refusal = refusal
  }
}

/** The notes as commands and pages read them: committed text, in between two ticks. */
export function createDocuments(
  { seats }: Around,
  rooms: ReadonlyMap<TopicId, Room>,
  roomOf: (topic: TopicId, workspace: WorkspaceId) => Room,
  closeDoor: (flush: () => Promise<void>) => Promise<void>,
): Documents {
  const all = () => [...rooms.values()]
  const find = async (topic: TopicId): Promise<Room> => {
    const known = rooms.get(topic)
    if (known) return known
    const note = await seats.topic(topic)
    if (!note) throw new Error(`there is no topic ${topic}`)
    return roomOf(topic, note.workspace)
  }

  const states = new WeakMap<Room, { epoch: number; seq: number; update: Uint8Array }>()

  return {
    text: async topic => (await find(topic)).read(({ doc }) => noteText(doc)),
    async resolve(topic, anchor) {
      const resolution = await (await find(topic)).read(({ doc }) => resolveAnchor(doc, anchor))
      if (resolution.found === "orphaned") return { found: "orphaned" }
      return { found: resolution.found, text: resolution.text }
    },
    async state(topic) {
      const room = await find(topic)
      return room.read(({ doc, epoch, seq }) => {
        const known = states.get(room)
        if (known?.epoch === epoch && known.seq === seq) return known
        const state = { epoch, seq, update: Y.encodeStateAsUpdateV2(doc) }
        states.set(room, state)
        return state
      })
    },
    async write(topic, member, update) {
      const refusal = await (await find(topic)).write(member, update)
      if (refusal) throw new WriteRefused(refusal)
    },
    async drain() {
      const settle = async () => void (await Promise.all(all().map(room => room.settle())))
      await closeDoor(settle)
      await settle()
      await Promise.all(all().map(room => room.giveUp()))
    },
  }
}

import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { TopicId, type WorkspaceId } from "../../shared/model/ids.ts"
import { aloneWithMessages, aloneWithNotes, type ProcessMessages } from "../ports/bus.ts"
import type { Documents } from "../ports/documents/documents.ts"
import type { Credential, Seats } from "../ports/seats.ts"
import type { Meetings, SyncContext } from "./context.ts"
import { createDocuments, type Listeners } from "./documents.ts"
import { Gateway } from "./gateway.ts"
import { caretShares } from "./processes/caretShares.ts"
import { guestShares } from "./processes/guestShares.ts"
import { HeadPoll } from "./processes/headPoll.ts"
import { Rechecks } from "./rechecks.ts"
import { CommitTick } from "./room/commitTick.ts"
import { compactLog } from "./room/kept/compaction.ts"
import { SnapshotQueue } from "./room/kept/snapshotQueue.ts"
import { DocumentRoom } from "./room/room.ts"
import { idleShare } from "./table/idleShare.ts"
import { ObserverLoad } from "./table/observerLoad.ts"

export interface Sync {
  documents: Documents
  meetings: Readonly<Meetings>
  /** the number of notes that are held in memory */
  rooms(): number
  /** admits no more sockets, and closes the open ones in waves within `overMs`; their pages connect to other servers */
  leave(overMs: number): Promise<void>
  /**
   * Opens a WebSocket to one topic's note. The caller has checked the Origin header and the ticket. The server reads
   * the seat of `credential` now and again at every commit tick. Aborting `signal` closes the connection with 4403.
   */
  upgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    topic: string,
    credential: Credential,
    signal?: AbortSignal,
  ): void
}

/**
 * The default limits. The socket of an idle reader costs 12 KB, so 10,000 of them cost some 120 MB. A member may have
 * many tabs open. The limit of an address is high, because a whole hall may share one address.
 */
export const caps = { process: 10_000, member: 64, address: 4_000 } as const

/**
 * Creates the document endpoint. `report` is called with exceptions that are bugs and with failures of the database.
 */
export function createSync({
  messages = aloneWithMessages,
  ...given
}: Pick<SyncContext, "log" | "seats" | "clock" | "addresses"> &
  Partial<Pick<SyncContext, "report" | "compact" | "caps" | "bus" | "watchersOnly" | "took" | "placed">> & {
    messages?: ProcessMessages
  }): Sync {
  const told: Listeners = { changed: new Set(), crowded: new Set() }
  const rooms = new Map<TopicId, DocumentRoom>()
  const guests = guestShares(messages, given.clock, topic => rooms.get(TopicId.parse(topic))?.guests ?? 0)
  const carets = caretShares(messages, given.clock, topic => rooms.get(topic)?.carets)
  const context: SyncContext = {
    guests,
    carets,
    report: error => console.error(error),
    compact: async bytes => compactLog(bytes),
    snapshots: new SnapshotQueue(),
    caps,
    meetings: { lostRaces: 0, reloads: 0 },
    watchersOnly: false,
    bus: aloneWithNotes,
    changed: topic => told.changed.forEach(tell => tell(topic)),
    took: () => {},
    placed: async () => {},
    tick: new CommitTick(
      given.clock,
      () => performance.now(),
      ms => given.took?.("commit-notes", ms),
    ),
    observers: new ObserverLoad(given.clock, idleShare()),
    crowded: (topic, ids) => told.crowded.forEach(tell => tell(topic, ids)),
    ...given,
    seats: given.watchersOnly ? readingSeats(given.seats) : given.seats,
  }

  const roomOf = (topic: TopicId, workspace: WorkspaceId): DocumentRoom => {
    const known = rooms.get(topic)
    if (known) return known
    const room = new DocumentRoom(topic, workspace, context, () => rooms.delete(topic))
    rooms.set(topic, room)
    return room
  }

  const door = new Gateway(context, roomOf)
  const poll = new HeadPoll(context, rooms)
  const rechecks = new Rechecks(rooms, context.report)
  const stopListening = context.seats.onChange(workspace => rechecks.soon(workspace))
  const documents = createDocuments(context, rooms, roomOf, told, async flush => {
    await door.close(flush)
    stopListening()
    poll.stop()
    guests.close()
    carets.close()
    await rechecks.over()
  })
  return {
    documents,
    meetings: context.meetings,
    rooms: () => rooms.size,
    leave: overMs => door.leave(overMs),
    upgrade: (request, socket, head, topic, credential, signal) =>
      door.open({ request, socket, head, topic, credential }, signal),
  }
}

/** The seats on a server for readers. A seat that gets the right to write while it is connected still may not write. */
const readingSeats = (seats: Seats): Seats => ({ ...seats, mayWrite: () => false })

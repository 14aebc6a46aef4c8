import type { TopicId } from "../../shared/model/ids.ts"
import type { NoteBus } from "../ports/bus.ts"
import type { DocumentLog } from "../ports/documents/documentLog.ts"
import type { Addresses } from "../ports/host/addresses.ts"
import type { Clock } from "../ports/host/clock.ts"
import type { Seats } from "../ports/seats.ts"
import type { Shares } from "../ports/shares.ts"
import type { Carets } from "./processes/caretShares.ts"
import type { CommitTick } from "./room/commitTick.ts"
import type { Compacted, LogBytes } from "./room/kept/compaction.ts"
import type { ObserverLoad } from "./table/observerLoad.ts"

/**
 * The most sockets that may be open at once: in the process, for one member, from one address. A further socket is
 * closed with 4529.
 */
export interface Caps {
  process: number
  member: number
  address: number
}

/** Counts how often commits met those of other servers, since the start. */
export interface Meetings {
  /** appends that found updates of another server in the log, took these, and were repeated */
  lostRaces: number
  /** replicas that were loaded again in the middle of a commit */
  reloads: number
}

/** The ports and callbacks that the rooms of all notes share. */
export interface SyncContext {
  log: DocumentLog
  /** tells other processes what this one has written into the notes, and the reverse */
  bus: NoteBus
  /** the number of connections to each note, which other processes are told */
  guests: Pick<Shares<number>, "tell" | "of">
  /** the carets of people who are connected to other processes */
  carets: Omit<Carets, "close">
  seats: Seats
  clock: Clock
  addresses: Addresses
  /** decides for the notes of all topics when updates are committed; updates that begin together share a commit */
  tick: CommitTick
  /** the load by the observers of all topics, which chooses their windows */
  observers: ObserverLoad
  /** reports an exception that is a bug or a failure of the database */
  report: (error: unknown) => void
  /** makes one snapshot from a part of a document log, in a worker thread if there is one */
  compact: (bytes: LogBytes) => Promise<Compacted>
  caps: Caps
  meetings: Meetings
  /** whether this server admits readers only, and no seat whose role may write */
  watchersOnly: boolean
  /** called after a commit that changed the note of this topic */
  changed: (topic: TopicId) => void
  /** called once `ids` client ids have written in the note, which is enough to slow it down */
  crowded: (topic: TopicId, ids: number) => void
}

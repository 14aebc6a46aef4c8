import type { TopicId } from "../../shared/model/ids.ts"
import type { NoteBus } from "../ports/bus.ts"
import type { Files } from "../ports/database/files.ts"
import type { DocumentLog } from "../ports/documents/documentLog.ts"
import type { Addresses } from "../ports/host/addresses.ts"
import type { Clock } from "../ports/host/clock.ts"
import type { Took } from "../ports/monitoring/timings.ts"
import type { Seats } from "../ports/seats.ts"
import type { Shares } from "../ports/shares.ts"
import type { Carets } from "./processes/caretShares.ts"
import type { CommitTick } from "./room/commitTick.ts"
import type { Compacted, LogBytes } from "./room/kept/compaction.ts"
import type { SnapshotQueue } from "./room/kept/snapshotQueue.ts"
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

/** Counts, since the start, the commits of this server that conflicted with a commit of another server. */
export interface Meetings {
  /** appends that were repeated because another server had appended updates first */
  lostRaces: number
  /** replicas that were loaded again in the middle of a commit */
  reloads: number
}

/** The ports and callbacks that the rooms of all notes share. */
export interface SyncContext {
  log: DocumentLog
  /** sends committed updates of notes to the other processes, and receives theirs */
  bus: NoteBus
  /** shares the number of connections to each note with the other processes */
  guests: Pick<Shares<number>, "tell" | "of">
  /** shares the carets in the notes with the other processes */
  carets: Omit<Carets, "close">
  seats: Seats
  clock: Clock
  addresses: Addresses
  /** the shared commit timer: updates that arrive before the next tick are committed together */
  tick: CommitTick
  /** reports how long commits and acknowledgements take */
  took: Took
  /** measures the load that the observers of all topics cause; the length of their windows depends on it */
  observers: ObserverLoad
  /** called with an exception that is a bug or a failure of the database */
  report: (error: unknown) => void
  /** makes one snapshot from a part of a document log, in a worker thread if there is one */
  compact: (bytes: LogBytes) => Promise<Compacted>
  snapshots: SnapshotQueue
  caps: Caps
  meetings: Meetings
  /** whether this server admits readers only, and no seat whose role may write */
  watchersOnly: boolean
  /** keeps the files of pictures that come into a note of the workspace; called before the commit */
  placed: Files["place"]
  /** called after a commit that changed the note of this topic */
  changed: (topic: TopicId) => void
  /** called once `ids` client ids have written in the note, which is enough to slow it down */
  crowded: (topic: TopicId, ids: number) => void
}

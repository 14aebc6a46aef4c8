import type { TopicId } from "../../shared/model/ids.ts"
import type { DocumentLog } from "../ports/documents/documentLog.ts"
import type { Addresses } from "../ports/host/addresses.ts"
import type { Clock } from "../ports/host/clock.ts"
import type { Seats } from "../ports/seats.ts"
import type { CommitTick } from "./room/commitTick.ts"
import type { Compacted, LogBytes } from "./room/kept/compaction.ts"

/** Limits on sockets; a further socket is refused with 4529. */
export interface Caps {
  process: number
  member: number
  address: number
}

/** The context that all note rooms share. */
export interface SyncContext {
  log: DocumentLog
  seats: Seats
  clock: Clock
  addresses: Addresses
  /** settles when the updates that arrive meanwhile are to be committed */
  tick: CommitTick
  /** reports an exception that is a bug, or a database that fails */
  report: (error: unknown) => void
  /** makes a snapshot of a stretch of a log, in a worker if there is one */
  compact: (bytes: LogBytes) => Promise<Compacted>
  caps: Caps
  /** a topic's note has changed, and the change is committed */
  changed: (topic: TopicId) => void
  /** the note slows down because so many client ids have written in it */
  crowded: (topic: TopicId, ids: number) => void
}

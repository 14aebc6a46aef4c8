import type { TopicId } from "../../shared/model/ids.ts"
import type { Addresses } from "../ports/addresses.ts"
import type { Clock } from "../ports/clock.ts"
import type { DocumentLog } from "../ports/documents/documentLog.ts"
import type { Seats } from "../ports/seats.ts"
import type { CommitTick } from "./room/commitTick.ts"
import type { Compacted, LogBytes } from "./room/kept/compaction.ts"

/** Limits on sockets; one more is refused with 4529. */
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
  /** when what was typed meanwhile is committed */
  tick: CommitTick
  /** where an exception that is a bug, or a database that fails, is told */
  report: (error: unknown) => void
  /** makes a snapshot of a stretch of a log, in a worker where there is one */
  compact: (bytes: LogBytes) => Promise<Compacted>
  caps: Caps
  /** a topic's note has changed, and the change is committed */
  changed: (topic: TopicId) => void
  /** so many client ids have written in it that it gets slow */
  crowded: (topic: TopicId, ids: number) => void
}

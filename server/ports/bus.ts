import type { TopicId, WorkspaceId } from "../../shared/model/ids.ts"

/** Updates of a note that a process has committed: those after number `from`, up to number `to`. */
export interface CommittedUpdates {
  topic: TopicId
  epoch: number
  from: number
  to: number
  /** null if the bus carries no contents; the log has them */
  updates: readonly Uint8Array[] | null
}

/**
 * Tells processes what other processes have committed. Messages may be lost, repeated or late, so listeners compare
 * numbers and read the logs. A lost message delays a listener, but nothing is lost.
 */
export interface Bus {
  /** announces that a workspace's event log has grown or that rights in it have changed */
  wake(workspace: WorkspaceId): void
  onWake(listener: (workspace: WorkspaceId) => void): () => void
  notes: NoteBus
}

/** Tells processes what other processes have written into the notes. */
export interface NoteBus {
  /** whether no other process writes to the database, so that nothing has to be told or looked for */
  readonly isAlone: boolean
  tell(committed: CommittedUpdates): void
  /**
   * Calls the listener with what other processes have written into the topic's note. Resolves when every message from
   * then on is received; a log that is read after that has everything earlier.
   */
  onTold(topic: TopicId, listener: (committed: CommittedUpdates) => void): Promise<() => void>
}

/** The notes' bus of a server that runs as a single process: there is nobody to tell. */
export const aloneWithNotes: NoteBus = { isAlone: true, tell: () => {}, onTold: async () => () => {} }

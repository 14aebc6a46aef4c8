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
  messages: ProcessMessages
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

/** Messages from process to process that no log holds: who is connected, hints. A message may be lost. */
export interface ProcessMessages {
  /** whether no other process serves the database, so that nothing has to be told */
  readonly isAlone: boolean
  /** sends the body, which must be JSON, to the listeners of this kind in all other processes */
  tell(kind: string, body: unknown): void
  /** `by` is the process that sends the message */
  onTold(kind: string, listener: (body: unknown, by: string) => void): () => void
}

/** The messages of a server that runs as a single process. */
export const aloneWithMessages: ProcessMessages = { isAlone: true, tell: () => {}, onTold: () => () => {} }

import type { TopicId, WorkspaceId } from "../../shared/model/ids.ts"

/** Updates of a note that a process has committed: those after number `from`, up to number `to`. */
export interface CommittedStretch {
  topic: TopicId
  epoch: number
  from: number
  to: number
}

/** Updates of a note that another process has committed, as the bus carries them. */
export interface CommittedUpdates extends CommittedStretch {
  /** the updates as WebSocket frames, one message each; null if the bus carries no contents, because the log has them */
  frames: Uint8Array | null
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
  /** `frames` encodes the updates, and is called only if the bus carries them */
  tell(committed: CommittedStretch, frames: () => Uint8Array): void
  /**
   * Calls the listener with what other processes have written into the topic's note; with null if the message can only
   * be read by a newer or older version. Resolves when every message from then on is received; a log that is read after
   * that has everything earlier. While the bus is away it resolves at once, and the polls find what was written.
   */
  onTold(topic: TopicId, listener: (committed: CommittedUpdates | null) => void): Promise<() => void>
}

/** The notes' bus of a server that runs as a single process: there is nobody to tell. */
export const aloneWithNotes: NoteBus = { isAlone: true, tell: () => {}, onTold: async () => () => {} }

/** Messages from process to process that no log holds: who is connected, hints. A message may be lost. */
export interface ProcessMessages {
  /** whether no other process serves the database, so that nothing has to be told */
  readonly isAlone: boolean
  /** whether messages arrive now; if not, what other processes have is as it was heard last */
  readonly isLive: boolean
  /**
   * sends the body, which must be JSON, to the listeners of this kind in all other processes; "at once" without waiting
   * for more messages to send together
   */
  tell(kind: string, body: unknown, when?: "at once"): void
  /** `by` is the process that sends the message */
  onTold(kind: string, listener: (body: unknown, by: string) => void): () => void
}

/** The messages of a server that runs as a single process. */
export const aloneWithMessages: ProcessMessages = {
  isAlone: true,
  isLive: true,
  tell: () => {},
  onTold: () => () => {},
}

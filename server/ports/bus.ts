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
 * Carries messages about commits between the processes. Messages may be lost, repeated or late, so listeners compare
 * numbers and read the logs. A lost message delays a listener, but no committed entry or update is lost.
 */
export interface Bus {
  /** announces that a workspace's event log has grown or that rights in it have changed */
  wake(workspace: WorkspaceId): void
  onWake(listener: (workspace: WorkspaceId) => void): () => void
  notes: NoteBus
  messages: ProcessMessages
}

/** Carries messages about updates of notes between the processes. */
export interface NoteBus {
  /** whether no other process writes to the database, so that nothing has to be sent or polled */
  readonly isAlone: boolean
  /**
   * sends the stretch to the other processes; `frames` encodes its updates, and is called only if the bus carries them
   */
  tell(committed: CommittedStretch, frames: () => Uint8Array): void
  /**
   * Calls the listener with the updates that other processes have committed to the topic's note. It passes null for a
   * message of a newer or older version, which this process cannot read. Resolves when the subscription is confirmed; a
   * log that is read after that has all earlier updates. If the bus cannot be reached, it resolves at once, and polling
   * finds the updates. The result ends the subscription.
   */
  onTold(topic: TopicId, listener: (committed: CommittedUpdates | null) => void): Promise<() => void>
}

/** The note bus of a server that runs as a single process. It sends nothing. */
export const aloneWithNotes: NoteBus = { isAlone: true, tell: () => {}, onTold: async () => () => {} }

/** Messages between processes that no log holds, such as presence and hints. A message may be lost. */
export interface ProcessMessages {
  /** whether no other process serves the database, so that nothing has to be sent */
  readonly isAlone: boolean
  /** whether messages arrive now; if not, the last message of another process may be out of date */
  readonly isLive: boolean
  /**
   * sends the body, which must be JSON, to the listeners of this kind in all other processes; "at once" does not wait
   * for more messages to send together
   */
  tell(kind: string, body: unknown, when?: "at once"): void
  /** `by` is the process that sends the message */
  onTold(kind: string, listener: (body: unknown, by: string) => void): () => void
  /** calls the listener when messages arrive again after a time without them; messages of that time are lost */
  onReturn(listener: () => void): () => void
}

/** The messages of a server that runs as a single process. */
export const aloneWithMessages: ProcessMessages = {
  isAlone: true,
  isLive: true,
  tell: () => {},
  onTold: () => () => {},
  onReturn: () => () => {},
}

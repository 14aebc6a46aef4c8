import type { Block } from "../../../shared/document/readers.ts"
import type { MemberId, TopicId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import type { DocumentEpoch, StoredUpdate } from "./documentLog.ts"

/** A place in a topic's document log: its epoch, and the number of the last update up to this place. */
export interface DocumentPlace {
  epoch: number
  seq: number
}

/** The times and the writers of consecutive updates of a log. */
export interface WrittenPart {
  times: number[]
  writers: MemberId[]
}

/** Reads the past of the document logs by time, and never writes. */
export interface DocumentHistory {
  /** the number of updates of all these topics together, in each of `parts` equal spans between `from` and `to` */
  counts(topics: readonly TopicId[], span: { from: Instant; to: Instant }, parts: number): Promise<number[]>
  /**
   * the place in the document log that the topic's note had reached at that moment; null before the note's first update
   */
  placeAt(topic: TopicId, at: Instant): Promise<DocumentPlace | null>
  /**
   * Returns the parts from which the note at `place` is built: the newest undamaged snapshot after `after` and up to
   * `place`, and the updates from the snapshot to `place`. Without such a snapshot, the updates begin after `after`.
   */
  stretch(
    topic: TopicId,
    place: DocumentPlace,
    after: number,
  ): Promise<{ snapshot: { seq: number; update: Uint8Array } | null; updates: Uint8Array[] }>
  /** the newest undamaged snapshot up to `place`; null if there is none */
  snapshotBefore(topic: TopicId, place: DocumentPlace): Promise<StoredUpdate | null>
  /** the epochs of the topic's note with the number of the last update of each, oldest first */
  epochs(topic: TopicId): Promise<DocumentPlace[]>
  /** the writers of the updates after `after`, some thousand at a time; null at the end of the log */
  written(log: DocumentEpoch, after: number): Promise<WrittenPart | null>
  /** the owners of the client ids of one epoch, with the number of the first update of each id */
  firstUpdates(log: DocumentEpoch): Promise<{ client: number; member: MemberId; seq: number }[]>
}

/** A note at a moment in the past. It has no blocks if nothing had been written yet. */
export interface Moment extends DocumentPlace {
  blocks: Pick<Block, "kind" | "lang" | "text" | "cell">[]
}

export interface Moments {
  note(topic: TopicId, at: Instant): Promise<Moment>
}

import type { Block } from "../../../shared/document/readers.ts"
import type { TopicId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"

/** A place in a topic's document log. */
export interface DocumentPlace {
  epoch: number
  seq: number
}

/** The document logs as they were: read by time, and never changed by it. */
export interface DocumentHistory {
  /** how many updates of all these topics fell into each of `parts` equal spans from `from` to `to` */
  counts(topics: readonly TopicId[], span: { from: Instant; to: Instant }, parts: number): Promise<number[]>
  /** what a topic's note had reached at that moment; null before its first update */
  placeAt(topic: TopicId, at: Instant): Promise<DocumentPlace | null>
  /** the newest sound snapshot after `after` and up to the place, and the updates from there to the place */
  stretch(
    topic: TopicId,
    place: DocumentPlace,
    after: number,
  ): Promise<{ snapshot: { seq: number; update: Uint8Array } | null; updates: Uint8Array[] }>
}

/** A note as it stood at a moment; before its first word without blocks. */
export interface Moment extends DocumentPlace {
  blocks: Pick<Block, "kind" | "lang" | "text" | "cell">[]
}

export interface Moments {
  note(topic: TopicId, at: Instant): Promise<Moment>
}

import type { Block } from "../../../shared/document/readers.ts"
import type { TopicId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"

/** A place in a topic's document log. */
export interface DocumentPlace {
  epoch: number
  seq: number
}

/** The past of the document logs: reads by time and never writes. */
export interface DocumentHistory {
  /** how many updates of all these topics fell into each of `parts` equal spans from `from` to `to` */
  counts(topics: readonly TopicId[], span: { from: Instant; to: Instant }, parts: number): Promise<number[]>
  /** the place that a topic's note had reached at that moment; null before its first update */
  placeAt(topic: TopicId, at: Instant): Promise<DocumentPlace | null>
  /** the newest sound snapshot after `after` and up to the place, and the updates from there to the place */
  stretch(
    topic: TopicId,
    place: DocumentPlace,
    after: number,
  ): Promise<{ snapshot: { seq: number; update: Uint8Array } | null; updates: Uint8Array[] }>
}

/** A note at a moment in the past; no blocks before its first word. */
export interface Moment extends DocumentPlace {
  blocks: Pick<Block, "kind" | "lang" | "text" | "cell">[]
}

export interface Moments {
  note(topic: TopicId, at: Instant): Promise<Moment>
}

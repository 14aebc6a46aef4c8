import type { Translation } from "../../../shared/fold/translationState.ts"
import type { Anchor, AnchorEnds } from "../../../shared/model/anchor.ts"
import type { MemberId, SaidKey, TopicId } from "../../../shared/model/ids.ts"
import type { Instant, Lang } from "../../../shared/model/terms.ts"

export type Resolved = { state: "exact" | "shifted" | "changed"; text: string } | { state: "orphaned" }

export interface EpochBegun {
  epoch: number
  ids: number
  places: (AnchorEnds | null)[]
}

/**
 * A passage as a record would quote it now (document/passages). It includes text that was typed at its edges after it
 * was marked. The text is empty if the passage was deleted.
 */
export interface PassageNow {
  text: string
  moved: boolean
}

/** A paragraph of a note as it is now (DOMAIN Z1). */
export interface ParagraphNow {
  key: SaidKey
  anchor: Anchor
  /** the language of its block; null if the block has none */
  lang: Lang | null
  /** the members whose words stand in it */
  writers: readonly MemberId[]
  /** the languages of its translations that are level with it */
  level: readonly Lang[]
}

export interface NoteParagraphs {
  /** the time of the last change of the note */
  at: Instant
  /** the paragraphs in the order of the note, without those that repeat the words of an earlier one */
  list: readonly ParagraphNow[]
}

export interface DocumentState {
  epoch: number
  seq: number
  update: Uint8Array
  /** the update, compressed with gzip; it is compressed at the first call and once per seq */
  zipped(): Promise<Uint8Array>
}

/**
 * Reads and writes the notes from outside the document endpoint. server/sync implements this interface. Everything that
 * it returns is committed.
 */
export interface Documents {
  text(topic: TopicId): Promise<string>
  /** whether anything was ever written into the note, even if it was deleted later */
  written(topic: TopicId): Promise<boolean>
  resolve(topic: TopicId, anchor: Anchor): Promise<Resolved>
  passage(topic: TopicId, anchor: Anchor): Promise<PassageNow>
  /**
   * the note's paragraphs; `rows` are the translations of some of them, and `wanted` the key of the paragraph for which
   * the caller looks
   */
  paragraphs(topic: TopicId, rows: readonly Translation[], wanted: SaidKey | null): Promise<NoteParagraphs>
  /** the whole note as one Yjs update (v2) and its place in the document log, for `GET /api/topics/{id}/state` */
  state(topic: TopicId): Promise<DocumentState>
  /**
   * Starts a new log for the note, with the same content written by a single client id. The epoch is the next number,
   * or `least` if that is greater. Returns the number of replaced client ids as `ids`, and the places of `anchors` in
   * the new log as `places`. Returns `busy` while anybody is in the note.
   */
  startEpoch(topic: TopicId, anchors: readonly Anchor[], least?: number): Promise<EpochBegun | { busy: true }>
  /** erases who wrote which text of the note, and reconnects the people who have the note open */
  forgetAuthors(topic: TopicId): Promise<void>
  /**
   * Writes an update from inside the process (the demo, the command line). The update is judged like any other; a
   * refusal is thrown.
   */
  write(topic: TopicId, member: MemberId, update: Uint8Array): Promise<void>
  /** calls the listener after each commit that changed a note; returns a function that removes the listener */
  onChange(listener: (topic: TopicId) => void): () => void
  /**
   * calls the listener once for each note that is slow because many client ids have written in it; `ids` is their
   * number
   */
  onCrowded(listener: (topic: TopicId, ids: number) => void): () => void
  /** resolves when every write is committed and sent and the document sockets are closed */
  drain(): Promise<void>
}

import type { Anchor, AnchorEnds } from "../../../shared/model/anchor.ts"
import type { MemberId, TopicId } from "../../../shared/model/ids.ts"

export type Resolved = { found: "exact" | "shifted" | "changed"; text: string } | { found: "orphaned" }

export interface EpochBegun {
  epoch: number
  ids: number
  places: (AnchorEnds | null)[]
}

/** As a record means it (document/passages): with what was written on to its edges. "" where it is gone. */
export interface PassageNow {
  text: string
  moved: boolean
}

export interface DocumentState {
  epoch: number
  seq: number
  update: Uint8Array
  /** the update gzipped, made at the first asking and once per seq */
  zipped(): Promise<Uint8Array>
}

/** The notes, kept by sync/ and asked by commands/. Everything read here is committed. */
export interface Documents {
  text(topic: TopicId): Promise<string>
  /** whether anything was ever written into it, even if it was taken out again */
  written(topic: TopicId): Promise<boolean>
  resolve(topic: TopicId, anchor: Anchor): Promise<Resolved>
  passage(topic: TopicId, anchor: Anchor): Promise<PassageNow>
  /** the whole document as one Yjs update (v2) and its place in the log, for GET /state */
  state(topic: TopicId): Promise<DocumentState>
  /**
   * A new log that says the same and has one writer id instead of `ids`, its epoch the next one or `least`; refused while
   * somebody is in. `places` are those of the anchors in it.
   */
  startEpoch(topic: TopicId, anchors: readonly Anchor[], least?: number): Promise<EpochBegun | { busy: true }>
  /** who wrote which words of the note is forgotten; those who are in come in again */
  forgetAuthors(topic: TopicId): Promise<void>
  /** an update from inside the process (the demo, the command line), judged like any other; throws its refusal */
  write(topic: TopicId, member: MemberId, update: Uint8Array): Promise<void>
  /** told after each commit that changed a note; returns the way to stop listening */
  onChange(listener: (topic: TopicId) => void): () => void
  /** told once for each note that gets slow, as `ids` client ids have written in it */
  onCrowded(listener: (topic: TopicId, ids: number) => void): () => void
  /** settles when all that was written is committed, told and the sockets are closed */
  drain(): Promise<void>
}

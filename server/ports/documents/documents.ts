import type { Anchor, AnchorEnds } from "../../../shared/model/anchor.ts"
import type { MemberId, TopicId } from "../../../shared/model/ids.ts"

export type Resolved = { state: "exact" | "shifted" | "changed"; text: string } | { state: "orphaned" }

export interface EpochBegun {
  epoch: number
  ids: number
  places: (AnchorEnds | null)[]
}

/** The passage as a record quotes it (document/passages), including text typed at its edges since. "" if it is gone. */
export interface PassageNow {
  text: string
  moved: boolean
}

export interface DocumentState {
  epoch: number
  seq: number
  update: Uint8Array
  /** the update gzipped, made at the first call and once per seq */
  zipped(): Promise<Uint8Array>
}

/** The notes, kept by sync/ and read by commands/. Everything that it returns is committed. */
export interface Documents {
  text(topic: TopicId): Promise<string>
  /** whether anything was ever written into it, even if it was deleted later */
  written(topic: TopicId): Promise<boolean>
  resolve(topic: TopicId, anchor: Anchor): Promise<Resolved>
  passage(topic: TopicId, anchor: Anchor): Promise<PassageNow>
  /** the whole document as one Yjs update (v2) and its place in the log, for GET /state */
  state(topic: TopicId): Promise<DocumentState>
  /**
   * Starts a new log with the same content, in which one writer id replaces `ids`. Its epoch is the next one, or
   * `least` if that is greater. Refused while anybody is in the note. `places` are those of the anchors in it.
   */
  startEpoch(topic: TopicId, anchors: readonly Anchor[], least?: number): Promise<EpochBegun | { busy: true }>
  /** erases who wrote which words of the note, and reconnects the people who are in it */
  forgetAuthors(topic: TopicId): Promise<void>
  /** an update from inside the process (the demo, the command line), judged like any other; throws its refusal */
  write(topic: TopicId, member: MemberId, update: Uint8Array): Promise<void>
  /** calls the listener after each commit that changed a note; returns a function that removes it */
  onChange(listener: (topic: TopicId) => void): () => void
  /** calls the listener once for each note that slows down because `ids` client ids have written in it */
  onCrowded(listener: (topic: TopicId, ids: number) => void): () => void
  /** settles when every write is committed and sent and the sockets are closed */
  drain(): Promise<void>
}

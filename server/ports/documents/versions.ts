import type { ClientRun } from "../../../shared/document/versions/authors.ts"
import type { VersionBlockRead } from "../../../shared/document/versions/versionBlocks.ts"
import type { MemberId, TopicId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import type { DocumentPlace } from "./documentHistory.ts"

/** A version in the list: what the note said after a stretch of writing without a long pause. */
export interface NoteVersion extends DocumentPlace {
  /** the times of the first and of the last edit of the stretch */
  from: Instant
  at: Instant
  /** the number of edits */
  changes: number
  /** the members who edited, without those who were erased */
  writers: MemberId[]
  /** whether the note was written anew here in a compact form, as `plenary compact` does */
  compacted: boolean
}

/** A version that was built from the log. */
export interface VersionBuilt {
  /** the text and the pictures in their order */
  blocks: VersionBlockRead[]
  /** the writers of the characters of each block, by client id */
  runs: ClientRun[][]
  /** the whole note as a Yjs update (v2) */
  update: Uint8Array
}

/** The member behind a client id, and the time of the first edit with it, which says what the member was called. */
export interface ClientWriter {
  member: MemberId
  since: Instant
}

export interface Versions {
  /** the versions of a topic's note, oldest first */
  list(topic: TopicId): Promise<NoteVersion[]>
  /** the note as it was at that instant; null before the note's first update; "busy" while too many others are built */
  at(topic: TopicId, at: Instant): Promise<(DocumentPlace & VersionBuilt) | "busy" | null>
  /** the note at a place of its log; "busy" while too many others are built */
  in(topic: TopicId, place: DocumentPlace): Promise<VersionBuilt | "busy">
  /** the members behind the client ids of a version, without those who were erased */
  writers(topic: TopicId, version: { epoch: number; runs: readonly ClientRun[][] }): Promise<Map<number, ClientWriter>>
}

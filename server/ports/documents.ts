import type { Anchor } from "../../shared/model/anchor.ts"
import type { MemberId, TopicId } from "../../shared/model/ids.ts"

export type Resolved = { found: "exact" | "shifted" | "changed"; text: string } | { found: "orphaned" }

/** The notes, kept by sync/ and asked by commands/. Everything read here is committed. */
export interface Documents {
  text(topic: TopicId): Promise<string>
  resolve(topic: TopicId, anchor: Anchor): Promise<Resolved>
  /** the whole document as one Yjs update (v2) and its place in the log, for GET /state */
  state(topic: TopicId): Promise<{ epoch: number; seq: number; update: Uint8Array }>
  /** an update from inside the process (the demo, the command line), judged like any other; throws its refusal */
  write(topic: TopicId, member: MemberId, update: Uint8Array): Promise<void>
  /** settles when all that was written is committed, told and the sockets are closed */
  drain(): Promise<void>
}

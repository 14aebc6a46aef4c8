import type { Receipt } from "../../shared/contract/live.ts"
import type { Answer } from "../../shared/model/answer.ts"
import type { CommandId, InviteId, MemberId, RoundId, SideId, TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant, SeatRole } from "../../shared/model/terms.ts"
import type { ReadingDigests } from "../../shared/record/chain.ts"
import type { NoteStanding } from "./documents/documentLog.ts"

/** A row of the event log. `personal` is kept apart under `contentId` and may have been erased (null). */
export interface StoredEvent {
  seq: number
  kind: string
  at: Instant
  by: MemberId | null
  body: unknown
  personal: unknown
  /** erased with the personal part: with it left, a guess could be confirmed */
  personalSalt: string | null
  /** binds the personal part and outlives its erasure; null where the kind has none */
  personalCommitment: string | null
  salt: string
  /** the digests of what audiences may read of it; null for an entry of format 1, which commits to none */
  readings: ReadingDigests | null
  commitment: string
  hash: string
}

export interface Head {
  seq: number
  hash: string
}

/** A head that the instance has vouched for: at each record, at the close of a session. */
export interface SignedHead {
  seq: number
  /** Ed25519, hex, of `headStatement` */
  signature: string
}

/** What one command changes, as data: one transaction, and the only write but the document append. */
export interface Unit {
  workspace: WorkspaceId
  /** the event log's head that the decision was made on */
  expect: Head
  events: StoredEvent[]
  /** of the head after these events; kept with them, so that no record is without one */
  signature: string | null
  command: { member: string; id: CommandId; receipt: Receipt } | null
  answers: SealedAnswer[]
  /** a reveal states how many revisions it has read, so that an answer in between sends it back */
  sealed: { round: RoundId; revisions: number } | null
  /** the same for the ballots of a secret round: `seen` of ports/ballots */
  ballots?: { round: RoundId; seen: string }
  directory: DirectoryChange[]
  /** a deadline that the decision kept to: inside the commit, at the last moment, the clock is asked once more */
  until?: Instant
}

export interface SealedAnswer {
  round: RoundId
  member: MemberId
  revision: number
  answer: Answer
  spoken: boolean
  at: Instant
}

export type DirectoryChange =
  | { change: "workspace"; id: WorkspaceId; slug: string }
  | { change: "workspace-removed"; id: WorkspaceId }
  | { change: "invite"; row: InviteRow }
  | { change: "invite-used"; id: InviteId }
  | { change: "invite-revoked"; id: InviteId }
  | { change: "seat"; signIn: string; workspace: WorkspaceId; member: MemberId; invite: InviteId }
  /** the owner came back by a proof of their own: taken back where that proof has ended meanwhile */
  | { change: "seat-returned"; signIn: string; workspace: WorkspaceId; member: MemberId; proof: OwnersProof }
  /**
   * Ends every way into a member's seat at once: all sign-ins, the return link, and the confirmation of the address,
   * which stays where notices go. A reissue and a removal need nothing else to make the seat nobody's.
   */
  | { change: "member-seats-ended"; workspace: WorkspaceId; member: MemberId }
  /** where notices go; null takes it away, and another one is unconfirmed */
  | { change: "address"; workspace: WorkspaceId; member: MemberId; email: string | null }
  /** keeps the address that the member has confirmed for one letter, whatever the seat's address becomes; none where none is confirmed */
  | { change: "address-bound"; workspace: WorkspaceId; member: MemberId; notice: string }
  /** the letter was sent */
  | { change: "address-unbound"; workspace: WorkspaceId; notice: string }
  /** in which workspace an id of a session, topic, round or record is at home */
  | { change: "home"; id: string; workspace: WorkspaceId }
  /** written where the document's appends read it: from this commit on the note takes only what this permits */
  | { change: "note-standing"; topic: TopicId; workspace: WorkspaceId; standing: NoteStanding }

/** What a seat's owner holds beside the sign-in. */
export type OwnersProof = { by: "link"; tokenHash: string } | { by: "code"; email: string }

export interface InviteRow {
  id: InviteId
  tokenHash: string
  workspace: WorkspaceId
  role: SeatRole
  side: SideId | null
  member: MemberId | null
  usesLeft: number
  expiresAt: Instant
  revoked: boolean
}

export type CommitResult =
  | { done: "committed"; head: Head }
  /** the head, or the sealed answers, moved, or the deadline has come: fold the tail and decide again */
  | { done: "behind" }
  | { done: "repeated"; receipt: Receipt }

export interface Store {
  head(workspace: WorkspaceId): Promise<Head>
  /** at most `limit` rows after `seq`, in order */
  events(workspace: WorkspaceId, after: number, limit: number): Promise<StoredEvent[]>
  /** those in (after, to], in order */
  signedHeads(workspace: WorkspaceId, after: number, to: number): Promise<SignedHead[]>
  /** the newest entry that a receipt has promised; 0 without one. A log that ends before it has been cut. */
  promised(workspace: WorkspaceId): Promise<number>
  commit(unit: Unit): Promise<CommitResult>
  /** the receipt of a command that was committed before, by member and id */
  receipt(workspace: WorkspaceId, member: string, id: CommandId): Promise<Receipt | null>
  /** every revision, oldest first */
  answers(round: RoundId): Promise<SealedAnswer[]>
}

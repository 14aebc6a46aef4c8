import type { Receipt } from "../../../shared/contract/live.ts"
import type { Answer } from "../../../shared/model/consensus/answer.ts"
import type { CommandId, InviteId, MemberId, RoundId, SideId, TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant, SeatRole } from "../../../shared/model/terms.ts"
import type { ReadingDigests } from "../../../shared/record/chain.ts"
import type { NoteStanding } from "../documents/documentLog.ts"

/** A row of the event log. `personal` is stored apart under `contentId`, and is null once it has been erased. */
export interface StoredEvent {
  seq: number
  kind: string
  at: Instant
  by: MemberId | null
  body: unknown
  personal: unknown
  /** erased with the personal part: if it stayed, a guess could be confirmed */
  personalSalt: string | null
  /** binds the personal part and outlives its erasure; null if the kind has none */
  personalCommitment: string | null
  salt: string
  /** the digests of what each audience may read of it; null for an entry of format 1, which commits to none */
  readings: ReadingDigests | null
  commitment: string
  hash: string
}

export interface Head {
  seq: number
  hash: string
}

/** A head that the instance has signed: at each record, and when a session closes. */
export interface SignedHead {
  seq: number
  /** Ed25519, hex, of `headStatement` */
  signature: string
}

/** Everything that one command changes, as data: one transaction, and the only write besides the document append. */
export interface Unit {
  workspace: WorkspaceId
  /** the event log's head that the decision was made on */
  expect: Head
  events: StoredEvent[]
  /** signs the head after these events; stored together with them, so that no record lacks a signature */
  signature: string | null
  command: { member: string; id: CommandId; receipt: Receipt } | null
  answers: SealedAnswer[]
  /** a reveal states how many revisions it has read, so that it is decided again if an answer has come in between */
  sealed: { round: RoundId; revisions: number } | null
  /** the same for the ballots of a secret round: `seen` of ports/database/ballots */
  ballots?: { round: RoundId; seen: string }
  directory: DirectoryChange[]
  /** a deadline that the decision met: the commit reads the clock once more at the last moment */
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
  | { kind: "workspace"; id: WorkspaceId; slug: string }
  | { kind: "workspace-removed"; id: WorkspaceId }
  | { kind: "invite"; row: InviteRow }
  | { kind: "invite-used"; id: InviteId }
  | { kind: "invite-revoked"; id: InviteId }
  | { kind: "seat"; signIn: string; workspace: WorkspaceId; member: MemberId; invite: InviteId }
  /** the owner came back by a proof of their own; refused if the proof has ended meanwhile */
  | { kind: "seat-returned"; signIn: string; workspace: WorkspaceId; member: MemberId; proof: OwnersProof }
  /**
   * Ends every way into a member's seat at once: all sign-ins, the return link, and the confirmation of the address
   * (notices still go there). A reissue and a removal need nothing else to leave the seat without an owner.
   */
  | { kind: "member-seats-ended"; workspace: WorkspaceId; member: MemberId }
  /** the address for notices; null removes it, and a new one is unconfirmed */
  | { kind: "address"; workspace: WorkspaceId; member: MemberId; email: string | null }
  /**
   * keeps the address that the member has confirmed for one letter, even if the seat's address changes; does nothing if
   * none is confirmed
   */
  | { kind: "address-bound"; workspace: WorkspaceId; member: MemberId; notice: string }
  /** the letter was sent */
  | { kind: "address-unbound"; workspace: WorkspaceId; notice: string }
  /** the workspace to which a session, topic, round or record belongs */
  | { kind: "home"; id: string; workspace: WorkspaceId }
  /** written where the document's appends read it: from this commit on the note takes only what this permits */
  | { kind: "note-standing"; topic: TopicId; workspace: WorkspaceId; standing: NoteStanding }

/** An owner's proof of their seat besides the sign-in. */
export type OwnersProof = { kind: "link"; tokenHash: string } | { kind: "code"; email: string }

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
  | { kind: "committed"; head: Head }
  /** the head or the sealed answers have changed, or the deadline has come: fold the new entries and decide again */
  | { kind: "behind" }
  | { kind: "repeated"; receipt: Receipt }

export interface Store {
  head(workspace: WorkspaceId): Promise<Head>
  /** at most `limit` rows after `seq`, in order */
  events(workspace: WorkspaceId, after: number, limit: number): Promise<StoredEvent[]>
  /** those in (after, to], in order */
  signedHeads(workspace: WorkspaceId, after: number, to: number): Promise<SignedHead[]>
  /** the newest entry that a receipt has promised; 0 if there is none. A log that ends before it has been cut. */
  promised(workspace: WorkspaceId): Promise<number>
  commit(unit: Unit): Promise<CommitResult>
  /** the receipt of a command that was committed before, by member and id */
  receipt(workspace: WorkspaceId, member: string, id: CommandId): Promise<Receipt | null>
  /** every revision, oldest first */
  answers(round: RoundId): Promise<SealedAnswer[]>
}

import type { Receipt } from "../../../shared/contract/live.ts"
import type { GivenAnswer } from "../../../shared/model/consensus/answer.ts"
import type {
  CommandId,
  InviteId,
  LogId,
  MemberId,
  RoundId,
  SideId,
  TopicId,
  WorkspaceId,
} from "../../../shared/model/ids.ts"
import type { Instant, Lang, SeatRole } from "../../../shared/model/terms.ts"
import type { ReadingDigests } from "../../../shared/record/chain.ts"
import type { HostDraft } from "../../../shared/record/host/hostEntry.ts"
import type { WithheldRow } from "../../../shared/rules/frame/withheld.ts"
import type { NoteStanding } from "../documents/documentLog.ts"
import type { Deletion } from "./law/deletions.ts"

/**
 * A row of the event log. `personal` is stored in another table, under `contentId`. It is null if the entry has no
 * personal part or the part has been erased.
 */
export interface StoredEvent {
  seq: number
  kind: string
  at: Instant
  by: MemberId | null
  body: unknown
  personal: unknown
  /**
   * The salt of the personal part. It is erased together with that part, because with the salt anybody could confirm a
   * guess at the erased text.
   */
  personalSalt: string | null
  /**
   * the commitment to the personal part, which is kept when that part is erased; null if the entry's kind has no
   * personal part
   */
  personalCommitment: string | null
  salt: string
  /**
   * the digests of what each audience may read of the entry; null for an entry of format 1, which commits to no digests
   */
  readings: ReadingDigests | null
  commitment: string
  hash: string
}

export interface Head {
  seq: number
  hash: string
}

/**
 * The newest sequence number of a workspace's log, and a count of changed rights. `rights` grows with each commit or
 * sign-out that changes who may read or write in the workspace. A decision made with an older count may no longer be
 * permitted.
 */
export interface Newest {
  seq: number
  rights: number
}

/**
 * A head of the event log that the instance has signed. The server signs the head at each record and at the close of
 * each session.
 */
export interface SignedHead {
  seq: number
  /** the Ed25519 signature of `headStatement`, in hex */
  signature: string
}

/** Everything that one command changes, as data. The store commits it in one transaction. */
export interface Unit {
  workspace: WorkspaceId
  /** the head of the event log when the command was decided */
  expect: Head
  events: StoredEvent[]
  /**
   * The signature of the log's head after these events; null if none is due. It is stored in the same transaction, so
   * that no record lacks a signature.
   */
  signature: string | null
  command: { member: string; id: CommandId; receipt: Receipt } | null
  answers: SealedAnswer[]
  /**
   * The number of answer revisions that a reveal has read in each round that it shows. If another answer is committed
   * first, the commit fails and the reveal is decided again.
   */
  sealed: { round: RoundId; revisions: number }[]
  /**
   * The digests of the ballots that the reveal of secret rounds has counted (`seen` in ports/database/ballots). If
   * another ballot is cast first, the commit fails.
   */
  ballots?: { round: RoundId; seen: string }[]
  directory: DirectoryChange[]
  /** the entries of the host's log about this unit, in the same transaction */
  host?: readonly HostDraft[]
  /** whether the unit changes who may read or write in the workspace (server/log/changesRights.ts) */
  changesRights: boolean
  /**
   * The deadline until which the decision is valid. The commit reads the clock as its last step and fails if the
   * deadline has come.
   */
  until?: Instant
}

export interface SealedAnswer {
  round: RoundId
  member: MemberId
  revision: number
  answer: GivenAnswer
  spoken: boolean
  /**
   * The member who entered a spoken answer, and whether it counts. `officer` is the second officer who pressed a position;
   * null for the owner. It is null for other answers, and for a spoken one of an earlier version, which waits for its owner.
   */
  aloud: { by: MemberId; is: "waits" | "confirmed" | "ended"; officer: MemberId | null } | null
  at: Instant
}

export type DirectoryChange =
  | { kind: "workspace"; id: WorkspaceId; slug: string }
  | { kind: "workspace-removed"; id: WorkspaceId }
  | { kind: "invite"; row: InviteRow }
  | { kind: "invite-used"; id: InviteId }
  | { kind: "invite-revoked"; id: InviteId }
  /** Lets a link to a seat open it once more, because its person says that somebody else sat down. */
  | { kind: "invite-again"; id: InviteId }
  /**
   * Gives a seat to a sign-in. `keep`: the account that keeps it from now on, if the sign-in belongs to it; absent or null if
   * none is to.
   */
  | {
      kind: "seat"
      signIn: string
      workspace: WorkspaceId
      member: MemberId
      invite: InviteId
      keep?: string | null | undefined
    }
  /** Gives a seat back to its owner, who proved who they are. The change is refused if the proof is no longer valid. */
  | { kind: "seat-returned"; signIn: string; workspace: WorkspaceId; member: MemberId; proof: OwnersProof }
  /**
   * Ends every way into a member's seat at once: all sign-ins, the return link, and the confirmation of the e-mail
   * address. Notices still go to the address. After this change the seat has no owner, so a reissue and a removal need
   * no other change. The translations that the member was typing are deleted.
   */
  | { kind: "member-seats-ended"; workspace: WorkspaceId; member: MemberId }
  /**
   * Sets the e-mail address for a member's notices. A new address is unconfirmed; null deletes the address, and the
   * letter of invitation with its address. An office changes only an address that its owner neither set nor proved. With
   * the end of a seat each address goes.
   */
  | { kind: "address"; workspace: WorkspaceId; member: MemberId; email: string | null; by?: "office" }
  /** Writes a second address beside the one that is the owner's, or takes that second one away. */
  | { kind: "address-beside"; workspace: WorkspaceId; member: MemberId; email: string | null }
  /**
   * Keeps the member's confirmed e-mail address for one letter, even if the seat's address changes later. Does nothing
   * if the member has no confirmed address.
   */
  | { kind: "address-bound"; workspace: WorkspaceId; member: MemberId; notice: string }
  /**
   * Deletes the address that was kept for a letter, and the rows about the letters of a notice, once all letters are
   * sent.
   */
  | { kind: "notice-ended"; workspace: WorkspaceId; notice: string }
  /** Keeps what these members said from people without a seat, from an opening on (DOMAIN C10). */
  | { kind: "withheld"; workspace: WorkspaceId; opening: string; rows: Pick<WithheldRow, "member" | "before">[] }
  /** Deletes what the member has typed of a translation, because it was handed over. */
  | { kind: "translation-draft-ended"; workspace: WorkspaceId; member: MemberId; key: string; lang: Lang }
  /** Deletes all that the member was typing of translations, because their seat no longer translates. */
  | { kind: "member-drafts-ended"; workspace: WorkspaceId; member: MemberId }
  /** Deletes all that members were typing of one text's translations, because the text was withdrawn. */
  | { kind: "text-drafts-ended"; workspace: WorkspaceId; key: string }
  /** Ends the long exports of a workspace and deletes their files, because words were taken back (DOMAIN JB5). */
  | { kind: "exports-ended"; workspace: WorkspaceId; at: Instant }
  /**
   * Keeps an uploaded file for as long as a reading names it. The change is refused if the file is gone, so that no
   * reading names a file without bytes.
   */
  | { kind: "file-listed"; workspace: WorkspaceId; sha256: string }
  /** Deletes the bytes of a file that no reading names any more, unless it is also a picture of a note. */
  | { kind: "file-unlisted"; workspace: WorkspaceId; sha256: string }
  /**
   * Erases what belongs to a member: the personal parts of these entries, the answers to these rounds, the letters, and
   * the sign-ins that hold no other seat.
   */
  | { kind: "member-erased"; workspace: WorkspaceId; member: MemberId; parts: number[]; rounds: RoundId[] }
  /** Erases what the periods of the retention take (DOMAIN RT2). */
  | ({ kind: "retention"; workspace: WorkspaceId } & RetentionTaken)
  /** Notes that everything in a removed workspace is to be deleted (ports/database/law/deletions). */
  | ({ kind: "deletion" } & Pick<Deletion, "at" | "counts" | "slug" | "title" | "workspace">)
  /** records the workspace to which a session, topic, round or record belongs */
  | { kind: "home"; id: string; workspace: WorkspaceId }
  /**
   * Stores what may be written into a note, in the row that the appends to its document log check. From this commit on,
   * the note accepts only permitted updates.
   */
  | { kind: "note-standing"; topic: TopicId; workspace: WorkspaceId; standing: NoteStanding }

/** The data that one commit of the retention erases. */
export interface RetentionTaken {
  /** the numbers of the entries whose personal parts go */
  parts: number[]
  /**
   * members whose sign-ins, e-mail address, return link and calendar go, with those devices that hold no other seat; the
   * letter of invitation stays
   */
  seats: MemberId[]
  /** rounds whose stored answers go */
  rounds: RoundId[]
  /** members whose letter of invitation goes; if one of them waits or was sent later, nothing is committed */
  letters: MemberId[]
  /** the latest moment at which such a letter was sent; null: none goes */
  lettersBefore: Instant | null
  /** translations that are being typed go if they were last saved before this moment; null: none goes */
  draftsBefore: Instant | null
}

/**
 * A proof by which an owner opens their seat without the sign-in: a return link, a code that was mailed to a confirmed
 * address, or the account that keeps the seat.
 */
export type OwnersProof =
  | { kind: "link"; tokenHash: string }
  | { kind: "code"; email: string }
  | { kind: "account"; account: string }

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
  /**
   * The store wrote nothing: since the decision, the log, the answers, the ballots or the directory have changed, or the
   * deadline has come. Fold the new entries and decide again.
   */
  | { kind: "behind" }
  | { kind: "repeated"; receipt: Receipt }

export interface Store {
  head(log: LogId): Promise<Head>
  /** the newest sequence number and the count of changed rights, read at one moment */
  newest(workspace: WorkspaceId): Promise<Newest>
  /**
   * the result of `newest` that this process has cached, without a query; null if it has cached none. Another process
   * may have changed the log since. Only an append to a note may rely on the cache, because the append is refused if a
   * right has changed
   */
  known(workspace: WorkspaceId): Newest | null
  /**
   * The members whose words an opening does not show to people without a seat. They are in no entry, so that nobody reads
   * who said no. The list of an opening is complete once it has happened.
   */
  withheld(workspace: WorkspaceId): Promise<WithheldRow[]>
  /** at most `limit` entries whose sequence number is above `after`, in order */
  events(log: LogId, after: number, limit: number): Promise<StoredEvent[]>
  /** the signed heads whose sequence number is in (after, to], in order */
  signedHeads(log: LogId, after: number, to: number): Promise<SignedHead[]>
  /**
   * The sequence number of the newest entry that a receipt names; 0 if there is no receipt. If the log ends before this
   * entry, the log was truncated.
   */
  promised(log: LogId): Promise<number>
  commit(unit: Unit): Promise<CommitResult>
  /** the receipt of a command that was committed earlier, found by member and command id; null if there is none */
  receipt(workspace: WorkspaceId, member: string, id: CommandId): Promise<Receipt | null>
  /** every revision of every answer in the round, oldest first */
  answers(round: RoundId): Promise<SealedAnswer[]>
}

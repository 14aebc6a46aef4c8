import type { Receipt } from "../../../shared/contract/live.ts"
import type { InviteId, LogId, MemberId, RoundId, TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import type { WithheldRow } from "../../../shared/rules/frame/withheld.ts"
import type { Account, Passkey, SignInOrigin, Subject } from "../../ports/database/accounts.ts"
import type { Ballot } from "../../ports/database/ballots.ts"
import type { CheckpointHead } from "../../ports/database/checkpoints.ts"
import type { LetterKey, NewSignIn, OwnedSeat, SeatAddress, TranslationDraft } from "../../ports/database/directory.ts"
import type { StoredFile } from "../../ports/database/files.ts"
import type { Job } from "../../ports/database/jobs.ts"
import type { Deletion } from "../../ports/database/law/deletions.ts"
import type { InviteRow, SealedAnswer, SignedHead, StoredEvent } from "../../ports/database/store.ts"
import type { Webhook } from "../../ports/database/webhooks.ts"
import type { ClientOwner, NewUpdate, NoteStanding } from "../../ports/documents/documentLog.ts"
import type { HostSetting } from "../../ports/hostLog/settings.ts"
import type { Invitation } from "../../ports/invitations.ts"
import { type BackupsTaken, noBackups } from "../../ports/monitoring/backups.ts"
import { newInstanceKey } from "../system/instanceKey.ts"
import type { StoredKeys } from "../system/instanceKeys.ts"

export interface Note {
  /** null until the note's log is first read or its mode is set */
  workspace: WorkspaceId | null
  epoch: number
  standing: NoteStanding | null
  /** the client ids of the note's earlier epochs */
  retired: number[]
  updates: (NewUpdate & { seq: number })[]
  /** the number of updates that count as sealed; they stay in `updates` */
  sealed: number
  owners: Map<number, ClientOwner>
  /** the number of the first update with each client id */
  firsts: Map<number, number>
  snapshots: { seq: number; update: Uint8Array }[]
  /** the note's logs of earlier epochs, newest first */
  earlier: Note[]
}

export const emptyNote = (epoch = 1): Note => ({
  workspace: null,
  epoch,
  standing: null,
  retired: [],
  updates: [],
  sealed: 0,
  owners: new Map(),
  firsts: new Map(),
  snapshots: [],
  earlier: [],
})

/**
 * Creates empty tables for everything that is stored. `openMemory` can open the same tables again, as if after a
 * restart.
 */
export const emptyTables = () => ({
  incarnation: crypto.randomUUID(),
  secret: crypto.randomUUID(),
  keys: { current: newInstanceKey(), former: [] } as StoredKeys,
  backups: noBackups,
  backupsTaken: null as BackupsTaken | null,
  events: new Map<LogId, StoredEvent[]>(),
  /** the number of changes of who may read or write, by workspace */
  rights: new Map<WorkspaceId, number>(),
  receipts: new Map<string, Receipt>(),
  signedHeads: new Map<LogId, SignedHead[]>(),
  answers: new Map<RoundId, SealedAnswer[]>(),
  ballots: new Map<RoundId, (Ballot & { filled: boolean })[]>(),
  rolls: new Map<RoundId, Map<MemberId, { marked: boolean; seal: string }>>(),
  workspaces: new Map<WorkspaceId, string>(),
  homes: new Map<string, WorkspaceId>(),
  invites: new Map<InviteId, InviteRow>(),
  signIns: new Map<string, NewSignIn>(),
  lettersHeld: false,
  invitations: new Map<string, Invitation>(),
  seats: new Map<string, { signIn: string; workspace: WorkspaceId; member: MemberId; invite: InviteId }>(),
  addresses: new Map<string, SeatAddress & { workspace: WorkspaceId; invite: InviteId | null }>(),
  boundAddresses: new Map<string, { workspace: WorkspaceId; notice: string; member: MemberId; email: string }>(),
  withheld: new Map<string, WithheldRow & { workspace: WorkspaceId }>(),
  letters: new Map<string, LetterKey & { beganAt: Instant; tries: number; sent: boolean }>(),
  returnLinks: new Map<string, OwnedSeat & { tokenHash: string; madeAt: Instant }>(),
  calendars: new Map<
    string,
    { workspace: WorkspaceId; of: MemberId | ""; madeBy: MemberId | ""; tokenHash: string; madeAt: Instant }
  >(),
  accounts: new Map<string, Account>(),
  accountSubjects: new Map<string, Subject & { account: string }>(),
  passkeys: new Map<string, Passkey>(),
  accountSeats: new Map<string, OwnedSeat & { account: string }>(),
  signInOrigins: new Map<string, SignInOrigin>(),
  tokenUses: new Map<string, { workspace: WorkspaceId; machine: string; usedAt: Instant }>(),
  translationDrafts: new Map<string, TranslationDraft & { workspace: WorkspaceId; member: MemberId }>(),
  jobs: new Map<string, Job>(),
  jobFiles: new Map<string, Uint8Array>(),
  webhooks: new Map<string, Webhook>(),
  /** the uploaded files, by workspace and hash, with their parts */
  files: new Map<
    string,
    StoredFile & { workspace: WorkspaceId; complete: boolean; at: Instant; parts: Map<number, Uint8Array> }
  >(),
  adminTokens: new Map<string, Instant>(),
  settings: new Map<string, HostSetting>(),
  notes: new Map<TopicId, Note>(),
  deletions: new Map<WorkspaceId, Deletion>(),
  checkpoints: new Map<WorkspaceId, CheckpointHead>(),
  checkpointParts: new Map<string, string>(),
})

export type MemoryTables = ReturnType<typeof emptyTables>

/** Joins several ids into one key of a map. No id can contain a blank. */
export const key = (...ids: string[]) => ids.join(" ")

import { hash } from "node:crypto"
import type { Faces } from "../../commands/host/faces.ts"
import type { BallotBox } from "../../commands/round/secret/ballotBox.ts"
import type { SignedSeats } from "../../commands/seats.ts"
import type { Dispatch } from "../../core/dispatch.ts"
import type { Evidence } from "../../evidence/evidence.ts"
import type { JobBoard } from "../../jobs/jobBoard.ts"
import type { WorkspacePresence } from "../../live/hints/presence.ts"
import type { Folds } from "../../log/folds.ts"
import type { Pdfs } from "../../papers/pdf/pdfs.ts"
import type { FileWriter } from "../../papers/writing/writer.ts"
import type { Bus } from "../../ports/bus.ts"
import type { PendingCodes } from "../../ports/codes.ts"
import type { Accounts } from "../../ports/database/accounts.ts"
import type { Ballots } from "../../ports/database/ballots.ts"
import type { Directory } from "../../ports/database/directory.ts"
import type { Files } from "../../ports/database/files.ts"
import type { Deletions } from "../../ports/database/law/deletions.ts"
import type { Retained } from "../../ports/database/law/retained.ts"
import type { Store } from "../../ports/database/store.ts"
import type { Webhooks } from "../../ports/database/webhooks.ts"
import type { DocumentHistory, Moments } from "../../ports/documents/documentHistory.ts"
import type { DocumentLog } from "../../ports/documents/documentLog.ts"
import type { DocumentSealing } from "../../ports/documents/documentSealing.ts"
import type { Versions } from "../../ports/documents/versions.ts"
import type { Duties } from "../../ports/duties.ts"
import type { Addresses } from "../../ports/host/addresses.ts"
import type { Clock } from "../../ports/host/clock.ts"
import type { DraftEngine } from "../../ports/host/draftEngine.ts"
import type { Health } from "../../ports/host/health.ts"
import type { Keys } from "../../ports/host/keys.ts"
import type { Limits } from "../../ports/host/limits.ts"
import type { Mail, MailState } from "../../ports/host/mail.ts"
import type { Outgoing } from "../../ports/host/outgoing.ts"
import type { SignInServices } from "../../ports/host/signInServices.ts"
import type { HostLog } from "../../ports/hostLog/hostLog.ts"
import type { HostReadings } from "../../ports/hostLog/people.ts"
import type { HostLogRows } from "../../ports/hostLog/rows.ts"
import type { Invitations } from "../../ports/invitations.ts"
import type { BackupNotes } from "../../ports/monitoring/backups.ts"
import type { Measures } from "../../ports/monitoring/measures.ts"
import type { Say } from "../../ports/operatorError.ts"
import type { Tickets } from "../../ports/tickets.ts"
import type { Sync } from "../../sync/createSync.ts"
import type { Happenings } from "./measured.ts"

/**
 * An opened data folder with the database, the dispatcher of commands and the endpoint for notes, but without a network
 * socket.
 */
export interface Instance {
  store: Store
  directory: Directory
  accounts: Accounts
  log: DocumentLog
  history: DocumentHistory
  sealing: DocumentSealing
  moments: Moments
  versions: Versions
  files: Files
  ballots: Ballots
  webhooks: Webhooks
  invitations: Invitations
  deletions: Deletions
  retained: Retained
  /** the state of the backups on a schedule, which all servers of the database share */
  backups: BackupNotes
  /** counts what is in the database, for the metrics */
  measures: Measures
  happenings: Happenings
  /** the jobs of the database, and the news about them */
  board: JobBoard
  outgoing: Outgoing
  box: BallotBox
  keys: Keys
  tickets: Tickets
  codes: PendingCodes
  folds: Folds
  bus: Bus
  limits: Limits
  /** the sentence for the terminal if the message bus could not be used at the start; else null */
  warning: ((say: Say) => string) | null
  duties: Duties
  clock: Clock
  addresses: Addresses
  health: Health
  /** records what happens to this server */
  hostLog: HostLog
  hostRows: HostLogRows
  hostReadings: HostReadings
  /** the name and the look of the server */
  faces: Faces
  isPostgres: boolean
  presence: WorkspacePresence
  seats: SignedSeats
  /** the services by which people sign in */
  services: SignInServices
  dispatch: Dispatch
  evidence: Evidence
  sync: Sync
  /** whether this server only shows panels to observers, and accepts no changes */
  watchersOnly: boolean
  /** null if no mail server is configured: then members copy the text of a notice and send it themselves */
  mail: Mail | null
  /** whether the mail server can be used; null if none is configured */
  mailState: () => MailState | null
  /** the service that drafts translations; null if none is configured */
  engine: DraftEngine | null
  pdfs: Pdfs
  writer: FileWriter
  incarnation: string
  sha256: (text: string) => string
  /** closes the database; call it after `sync.documents.drain()` */
  close(): Promise<void>
}

export const sha256 = (text: string): string => hash("sha256", text)

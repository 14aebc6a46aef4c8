import type { WorkspaceId } from "../../shared/model/ids.ts"
import type { Faces } from "../commands/host/faces.ts"
import type { BallotBox } from "../commands/round/secret/ballotBox.ts"
import type { SignedSeats } from "../commands/seats.ts"
import type { CommandLimits } from "../commands/sending/commandLimits.ts"
import type { Dispatch } from "../core/dispatch.ts"
import type { Evidence } from "../evidence/evidence.ts"
import type { JobBoard } from "../jobs/jobBoard.ts"
import type { Folds } from "../log/folds.ts"
import type { Pdfs } from "../papers/pdf/pdfs.ts"
import type { FileWriter } from "../papers/writing/writer.ts"
import type { Bus } from "../ports/bus.ts"
import type { PendingCodes } from "../ports/codes.ts"
import type { Accounts } from "../ports/database/accounts.ts"
import type { Directory } from "../ports/database/directory.ts"
import type { Files } from "../ports/database/files.ts"
import type { Deletions } from "../ports/database/law/deletions.ts"
import type { Retained } from "../ports/database/law/retained.ts"
import type { Indexing, SearchIndex } from "../ports/database/searchIndex.ts"
import type { Store } from "../ports/database/store.ts"
import type { Webhooks } from "../ports/database/webhooks.ts"
import type { DocumentHistory, Moments } from "../ports/documents/documentHistory.ts"
import type { Documents } from "../ports/documents/documents.ts"
import type { Versions } from "../ports/documents/versions.ts"
import type { Addresses } from "../ports/host/addresses.ts"
import type { Clock } from "../ports/host/clock.ts"
import type { DraftEngine } from "../ports/host/draftEngine.ts"
import type { Health } from "../ports/host/health.ts"
import type { Keys } from "../ports/host/keys.ts"
import type { Limits } from "../ports/host/limits.ts"
import type { Mail, MailState } from "../ports/host/mail.ts"
import type { Outgoing } from "../ports/host/outgoing.ts"
import type { SignInServices } from "../ports/host/signInServices.ts"
import type { Spool } from "../ports/host/spool.ts"
import type { HostLog } from "../ports/hostLog/hostLog.ts"
import type { HostReadings } from "../ports/hostLog/people.ts"
import type { HostLogRows } from "../ports/hostLog/rows.ts"
import type { Invitations } from "../ports/invitations.ts"
import type { BackupNotes, BackupsHold } from "../ports/monitoring/backups.ts"
import type { SessionCookie } from "./entering/cookie.ts"
import type { Origins } from "./upgrade/origins.ts"

/** Everything that the HTTP routes need. Each file of routes uses only a part. */
export interface HttpPorts {
  store: Store
  directory: Directory
  accounts: Accounts
  codes: PendingCodes
  folds: Folds
  evidence: Evidence
  files: Files
  /** the most bytes of all files of one workspace */
  filesQuota: number
  spool: Spool
  dispatch: Dispatch
  sending: CommandLimits
  box: BallotBox
  seats: SignedSeats
  services: SignInServices
  documents: Documents
  history: DocumentHistory
  moments: Moments
  versions: Versions
  bus: Bus
  board: JobBoard
  webhooks: Webhooks
  invitations: Invitations
  deletions: Deletions
  retained: Retained
  backupsHold: BackupsHold
  outgoing: Outgoing
  clock: Clock
  addresses: Addresses
  health: Health
  hostLog: HostLog
  hostRows: HostLogRows
  hostReadings: HostReadings
  faces: Faces
  /** the keys that sign for this server */
  keys: Keys
  /** whether the database is PostgreSQL */
  isPostgres: boolean
  /** the version of this release of Plenary */
  version: string
  /** names the state of the sources that the server was built from; "" if it runs from its sources */
  build: string
  limits: Limits
  search: SearchIndex
  indexing: Indexing
  origins: Origins
  sha256: (text: string) => string
  incarnation: string
  mail: Mail | null
  /** the state of the backups on a schedule */
  backups: Pick<BackupNotes, "last">
  mailState: () => MailState | null
  engine: DraftEngine | null
  /** the HTML of the built client's page; null if there is none, as in development */
  shell: () => Promise<string | null>
  /** the address that people use, without a path */
  url: string
  pdfs: Pdfs
  writer: FileWriter
  /** whether people reach the server over https */
  secure: boolean
  cookie: SessionCookie
  workspaceBySlug: (slug: string) => Promise<WorkspaceId | null>
  isAdminToken: (token: string) => Promise<boolean>
  useAdminToken: (token: string) => Promise<boolean>
  failed: (error: unknown) => string
}

import type { Bus } from "../ports/bus.ts"
import type { PendingCodes } from "../ports/codes.ts"
import type { Accounts } from "../ports/database/accounts.ts"
import type { Ballots } from "../ports/database/ballots.ts"
import type { Checkpoints } from "../ports/database/checkpoints.ts"
import type { Directory } from "../ports/database/directory.ts"
import type { Files } from "../ports/database/files.ts"
import type { Jobs } from "../ports/database/jobs.ts"
import type { Deletions } from "../ports/database/law/deletions.ts"
import type { Retained } from "../ports/database/law/retained.ts"
import type { Store } from "../ports/database/store.ts"
import type { Webhooks } from "../ports/database/webhooks.ts"
import type { DocumentHistory } from "../ports/documents/documentHistory.ts"
import type { DocumentLog } from "../ports/documents/documentLog.ts"
import type { DocumentSealing } from "../ports/documents/documentSealing.ts"
import type { Duties } from "../ports/duties.ts"
import type { Keys } from "../ports/host/keys.ts"
import type { Limits } from "../ports/host/limits.ts"
import type { HostReadings } from "../ports/hostLog/people.ts"
import type { HostLogRows } from "../ports/hostLog/rows.ts"
import type { HostSettings } from "../ports/hostLog/settings.ts"
import type { Invitations } from "../ports/invitations.ts"
import type { BackupNotes } from "../ports/monitoring/backups.ts"
import type { Measures } from "../ports/monitoring/measures.ts"
import type { Say } from "../ports/operatorError.ts"
import type { Tickets } from "../ports/tickets.ts"

/** The ports that read and write one open database. */
export interface Opened {
  store: Store
  directory: Directory
  accounts: Accounts
  documents: DocumentLog
  history: DocumentHistory
  sealing: DocumentSealing
  files: Files
  ballots: Ballots
  jobs: Jobs
  webhooks: Webhooks
  invitations: Invitations
  checkpoints: Checkpoints
  hostRows: HostLogRows
  hostSettings: HostSettings
  hostReadings: HostReadings
  deletions: Deletions
  retained: Retained
  /** the state of the backups on a schedule */
  backups: BackupNotes
  measures: Measures
  keys: Keys
  tickets: Tickets
  codes: PendingCodes
  /** announces this process's commits to the other processes on the database, and their commits to this process */
  bus: Bus
  limits: Limits
  /** the sentence for the terminal about a bus that could not be used when it was opened; null if the bus is used */
  warning: ((say: Say) => string) | null
  /** decides which process does the work that only one of them should do */
  duties: Duties
  close(): Promise<void>
}

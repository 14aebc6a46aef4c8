import type { Ballots } from "../ports/ballots.ts"
import type { Checkpoints } from "../ports/checkpoints.ts"
import type { Directory } from "../ports/directory.ts"
import type { DocumentHistory } from "../ports/documents/documentHistory.ts"
import type { DocumentLog } from "../ports/documents/documentLog.ts"
import type { Keys } from "../ports/keys.ts"
import type { Store } from "../ports/store.ts"

/** The ports over one database. */
export interface Opened {
  store: Store
  directory: Directory
  documents: DocumentLog
  history: DocumentHistory
  ballots: Ballots
  checkpoints: Checkpoints
  keys: Keys
  close(): Promise<void>
}

import type { Directory } from "../ports/directory.ts"
import type { DocumentLog } from "../ports/documentLog.ts"
import type { Store } from "../ports/store.ts"

/** The three ports over one database. */
export interface Opened {
  store: Store
  directory: Directory
  documents: DocumentLog
  close(): Promise<void>
}

import type { Instant } from "../../../shared/model/terms.ts"
import type { HostDraft, HostEntry } from "../../../shared/record/host/hostEntry.ts"

export interface HostLogQuery {
  /** only entries with a lower number */
  before: number
  limit: number
  /** null: entries of every kind */
  kinds: readonly string[] | null
  /** only entries whose time is in [from, until) */
  from: Instant
  until: Instant
}

/** The rows of the log of the host (DOMAIN HL1). `Store` reads the whole chain, as that of any workspace. */
export interface HostLogRows {
  /** Appends entries in a transaction of their own. A unit that is committed brings its entries along (`Unit.host`). */
  append(drafts: readonly HostDraft[]): Promise<void>
  /** the newest entries that the query asks for, newest first */
  newest(query: HostLogQuery): Promise<Pick<HostEntry, "seq" | "kind" | "at" | "body" | "personal">[]>
  /** Erases the personal parts of all entries before this time. Returns how many were erased. */
  erasePersonal(before: Instant): Promise<number>
}

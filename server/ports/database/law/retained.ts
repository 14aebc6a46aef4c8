import type { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"

/** Counts what a workspace keeps beside its log, for the retention (DOMAIN RT2). */
export interface Retained {
  /** the members of whom a sign-in, a return link, a calendar or an e-mail address is stored, or whose seat an account keeps */
  seats(workspace: WorkspaceId): Promise<MemberId[]>
  /** how many translations are being typed that were last saved before this moment */
  drafts(workspace: WorkspaceId, before: Instant): Promise<number>
}

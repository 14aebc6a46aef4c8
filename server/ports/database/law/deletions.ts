import type { DeletedCounts } from "../../../../shared/contract/queries/law/deleted.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import type { Texts } from "../../../../shared/model/texts.ts"

/** The kinds of rows that a deletion removes, in this order. */
export const deletedKinds = ["answers", "notes", "files", "people", "entries"] as const
export type DeletedKind = (typeof deletedKinds)[number]

/** A workspace that was deleted, or is being deleted. */
export interface Deletion {
  workspace: WorkspaceId
  slug: string
  title: Texts
  at: Instant
  counts: DeletedCounts
  /** null until everything is deleted */
  certificate: string | null
  signature: string | null
  publicKey: string | null
}

/** A certificate and its signature by the server's key. */
export interface SignedCertificate {
  certificate: string
  signature: string
  publicKey: string
}

/** The deletion of workspaces, and the certificates that outlive them (DOMAIN DW3). */
export interface Deletions {
  /** all deletions, the newest first */
  list(): Promise<Deletion[]>
  /**
   * Deletes some rows of one kind in a removed workspace. Returns how many it deleted; 0 once none is left. Each call is
   * short, so that it delays nobody.
   */
  remove(workspace: WorkspaceId, kind: DeletedKind): Promise<number>
  /** Removes the traces of what was deleted or erased from the files of the database, as far as it can. */
  wipe(): Promise<void>
  certify(workspace: WorkspaceId, certificate: SignedCertificate): Promise<void>
}

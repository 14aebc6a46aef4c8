import type { Instant } from "../../../model/terms.ts"
import type { Texts } from "../../../model/texts.ts"
import type { PartNoun } from "./parts.ts"

/** The numbers of what a panel held when it was deleted. */
export interface DeletedCounts {
  members: number
  topics: number
  sessions: number
  records: number
  files: number
}

/** The content of a certificate of deletion (DOMAIN DW3). The server signs it in its canonical form. */
export interface DeletionCertificate {
  kind: "plenary deletion 1"
  workspace: string
  slug: string
  title: Texts
  /** when an administrator deleted the panel, and when everything was deleted */
  deletedAt: Instant
  endedAt: Instant
  /** the number and the hash of the last entry */
  head: { seq: number; hash: string }
  counts: DeletedCounts
  /** when the last backup of the server's schedule that holds the panel is deleted; null: there is no schedule */
  backupsUntil: Instant | null
}

/** One row of `GET /api/deletions`: a panel that was deleted or is being deleted. */
export interface DeletionShown {
  workspace: string
  slug: string
  title: Texts
  at: Instant
  /** how many rows were deleted so far; null once the certificate is there */
  done: number | null
  certificate: DeletionCertificate | null
  signature: string | null
  publicKey: string | null
}

export interface DeletionList {
  deletions: DeletionShown[]
}

/** `GET /api/workspaces/:slug/members/:member/erasure`: what an erasure takes, and what stays (DOMAIN ER2, ER3). */
export interface ErasurePreview {
  /** how many personal parts go, by noun */
  goes: Record<PartNoun, number>
  /** how many texts stay that the person wrote: in shown rounds, records, statements and reasons of acts */
  stays: { reasons: number; statements: number; additions: number }
  address: boolean
}

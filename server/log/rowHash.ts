import type { LogId } from "../../shared/model/ids.ts"
import {
  commitmentOf,
  commitmentWithReadings,
  hashOf,
  headerHash,
  personalCommitment,
  type ReadingDigests,
  type Sha256,
} from "../../shared/record/chain.ts"
import type { StoredEvent } from "../ports/database/store.ts"

interface Linked extends Pick<StoredEvent, "seq" | "kind" | "at" | "by" | "salt" | "body" | "personalCommitment"> {
  /** the digests of the entry's public readings; null for an entry of format 1 */
  readings: ReadingDigests | null
}

/** The commitment that binds an entry, and the entry's hash, which links it to the entry before. */
export function linkAfter(sha256: Sha256, workspace: LogId, previous: string, linked: Linked) {
  const { seq, kind, at, by, salt, body, personalCommitment: bound, readings } = linked
  const whole = commitmentOf(sha256, salt, body, bound)
  const commitment = readings ? commitmentWithReadings(sha256, whole, readings) : whole
  const header = headerHash(sha256, salt, { workspace, seq, kind, at, by })
  return { commitment, hash: hashOf(sha256, previous, header, commitment) }
}

/**
 * The hash that a row must have if `previous` is the hash before it. Null if the row's own commitments do not match.
 */
export function rowHash(sha256: Sha256, workspace: LogId, previous: string, row: StoredEvent): string | null {
  const { personal, personalSalt, personalCommitment: bound } = row
  if (personal !== null && personalCommitment(sha256, personalSalt ?? "", personal) !== bound) return null
  const { commitment, hash } = linkAfter(sha256, workspace, previous, row)
  return commitment === row.commitment ? hash : null
}

import type { WorkspaceId } from "../../../shared/model/ids.ts"
import {
  commitmentOf,
  commitmentWithReadings,
  hashOf,
  headerHash,
  personalCommitment,
  type Sha256,
} from "../../../shared/record/chain.ts"
import type { StoredEvent } from "../../ports/store.ts"

/** The hash that a row must have after `previous`; null where its own commitments do not hold. */
export function rowHash(sha256: Sha256, workspace: WorkspaceId, previous: string, row: StoredEvent): string | null {
  const { seq, kind, at, by, salt, body, personal, personalSalt, personalCommitment: bound } = row
  if (personal !== null && personalCommitment(sha256, personalSalt ?? "", personal) !== bound) return null
  const whole = commitmentOf(sha256, salt, body, bound)
  const commitment = row.readings ? commitmentWithReadings(sha256, whole, row.readings) : whole
  if (commitment !== row.commitment) return null
  return hashOf(sha256, previous, headerHash(sha256, salt, { workspace, seq, kind, at, by }), commitment)
}

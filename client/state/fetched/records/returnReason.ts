import type { ReturnReason } from "../../../../shared/contract/queries.ts"
import { fetchReturnReason } from "../../../connections/queries.ts"
import { Loading } from "../../loading/loading.ts"

const reasons = new Map<string, Loading<ReturnReason>>()

/**
 * Loads the reason why a record was returned, for a chair. The reason is fetched only once, because a record can be
 * returned only once.
 */
export function returnReasonOf(record: string): Loading<ReturnReason> {
  const known = reasons.get(record) ?? new Loading(() => fetchReturnReason(record))
  reasons.set(record, known)
  return known
}

import type { RetentionPeriods } from "../../../../shared/contract/events/law/retention.ts"
import type { DeletionList, ErasurePreview } from "../../../../shared/contract/queries/law/deleted.ts"
import type { RetentionCount } from "../../../../shared/contract/queries/law/retention.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { fetchDeletions, fetchErasure, fetchRetention } from "../../../connections/queries.ts"
import { Loading } from "../../loading/loading.ts"

/** Loads the deleted workspaces with their certificates, for an administrator. */
export const loadDeletions = (): Loading<DeletionList> => new Loading(fetchDeletions)

/** Fetches what the erasure of a member would take, and what stays. */
export const erasurePreview = (slug: string, member: string): Promise<ErasurePreview | { failure: Failure }> =>
  fetchErasure(slug, member).catch((thrown: unknown) => ({ failure: failureOf(thrown) }))

/** Counts what periods of the retention would erase now. */
export const retentionCount = (
  slug: string,
  periods: RetentionPeriods,
): Promise<RetentionCount | { failure: Failure }> =>
  fetchRetention(slug, periods).catch((thrown: unknown) => ({ failure: failureOf(thrown) }))

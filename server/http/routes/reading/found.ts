import type { Refusal } from "../../../../shared/contract/refusals.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Seat } from "../../../ports/seats.ts"

/** The caller's seat in the workspace that a request names, or why the request is refused. */
export type Found = { workspace: WorkspaceId; seat: Seat } | { refuse: Refusal }

import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import { barredFrom } from "../../../shared/rules/people/seats/barred.ts"
import type { Action } from "../../../shared/rules/policy.ts"
import type { Folds } from "../../log/folds.ts"

/**
 * Why a seat may not do now what its role permits, for data that are written beside the log: addresses, letters,
 * webhooks, calendars. Every route that writes for a workspace without a command asks it. `member` is null for a person
 * without a seat.
 */
export async function barredNow(
  { folds }: { folds: Pick<Folds, "current"> },
  { workspace, member }: { workspace: WorkspaceId; member: MemberId | null },
  action: Action,
): Promise<{ refuse: Refusal } | null> {
  const { state } = await folds.current(workspace)
  const barred = barredFrom(state, member === null ? undefined : state.members[member], action)
  return barred && refuse(barred)
}

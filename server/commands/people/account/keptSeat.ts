import type { State } from "../../../../shared/fold/state.ts"
import type { MemberId, RoundId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import { needsAccount } from "../../../../shared/rules/people/seats/accounts.ts"
import type { Action } from "../../../../shared/rules/policy.ts"
import type { Accounts } from "../../../ports/database/accounts.ts"

/**
 * Returns whether an account keeps the member's seat, or the act needs none (DOMAIN SI11). The database is asked only
 * about acts that need one.
 */
export async function isKept(
  accounts: Pick<Accounts, "keeperOf">,
  state: State,
  member: MemberId | null,
  { action, round: id }: { action: Action; round?: RoundId | null },
  now: Instant,
): Promise<boolean> {
  const round = id ? (state.rounds[id] ?? null) : null
  const row = member === null ? undefined : state.members[member]
  if (!row || !state.workspace || !needsAccount(state, row, action, round, { now })) return true
  return (await accounts.keeperOf(state.workspace.id, row.id)) !== null
}

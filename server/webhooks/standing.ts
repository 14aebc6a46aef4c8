import type { State } from "../../shared/fold/state.ts"
import { right } from "../../shared/rules/policy.ts"
import { isActive } from "../../shared/rules/readings/members.ts"
import { findMember } from "../../shared/rules/readings/rows.ts"
import type { Webhook } from "../ports/database/webhooks.ts"

/** Whether the maker of a webhook still has the right to it. It sends nothing from the moment they lose it (DOMAIN WH1). */
export function makerMay(state: State, { madeBy }: Pick<Webhook, "madeBy">): boolean {
  const maker = findMember(state, madeBy)
  return maker !== undefined && isActive(maker) && right(maker.role, "admit programs") === "yes"
}

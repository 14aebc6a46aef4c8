import type { Need } from "../../../../shared/contract/queries.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import { needsOf } from "../../../../shared/rules/needs.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { whoAnswered } from "../../../commands/round/spoken/counted.ts"
import type { Seat } from "../../../ports/seats.ts"
import type { HttpPorts } from "../../ports.ts"

/**
 * The tasks that wait for the seat's holder. The store is asked which open rounds the holder has answered, because the
 * log contains no answers to open rounds. Webhooks that the server has paused wait for those who may let them go on.
 */
export async function needsIn(
  { store, clock, webhooks }: Pick<HttpPorts, "store" | "clock" | "webhooks">,
  workspace: WorkspaceId,
  state: State,
  { member, role }: Seat,
): Promise<Need[]> {
  if (member === null) return []
  const answered = new Set<string>()
  for (const { id, state: at, anonymity } of Object.values(state.rounds)) {
    if (at !== "open" || anonymity === "secret") continue
    if (whoAnswered(await store.answers(id)).has(member)) answered.add(id)
  }
  const stopped =
    right(role, "admit programs") === "yes"
      ? (await webhooks.ofWorkspace(workspace)).filter(({ paused }) => paused !== null && paused !== "by hand").length
      : 0
  return [
    ...needsOf(state, member, answered, clock.now()),
    ...(stopped === 0 ? [] : [{ need: "webhooks" as const, n: stopped }]),
  ]
}

import type { Need, WorkspaceList } from "../../../../shared/contract/queries.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import { needsOf } from "../../../../shared/rules/needs.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { whoAnswered } from "../../../commands/round/spoken/counted.ts"
import type { Seat } from "../../../ports/seats.ts"
import type { HttpPorts } from "../../ports.ts"

type AdoptedMinutes = NonNullable<WorkspaceList["workspaces"][number]["adopted"]>[number]

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

/** How long the list of panels tells that minutes were adopted, in milliseconds. */
const adoptedMs = 14 * 86_400_000

/** The minutes that were adopted lately, newest first, for a seat that reads the room. */
export const adoptedLately = ({ sessions }: State, { member, role }: Seat, now: number): AdoptedMinutes[] =>
  member === null || audienceOf(role) !== "room"
    ? []
    : Object.values(sessions)
        .flatMap(({ id: session, title, minutes: { adoptedAt: at } }) =>
          at !== null && at > now - adoptedMs ? [{ session, title, at }] : [],
        )
        .toSorted((a, b) => b.at - a.at)

import type { Request, Router } from "express"
import type { Mine } from "../../../../shared/contract/queries.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { type MemberId, RoundId } from "../../../../shared/model/ids.ts"
import { togetherWith } from "../../../../shared/rules/readings/deadlines.ts"
import { closedToSeat } from "../../../../shared/rules/round/electorate/electorate.ts"
import { isCounted } from "../../../commands/round/spoken/counted.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import type { Found } from "./found.ts"

/** Adds the routes that serve the caller's own answers: to one round, and to all rounds of its batch. */
export function ownAnswerRoutes(
  routes: Router,
  ports: Pick<HttpPorts, "folds" | "store">,
  byId: (request: Request) => Promise<Found>,
): void {
  routes.get(
    "/api/rounds/:id/mine",
    route(async (request, response) => {
      const found = await byId(request)
      const id = RoundId.safeParse(request.params["id"])
      if ("refuse" in found) return found
      if (!id.success) return refuse("not-found")
      const { member } = found.seat
      const { state } = await ports.folds.current(found.workspace)
      const round = state.rounds[id.data]
      const closed = round && member ? closedToSeat(state, round, member) : null
      if (closed) return refuse(closed)
      response.set("cache-control", "no-store").json(await ownAnswer(ports, id.data, member))
    }),
  )

  routes.get(
    "/api/rounds/:id/batch",
    route(async (request, response) => {
      const found = await byId(request)
      const id = RoundId.safeParse(request.params["id"])
      if ("refuse" in found) return found
      const { member } = found.seat
      const { state } = await ports.folds.current(found.workspace)
      const round = id.success ? state.rounds[id.data] : undefined
      if (!round) return refuse("not-found")
      const readable = togetherWith(state, round).filter(one => member && !closedToSeat(state, one, member))
      const all: Mine[] = []
      for (const one of readable) all.push(await ownAnswer(ports, one.id, member))
      response.set("cache-control", "no-store").json(all)
    }),
  )
}

/** The caller's own answer to a round. A secret round has none that the server could find. */
async function ownAnswer({ store }: Pick<HttpPorts, "store">, round: RoundId, member: MemberId | null): Promise<Mine> {
  const own = (await store.answers(round)).filter(answer => answer.member === member)
  const last = own.at(-1)
  if (last && !isCounted(last)) {
    const { answer, aloud } = last
    return {
      round,
      revision: own.length,
      answer: null,
      entered: { answer, by: aloud?.by ?? null, ended: aloud?.is === "ended" },
    }
  }
  const officer = last?.aloud?.officer
  return {
    round,
    revision: own.length,
    answer: last?.answer ?? null,
    spoken: last?.spoken ?? false,
    ...(officer && { officer }),
  }
}

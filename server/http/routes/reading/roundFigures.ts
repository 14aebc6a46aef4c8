import type { Request, Router } from "express"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import { findRound } from "../../../../shared/rules/readings/rows.ts"
import { figuresOfRound } from "../../../../shared/rules/round/outcome/roundFigures.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import type { Found } from "./found.ts"

/**
 * Adds the route that serves the figures of a round. They are computed from the state of the caller's audience, which
 * lacks all that the audience may not know: answers before they are shown, and sides where these are too small.
 */
export function roundFigureRoutes(
  routes: Router,
  { folds }: Pick<HttpPorts, "folds">,
  byId: (request: Request) => Promise<Found>,
): void {
  routes.get(
    "/api/rounds/:id/figures",
    route(async (request, response) => {
      const found = await byId(request)
      if ("refuse" in found) return found
      const state = await folds.view(found.workspace, audienceOf(found.seat.role))
      const round = findRound(state, String(request.params["id"]))
      if (!round) return refuse("not-found")
      response.set("cache-control", "no-store").json(figuresOfRound(round))
    }),
  )
}

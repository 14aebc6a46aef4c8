import { Router } from "express"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { type OwnTranslations, ownTranslations } from "../../../../shared/rules/said/answering.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { admit } from "./readRoutes.ts"

type Ports = Pick<HttpPorts, "cookie" | "directory" | "folds" | "seats" | "workspaceBySlug">

/** Serves the translations for which the caller answers (DOMAIN V3). */
export function ownTranslationRoutes(ports: Ports): Router {
  const routes = Router()
  routes.get(
    "/api/workspaces/:slug/translations/mine",
    route(async (request, response) => {
      const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
      if ("refuse" in found) return found
      const { member } = found.seat
      if (member === null) return refuse("sign-in")
      const { state } = await ports.folds.current(found.workspace)
      const answer: OwnTranslations = { texts: ownTranslations(state, member) }
      response.set("cache-control", "no-store").json(answer)
    }),
  )
  return routes
}

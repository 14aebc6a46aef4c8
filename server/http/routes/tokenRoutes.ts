import { Router } from "express"
import type { TokenUses } from "../../../shared/contract/queries/tokens.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { right } from "../../../shared/rules/policy.ts"
import type { HttpPorts } from "../ports.ts"
import { route } from "../refused.ts"
import { admit } from "./reading/readRoutes.ts"

/** Serves when programs last used their tokens, for those who may make and revoke tokens (DOMAIN X13). */
export function tokenRoutes(ports: Pick<HttpPorts, "cookie" | "directory" | "seats" | "workspaceBySlug">): Router {
  const routes = Router()
  routes.get(
    "/api/workspaces/:slug/tokens",
    route(async (request, response) => {
      const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
      if ("refuse" in found) return found
      if (right(found.seat.role, "admit programs") !== "yes") return refuse("moderator-only")
      const used = await ports.directory.tokenUses(found.workspace)
      const uses = Object.fromEntries(used.map(({ machine, usedAt }) => [machine, usedAt]))
      response.set("cache-control", "no-store").json({ uses } satisfies TokenUses)
    }),
  )
  return routes
}

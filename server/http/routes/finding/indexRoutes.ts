import { type Request, Router } from "express"
import type { IndexState } from "../../../../shared/contract/queries/searching.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"

type Ports = Pick<HttpPorts, "cookie" | "indexing" | "search" | "seats">

/** Serves the state of this server's search index, and its rebuilding, to an administrator (DOMAIN U8). */
export function indexRoutes(ports: Ports): Router {
  const routes = Router()
  const state = (): IndexState => ({ texts: ports.search.count(), reading: ports.indexing.progress() })

  routes.get(
    "/api/search/index",
    route(async (request, response) => {
      const refused = await refusedTo(ports, request)
      if (refused) return refused
      response.set("cache-control", "no-store").json(state())
    }),
  )
  routes.post(
    "/api/search/index",
    route(async (request, response) => {
      const refused = await refusedTo(ports, request)
      if (refused) return refused
      ports.indexing.rebuild()
      response.json(state())
    }),
  )
  return routes
}

async function refusedTo({ seats, cookie }: Ports, request: Request): Promise<{ refuse: Refusal } | null> {
  const signIn = await seats.signIn(cookie.of(request))
  if (!signIn) return refuse("sign-in")
  return signIn.admin ? null : refuse("not-permitted", { role: "admin" })
}

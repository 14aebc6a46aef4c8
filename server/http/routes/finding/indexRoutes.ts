import { Router } from "express"
import type { IndexState } from "../../../../shared/contract/queries/searching.ts"
import { routeOfAdministrator } from "../../entering/routeOfAdministrator.ts"
import type { HttpPorts } from "../../ports.ts"

type Ports = Pick<HttpPorts, "cookie" | "indexing" | "search" | "seats">

/** Serves the state of this server's search index, and its rebuilding, to an administrator (DOMAIN U8). */
export function indexRoutes(ports: Ports): Router {
  const routes = Router()
  const admin = routeOfAdministrator(ports)
  const state = async (): Promise<IndexState> => ({
    texts: await ports.search.count(),
    reading: ports.indexing.progress(),
  })

  routes.get(
    "/api/search/index",
    admin(async (_, response) => {
      response.set("cache-control", "no-store").json(await state())
    }),
  )
  routes.post(
    "/api/search/index",
    admin(async (_, response) => {
      ports.indexing.rebuild()
      response.json(await state())
    }),
  )
  return routes
}

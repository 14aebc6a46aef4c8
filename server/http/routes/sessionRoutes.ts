import { type Request, Router } from "express"
import type { EntriesPage } from "../../../shared/contract/queries.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { proseText } from "../../../shared/minutes/prose.ts"
import { writeMinutes } from "../../../shared/minutes/written.ts"
import { type Audience, audienceOf } from "../../../shared/rules/audience.ts"
import type { HttpPorts } from "../ports.ts"
import { route } from "../refused.ts"
import { admit, type Found } from "./readRoutes.ts"

/** A page is short enough to fold between two frames. */
const page = 2_000

/** What is read of a session from the log itself: its replay and its minutes. */
export function sessionRoutes(ports: HttpPorts): Router {
  const routes = Router()
  const byId = async (request: Request): Promise<Found> =>
    admit(ports, request, await ports.directory.home(String(request.params["id"])))

  routes.get(
    "/api/sessions/:id/entries",
    route(async (request, response) => {
      const found = await byId(request)
      if ("refuse" in found) return found
      const { states } = await ports.folds.current(found.workspace)
      const attribution = states.room.workspace?.attribution
      // under the Chatham House Rule a replay does not exist (domain.md §10)
      if (attribution === "chatham" || !sessionIn(states.room, request)) return refuse("not-found")
      const from = whole(request.query["from"]) ?? 0
      const until = Math.min(whole(request.query["to"]) ?? Infinity, from + page)
      const audience = attribution === "named" ? audienceOf(found.seat.role) : "gallery"
      const { to, list } = await ports.folds.entries(found.workspace, from, audience, until)
      const sent: EntriesPage = { from, to, head: states.room.seq, list }
      response.set("cache-control", "no-store").json(sent)
    }),
  )

  routes.get("/api/sessions/:id/minutes", minutes(ports, byId))
  return routes
}

const minutes = (ports: HttpPorts, byId: (request: Request) => Promise<Found>) =>
  route(async (request, response) => {
    const found = await byId(request)
    if ("refuse" in found) return found
    const { states } = await ports.folds.current(found.workspace)
    const audience: Audience = states.room.workspace?.attribution === "named" ? "room" : "gallery"
    const state = states[audience]
    const session = sessionIn(state, request)
    if (!session) return refuse("not-found")
    // what the panel may still correct is not for the public
    if (audienceOf(found.seat.role) === "gallery" && session.minutes.state !== "published")
      return refuse("minutes-not-ready")
    const { list } = await ports.folds.entries(found.workspace, 0, audience)
    const written = writeMinutes(state, session, list)
    response.set("cache-control", "no-store")
    switch (request.query["format"]) {
      case "scribe":
        return void response.type("text/plain").send(written.scribe)
      case "text": {
        const wanted = written.prose.find(({ lang }) => lang === request.query["lang"]) ?? written.prose[0]
        return void response.type("text/plain").send(wanted ? proseText(wanted) : "")
      }
      default:
        return void response.json(written)
    }
  })

const sessionIn = (state: State, { params }: Request): Session | undefined =>
  Object.values(state.sessions).find(({ id }) => id === params["id"])

function whole(value: unknown): number | null {
  const n = typeof value === "string" ? Number(value) : Number.NaN
  return Number.isSafeInteger(n) && n >= 0 ? n : null
}

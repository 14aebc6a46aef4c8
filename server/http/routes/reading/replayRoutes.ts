import { type Request, Router } from "express"
import type { EditCounts, EntriesPage, NoteMoment } from "../../../../shared/contract/queries.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State, Workspace } from "../../../../shared/fold/state.ts"
import { TopicId } from "../../../../shared/model/ids.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import { findSession } from "../../../../shared/rules/readings/rows.ts"
import { seesReplay } from "../../../../shared/rules/replay.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import type { Found } from "./found.ts"
import { admit } from "./readRoutes.ts"

/** The maximum number of entries in one answer. A page can fold this many between two frames of the display. */
const entriesPerPage = 2_000
/**
 * The number of bars in the replay's chart of edits. It fits on a phone, and gives one bar a minute in a session of two
 * hours.
 */
const bars = 120

type Seen = Exclude<Found, { refuse: unknown }> & { state: State; facts: Workspace; session: Session }

type Ports = Pick<
  HttpPorts,
  "clock" | "cookie" | "directory" | "folds" | "history" | "moments" | "seats" | "workspaceBySlug"
>

/** Serves the replay of a session: its log, how often its notes changed, and the text of its notes. Writes nothing. */
export function replayRoutes(ports: Ports): Router {
  const routes = Router()

  routes.get(
    "/api/sessions/:id/entries",
    route(async (request, response) => {
      const seen = await replayOf(ports, request)
      if ("refuse" in seen) return seen
      const from = whole(request.query["from"]) ?? 0
      const until = Math.min(whole(request.query["to"]) ?? Infinity, from + entriesPerPage)
      const audience = seen.facts.attribution === "named" ? audienceOf(seen.seat.role) : "gallery"
      const { to, list } = await ports.folds.entries(seen.workspace, from, audience, until)
      const sent: EntriesPage = { from, to, head: seen.state.seq, list }
      response.set("cache-control", "no-store").json(sent)
    }),
  )

  routes.get(
    "/api/sessions/:id/edits",
    route(async (request, response) => {
      const seen = await replayOf(ports, request)
      if ("refuse" in seen) return seen
      const span = spanOf(seen.session, ports.clock.now())
      const topics = [...new Set(seen.session.items.flatMap(({ topic }) => (topic === null ? [] : [topic])))]
      const sent: EditCounts = { ...span, counts: await ports.history.counts(topics, span, bars) }
      response.set("cache-control", "no-store").json(sent)
    }),
  )

  routes.get(
    "/api/sessions/:id/note",
    route(async (request, response) => {
      const seen = await replayOf(ports, request)
      if ("refuse" in seen) return seen
      const topic = TopicId.safeParse(request.query["topic"])
      if (!topic.success || !seen.state.topics[topic.data]) return refuse("not-found")
      const { from, to } = spanOf(seen.session, ports.clock.now())
      const at = Math.min(Math.max(whole(request.query["at"]) ?? to, from), to)
      const moment = await ports.moments.note(topic.data, at)
      // the past does not change, so the page may cache it, but each request checks the right to read it
      const tag = `"${topic.data}.${moment.epoch}.${moment.seq}"`
      response.set({ etag: tag, "cache-control": "private, no-cache" })
      if (request.headers["if-none-match"] === tag) return void response.status(304).end()
      const sent: NoteMoment = { topic: topic.data, ...moment }
      response.json(sent)
    }),
  )

  // under the Chatham House Rule the page of the replay is served with status 404; the client shows a sentence on it
  routes.get("/w/:slug/s/:id/replay", (request, response, next) => {
    isGone(ports, request).then(gone => {
      if (gone) response.status(404)
      next()
    }, next)
  })
  return routes
}

/**
 * Returns the session that a replay shows, or a refusal. Under the Chatham House Rule there is no replay (DOMAIN A4).
 * Otherwise the workspace's setting decides who may see it.
 */
async function replayOf(ports: Ports, request: Request): Promise<Seen | ReturnType<typeof refuse>> {
  const found = await admit(ports, request, await ports.directory.home(String(request.params["id"])))
  if ("refuse" in found) return found
  const { state } = await ports.folds.current(found.workspace)
  const facts = state.workspace
  const session = findSession(state, String(request.params["id"]))
  if (!facts || !session || facts.attribution === "chatham") return refuse("not-found")
  if (!seesReplay(facts, found.seat.role))
    return refuse("not-permitted", { role: facts.replay === "panel" ? "panelist" : "secretary" })
  return { ...found, state, facts, session }
}

/**
 * Whether the panel has no replay because of the Chatham House Rule. False for a caller who may not read the panel, so
 * that only its readers learn about the rule.
 */
async function isGone(ports: Ports, request: Request): Promise<boolean> {
  const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
  if ("refuse" in found) return false
  return (await ports.folds.current(found.workspace)).state.workspace?.attribution === "chatham"
}

/** The time span of a session, from its start to its close. The span of a session that is not closed ends now. */
const spanOf = ({ startedAt, closedAt }: Session, now: number) => {
  const from = startedAt ?? now
  return { from, to: Math.max(from + 1, closedAt ?? now) }
}

function whole(value: unknown): number | null {
  const n = typeof value === "string" ? Number(value) : Number.NaN
  return Number.isSafeInteger(n) && n >= 0 ? n : null
}

import { type Request, Router } from "express"
import type { AdoptedWords } from "../../../../shared/contract/events/proposal.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { proseText } from "../../../../shared/minutes/prose/prose.ts"
import { lastEntryOf, writingMinutes } from "../../../../shared/minutes/written.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import { type Audience, audienceOf } from "../../../../shared/rules/audience.ts"
import { findSession } from "../../../../shared/rules/readings/rows.ts"
import { wordsNow } from "../../../commands/public/wordsNow.ts"
import { inTurns } from "../../../log/inTurns.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { adoptingOf } from "./adopting.ts"
import type { Found } from "./found.ts"
import { admit } from "./readRoutes.ts"

type Ports = Pick<HttpPorts, "clock" | "cookie" | "directory" | "evidence" | "folds" | "seats" | "sha256" | "store">

/** Serves the minutes of a session, which are computed from the log. */
export function sessionRoutes(ports: Ports): Router {
  const routes = Router()
  const byId = async (request: Request): Promise<Found> =>
    admit(ports, request, await ports.directory.home(String(request.params["id"])))

  routes.get("/api/sessions/:id/minutes", minutes(ports, byId))
  return routes
}

const minutes = (ports: Ports, byId: (request: Request) => Promise<Found>) =>
  route(async (request, response) => {
    const found = await byId(request)
    if ("refuse" in found) return found
    // the hashes are read before the log, so they may be older than the minutes that the page shows; an adoption with
    // old hashes is refused
    const words = await wordsInReview(ports, found, request)
    const { state: room } = await ports.folds.current(found.workspace)
    const audience: Audience = room.workspace?.attribution === "named" ? "room" : "gallery"
    const state = audience === "room" ? room : await ports.folds.writtenView(found.workspace, audience)
    const session = sessionIn(state, request)
    if (!session) return refuse("not-found")
    // the public may not read minutes that the panel may still correct
    if (audienceOf(found.seat.role) === "gallery" && session.minutes.state !== "published")
      return refuse("minutes-not-ready")
    const list = await ports.folds.written(found.workspace, audience)
    const proof = await proofOf(ports, found.workspace, lastEntryOf(session, list))
    const all = await inTurns(writingMinutes(state, session, list, proof))
    const heard =
      audienceOf(found.seat.role) === "gallery" ? await ports.folds.heard(found.workspace, session.id) : null
    const then = heard && findSession(heard.state, session.id)
    const scribe =
      heard && then ? { scribe: (await inTurns(writingMinutes(heard.state, then, heard.list, proof))).scribe } : {}
    const unsaid = audienceOf(found.seat.role) === "gallery" && session.minutes.said === false
    const reviewed = { workspace: found.workspace, room, session, list }
    const adopting = words ? await adoptingOf(ports, reviewed, words) : {}
    const written = { ...all, ...scribe, ...(unsaid && { scribe: "" }), ...adopting }
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

/**
 * The hashes of the minutes that an adoption would adopt now; null if the minutes are not under review or the caller is
 * not in the room.
 */
async function wordsInReview(
  ports: Ports,
  { workspace, seat }: Exclude<Found, { refuse: unknown }>,
  request: Request,
): Promise<AdoptedWords | null> {
  if (audienceOf(seat.role) !== "room") return null
  const session = sessionIn((await ports.folds.current(workspace)).state, request)
  return session?.minutes.state === "under_review" ? wordsNow(ports, workspace, session.id) : null
}

/**
 * The hash, key and fingerprint that the minutes print, so that a reader can compare them with a bundle. The hash is
 * read from the store, because it is computed from the entries and no entry contains it.
 */
export async function proofOf(
  { store, evidence }: Pick<HttpPorts, "store" | "evidence">,
  workspace: WorkspaceId,
  seq: number | null,
) {
  if (seq === null) return null
  const [row] = await store.events(workspace, seq - 1, 1)
  if (!row) return null
  const { hash } = row
  return { seq, hash, publicKey: evidence.publicKey, fingerprint: evidence.fingerprint(hash) }
}

const sessionIn = (state: State, { params }: Request): Session | undefined => findSession(state, String(params["id"]))

import { type Request, type Response, Router } from "express"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import type { Bundle } from "../../../evidence/evidence.ts"
import { bundleZip } from "../../../evidence/zip/bundleZip.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { recordExport } from "../../shown/recordExport.ts"
import { sendBytes, sendLines } from "../../shown/sendLines.ts"
import { exportLater, isLongExport } from "../papers/exporting.ts"
import type { Found } from "../reading/found.ts"
import { admit } from "../reading/readRoutes.ts"

type Seated = Exclude<Found, { refuse: unknown }>
type Find = (request: Request) => Promise<Found>

type Ports = Pick<
  HttpPorts,
  | "addresses"
  | "board"
  | "clock"
  | "cookie"
  | "directory"
  | "evidence"
  | "folds"
  | "hostLog"
  | "incarnation"
  | "limits"
  | "seats"
  | "sending"
  | "sha256"
  | "url"
  | "workspaceBySlug"
>

/** The most zips that one person or address gets in a minute; compressing one takes the server a while. */
const zipsEach = 20

/** Serves the bundles of workspaces and sessions, alone and in a zip. */
export function bundleRoutes(ports: Ports): Router {
  const bySlug = async (request: Request): Promise<Found> =>
    admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
  const routes = Router()
  routes.get("/api/workspaces/:slug/export", exportRoute(ports, bySlug))
  routes.get("/api/workspaces/:slug/export.zip", exportZipRoute(ports, bySlug))
  return routes
}

/**
 * Sends the bundle of the whole workspace, or of the session in `?session=`, with what the caller's audience may read.
 */
const exportRoute = (ports: Pick<HttpPorts, "evidence" | "folds" | "hostLog" | "sending">, bySlug: Find) =>
  route(async (request, response) => {
    const found = await bySlug(request)
    if ("refuse" in found) return found
    const bundle = await bundleFor(ports, found, request)
    if ("refuse" in bundle) return bundle
    const refused = await recordExport(ports, request, found, "bundle")
    if (refused) return refused
    await sendLines(asFile(response, bundle.name).type("application/jsonl"), bundle.lines)
  })

/**
 * Sends the same bundle in a zip, with a text that explains it, its verifiers, and its records as pages to read. A large
 * one is made as a job (DOMAIN JB5).
 */
function exportZipRoute(ports: Ports, bySlug: Find) {
  const asked = ports.limits.of("zips", { points: zipsEach, seconds: 60 })
  return route(async (request, response) => {
    const found = await bySlug(request)
    if ("refuse" in found) return found
    if (!(await asked.take(found.seat.member ?? ports.addresses.of(request)))) return refuse("too-fast", { n: 60 })
    const { state } = await ports.folds.current(found.workspace)
    if (isLongExport(request, state, found.seat, "zip")) {
      const session = sessionOf(request)
      if (session !== null && !Object.hasOwn(state.sessions, session)) return refuse("not-found")
      return exportLater(ports, found, request, response, "zip", { what: "bundle", session })
    }
    const bundle = await bundleFor(ports, found, request)
    if ("refuse" in bundle) return bundle
    const { name, pieces } = bundleZip(bundle, ports)
    const refused = await recordExport(ports, request, found, "bundle")
    if (refused) return refused
    await sendBytes(asFile(response, name).type("application/zip"), pieces)
  })
}

async function bundleFor(
  { evidence, folds }: Pick<HttpPorts, "evidence" | "folds">,
  { workspace, seat }: Seated,
  request: Request,
): Promise<Bundle | { refuse: Refusal }> {
  const { state } = await folds.current(workspace)
  // if the panel's names may not be published, no file may contain them; the minutes and the replay have the same
  // rule
  const isNamed = state.workspace?.attribution === "named"
  const audience = isNamed ? audienceOf(seat.role) : "gallery"
  return evidence.bundle(workspace, { audience, session: sessionOf(request) })
}

const sessionOf = ({ query: { session } }: Request): string | null => (typeof session === "string" ? session : null)

const asFile = (response: Response, name: string): Response =>
  response.set({ "cache-control": "no-store", "content-disposition": `attachment; filename="${name}"` })

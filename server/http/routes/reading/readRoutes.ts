import { type Request, type Response, Router } from "express"
import type { ReturnReason, ServerKeys } from "../../../../shared/contract/queries.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { OriginalsFetched } from "../../../../shared/fold/slices/snapshot.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { RecordId, TopicId, type WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import { foldedFor } from "../../../../shared/rules/foldedFor.ts"
import { originalsIn } from "../../../../shared/rules/frame/originals.ts"
import { nameOn } from "../../../../shared/rules/people/namesOfTheDay.ts"
import { mayReadReason } from "../../../../shared/rules/record/returning.ts"
import type { Slice } from "../../../../shared/rules/slice.ts"
import { sealedReason } from "../../../commands/record/sealedReason.ts"
import type { Seat } from "../../../ports/seats.ts"
import { credentialOf } from "../../entering/bearer.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { joinedPieces, sendJson } from "../../shown/pieces.ts"
import { createSnapshots, ownOriginals, type Snapshots } from "../../shown/snapshots.ts"
import { listWorkspaces } from "../listing/workspaceList.ts"
import type { Found } from "./found.ts"
import { readerOfPage } from "./me.ts"
import { ownAnswerRoutes } from "./ownAnswers.ts"
import { roundFigureRoutes } from "./roundFigures.ts"
import { originalsWanted, readerOf, threadsWanted, topicsWanted } from "./wanted.ts"

type Ports = Pick<
  HttpPorts,
  | "accounts"
  | "addresses"
  | "clock"
  | "cookie"
  | "directory"
  | "documents"
  | "evidence"
  | "folds"
  | "incarnation"
  | "hostLog"
  | "limits"
  | "mail"
  | "engine"
  | "seats"
  | "sending"
  | "sha256"
  | "store"
  | "url"
  | "webhooks"
  | "workspaceBySlug"
>

/**
 * Serves everything that a page shows, as the caller's audience sees it: slices of the fold, the caller's own sealed
 * answer, and records.
 */
export function readRoutes(ports: Ports): Router {
  const routes = Router()
  const snapshots = createSnapshots(ports)
  const shown = { ...ports, snapshots }

  const bySlug = async (request: Request): Promise<Found> =>
    admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
  const byId = async (request: Request): Promise<Found> =>
    admit(ports, request, await ports.directory.home(String(request.params["id"])))

  routes.get(
    "/api/workspaces",
    route((request, response) => listWorkspaces(ports, request, response)),
  )

  routes.get(
    "/api/workspaces/:slug",
    route(async (request, response) => {
      const found = await bySlug(request)
      if ("refuse" in found) return found
      return sendSnapshot(shown, [request, response], found, { kind: "workspace" })
    }),
  )

  const slice = (of: (id: string) => Slice) =>
    route(async (request, response) => {
      const found = await byId(request)
      if ("refuse" in found) return found
      return sendSnapshot(shown, [request, response], found, of(String(request.params["id"])))
    })
  routes.get(
    "/api/sessions/:id",
    slice(session => ({ kind: "session", session })),
  )
  routes.get(
    "/api/topics/:id",
    slice(topic => ({ kind: "topic", topic })),
  )
  routes.get(
    "/api/topics/:id/rows",
    route(async (request, response) => {
      const found = await byId(request)
      if ("refuse" in found) return found
      const reader = readerOf(request, found)
      const rows = await snapshots.topic(
        reader,
        String(request.params["id"]),
        threadsWanted(request),
        found.seat.member,
      )
      if (!rows) return refuse("not-found")
      await sendJson(request, response, rows)
    }),
  )

  routes.get(
    "/api/workspaces/:slug/originals",
    route(async (request, response) => {
      const found = await bySlug(request)
      if ("refuse" in found) return found
      const keys = originalsWanted(request)
      const state = await ports.folds.view(found.workspace, audienceOf(found.seat.role))
      response.set("cache-control", "no-store").json({ originals: originalsIn(state, keys) } satisfies OriginalsFetched)
    }),
  )

  routes.get(
    "/api/records/:id",
    route(async (request, response) => {
      const found = await byId(request)
      const id = RecordId.safeParse(request.params["id"])
      if ("refuse" in found) return found
      if (!id.success) return refuse("not-found")
      const state = await ports.folds.view(found.workspace, audienceOf(found.seat.role))
      const record = state.records[id.data]
      if (!record) return refuse("not-found")
      const [row] = await ports.store.events(found.workspace, record.seq - 1, 1)
      response.json({
        record,
        seq: record.seq,
        hash: row?.hash ?? "",
        publicKey: ports.evidence.publicKey,
        fingerprint: ports.evidence.fingerprint(row?.hash ?? ""),
        members: namesIn(state, record.declaredAt),
      })
    }),
  )

  routes.get(
    "/api/records/:id/return-reason",
    route(async (request, response) => {
      const found = await byId(request)
      const id = RecordId.safeParse(request.params["id"])
      if ("refuse" in found) return found
      const { state } = await ports.folds.current(found.workspace)
      const record = id.success ? state.records[id.data] : undefined
      // everyone may know that a record was returned with a reason; only the members who declared, returned or may
      // confirm the record may read the reason
      if (!record || !mayReadReason(state, record, found.seat.member)) return refuse("not-found")
      const reason = record.reason || (await sealedReason(ports.store, found.workspace, state, record.id))?.reason || ""
      response.set("cache-control", "no-store").json({ reason } satisfies ReturnReason)
    }),
  )

  routes.get("/api/key", (_, response) => {
    const { publicKey, formerKeys } = ports.evidence
    response.set("cache-control", "no-cache").json({ publicKey, formerKeys } satisfies ServerKeys)
  })
  ownAnswerRoutes(routes, ports, byId)
  roundFigureRoutes(routes, ports, byId)
  routes.get("/api/topics/:id/state", documentState(ports, byId))
  return routes
}

/**
 * Returns the caller's seat in a workspace, or a refusal. The refusal is the same whether the workspace does not exist
 * or is closed to the caller. Otherwise somebody could guess titles, because a workspace's slug is made from its title.
 * Only an administrator is told that a workspace does not exist.
 */
export async function admit(
  { seats, cookie }: Pick<HttpPorts, "seats" | "cookie">,
  request: Request,
  workspace: WorkspaceId | null,
): Promise<Found> {
  const credential = credentialOf(cookie, request)
  const seat = workspace && (await seats.seat(credential, workspace))
  if (workspace && seat) return { workspace, seat }
  const opensAt = workspace && (await seats.embargo(workspace))
  if (opensAt) return refuse("under-embargo", { time: opensAt })
  if (credential.bearer !== undefined) return refuse("token-unknown")
  const signIn = await seats.signIn(credential)
  if (!signIn) return refuse("sign-in")
  return signIn.admin ? refuse("not-found") : refuse("no-access")
}

/**
 * Sends a snapshot. The part about the reader comes last in the body, so that all readers share the cached part before
 * it.
 */
async function sendSnapshot(
  {
    snapshots,
    accounts,
    folds,
    mail,
    engine,
    clock,
  }: Pick<HttpPorts, "accounts" | "folds" | "mail" | "engine" | "clock"> & { snapshots: Snapshots },
  [request, response]: [Request, Response],
  { workspace, seat }: { workspace: WorkspaceId; seat: Seat },
  slice: Slice,
): Promise<{ refuse: Refusal } | void> {
  const rendered = await snapshots.snapshot(readerOf(request, { workspace, seat }), {
    slice,
    topics: topicsWanted(request),
    threads: threadsWanted(request),
  })
  if (!rendered) return refuse("not-found")
  const me = await readerOfPage({ accounts, folds }, seat)
  const own = {
    me,
    folded: foldedFor(me, rendered.facts),
    mails: mail !== null,
    engine: engine?.host ?? null,
    now: clock.now(),
    originals: ownOriginals(rendered.facts, rendered.leftOut, me.member),
  }
  await sendJson(request, response, joinedPieces(rendered.body, `,${JSON.stringify(own).slice(1)}`))
}

/**
 * The members' names by id, as they were at the instant `at`. `now` is the current name of a member whose name has
 * changed since.
 */
const namesIn = (state: State, at: Instant) =>
  Object.fromEntries(
    Object.values(state.members).map(member => {
      const { name } = nameOn(member, at)
      return [member.id, { name, ...(name !== member.name && { now: member.name }), side: member.side }]
    }),
  )

/**
 * Sends a note as a Yjs update, which is the same for all who may read it. A page that already has this state gets 304.
 */
const documentState = (
  { documents, seats }: Pick<HttpPorts, "documents" | "seats">,
  byId: (request: Request) => Promise<Found>,
) =>
  route(async (request, response) => {
    const found = await byId(request)
    const id = TopicId.safeParse(request.params["id"])
    if ("refuse" in found) return found
    if (!id.success || !(await seats.topic(id.data))) return refuse("not-found")
    const { epoch, seq, update, zipped } = await documents.state(id.data)
    const tag = `"${epoch}.${seq}"`
    response.set({ etag: tag, "cache-control": "private, no-cache", "x-document": `${epoch}.${seq}` })
    response.vary("accept-encoding")
    if (request.headers["if-none-match"] === tag) return void response.status(304).end()
    const zips = request.acceptsEncodings("gzip") === "gzip"
    if (zips) response.set("content-encoding", "gzip")
    const body = zips ? await zipped() : update
    response.type("application/octet-stream").end(Buffer.from(body.buffer, body.byteOffset, body.byteLength))
  })

import { type Request, Router } from "express"
import type { VersionList, VersionRead, WordsBy } from "../../../../shared/contract/queries/versions.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { ClientRun } from "../../../../shared/document/versions/authors.ts"
import { TopicId } from "../../../../shared/model/ids.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import { noteMoments, seesVersions, seesWriters } from "../../../../shared/rules/text/versions.ts"
import type { ClientWriter } from "../../../ports/documents/versions.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import type { Found } from "../reading/found.ts"
import { admit } from "../reading/readRoutes.ts"

type Ports = Pick<
  HttpPorts,
  "addresses" | "clock" | "cookie" | "directory" | "folds" | "limits" | "seats" | "versions" | "workspaceBySlug"
>
type Seated = Exclude<Found, { refuse: unknown }>
type Seen = Seated & { topic: TopicId; namesWriters: boolean }

/** The most versions and lists that one person or address reads in a minute; each is built from the note's log. */
const readsEach = 120

/** Serves the versions of notes (DOMAIN ZV1 to ZV4). Writes nothing. */
export function versionRoutes(ports: Ports): Router {
  const routes = Router()
  const asked = ports.limits.of("versions", { points: readsEach, seconds: 60 })
  const isTooFast = async (request: Request, { seat }: Seated): Promise<boolean> =>
    !(await asked.take(seat.member ?? ports.addresses.of(request)))

  routes.get(
    "/api/topics/:id/versions",
    route(async (request, response) => {
      const seen = await topicOf(ports, request)
      if ("refuse" in seen) return seen
      if (await isTooFast(request, seen)) return refuse("too-fast", { n: 60 })
      const { topic, namesWriters } = seen
      const state = await ports.folds.view(seen.workspace, audienceOf(seen.seat.role))
      const versions = (await ports.versions.list(topic)).map(({ writers, compacted, ...row }) => ({
        ...row,
        ...(namesWriters && { writers }),
        ...(compacted && { compacted: true as const }),
      }))
      const sent: VersionList = { topic, versions, moments: noteMoments(state, topic) }
      response.set("cache-control", "no-store").json(sent)
    }),
  )

  routes.get(
    "/api/topics/:id/versions/:at",
    route(async (request, response) => {
      const seen = await topicOf(ports, request)
      if ("refuse" in seen) return seen
      const at = instantOf(request)
      if (at === null) return refuse("not-found")
      if (await isTooFast(request, seen)) return refuse("too-fast", { n: 60 })
      const { topic, namesWriters } = seen
      response.set("cache-control", "no-store")
      const version = await ports.versions.at(topic, Math.min(at, ports.clock.now()))
      if (version === "busy") return refuse("busy")
      const nothing: VersionRead = { topic, epoch: 0, seq: 0, at, blocks: [] }
      if (!version) return void response.json(nothing)
      const { epoch, seq, blocks, runs } = version
      const writers = namesWriters ? await ports.versions.writers(topic, version) : null
      const sent: VersionRead = { topic, epoch, seq, at, ...(writers ? signed(blocks, runs, writers) : { blocks }) }
      response.json(sent)
    }),
  )

  routes.get(
    "/api/topics/:id/versions/:at/state",
    route(async (request, response) => {
      const seen = await topicOf(ports, request)
      if ("refuse" in seen) return seen
      const at = instantOf(request)
      if (at === null) return refuse("not-found")
      if (await isTooFast(request, seen)) return refuse("too-fast", { n: 60 })
      const version = await ports.versions.at(seen.topic, Math.min(at, ports.clock.now()))
      if (version === "busy") return refuse("busy")
      if (!version) return refuse("not-found")
      const { buffer, byteOffset, byteLength } = version.update
      response.set("cache-control", "no-store").type("application/octet-stream")
      response.end(Buffer.from(buffer, byteOffset, byteLength))
    }),
  )
  return routes
}

/** Returns the topic whose versions the caller may read, or a refusal (DOMAIN ZV3). */
async function topicOf(ports: Ports, request: Request): Promise<Seen | ReturnType<typeof refuse>> {
  const found = await admit(ports, request, await ports.directory.home(String(request.params["id"])))
  if ("refuse" in found) return found
  const topic = TopicId.safeParse(request.params["id"])
  const { state } = await ports.folds.current(found.workspace)
  const facts = state.workspace
  if (!facts || !topic.success || !state.topics[topic.data]) return refuse("not-found")
  const { role } = found.seat
  if (!seesVersions(facts, role)) {
    if (facts.attribution === "chatham") return refuse("not-found")
    return refuse("not-permitted", { role: "panelist" })
  }
  return { ...found, topic: topic.data, namesWriters: seesWriters(facts, role) }
}

function instantOf(request: Request): number | null {
  const text = String(request.params["at"])
  const at = /^\d{1,15}$/.test(text) ? Number(text) : 0
  return at > 0 ? at : null
}

/** The blocks with the writer of each stretch of their text. */
function signed(
  blocks: VersionRead["blocks"],
  runs: readonly (readonly ClientRun[])[],
  writers: ReadonlyMap<number, ClientWriter>,
): Pick<VersionRead, "blocks" | "writers"> {
  const places = new Map([...writers.keys()].map((client, n) => [client, n]))
  const placeOf = (client: number | null) => (client === null ? -1 : (places.get(client) ?? -1))
  return {
    blocks: blocks.map((block, n) => ({
      ...block,
      by: (runs[n] ?? []).map(({ client, length }): WordsBy => [length, placeOf(client)]),
    })),
    writers: [...writers.values()],
  }
}

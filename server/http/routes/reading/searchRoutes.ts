import { type Request, Router } from "express"
import * as z from "zod"
import {
  longestQuery,
  resultsAtOnce,
  type SearchAnswer,
  type SearchResult,
  searchKinds,
} from "../../../../shared/contract/queries/searching.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { isLang } from "../../../../shared/model/terms.ts"
import { Language } from "../../../../shared/model/texts.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import { findRecord, findTopic } from "../../../../shared/rules/readings/rows.ts"
import { WorkspaceStopped } from "../../../ports/database/failing.ts"
import type { Hit, MarkedRange, Partition } from "../../../ports/database/searchIndex.ts"
import { credentialOf } from "../../entering/bearer.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { admit } from "./readRoutes.ts"

type Ports = Pick<
  HttpPorts,
  "addresses" | "cookie" | "directory" | "folds" | "limits" | "search" | "seats" | "sha256" | "workspaceBySlug"
>

/** The searches of one person, or of one address without a seat, within a minute. */
const searchesAtOnce = 240

/** Characters before the first word that was found, and in all. */
const context = { before: 60, all: 280 } as const

const id = z.string().max(64).optional()
/** A day, or milliseconds since 1970. */
const Moment = z
  .union([
    z.iso.date().transform(day => Date.parse(day)),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .optional()

export const SearchParameters = z.strictObject({
  q: z.string(),
  workspace: z.string().max(200).optional(),
  kind: z.enum(searchKinds).optional(),
  lang: Language.optional(),
  topic: id,
  session: id,
  person: id,
  since: Moment,
  until: Moment,
  offset: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .optional(),
})

/** Serves the search over all texts that the caller may read (DOMAIN U1–U5). */
export function searchRoutes(ports: Ports): Router {
  const routes = Router()
  const asked = ports.limits.of("searches", { points: searchesAtOnce, seconds: 60 })

  routes.get(
    "/api/search",
    route(async (request, response) => {
      const { q } = request.query
      if (typeof q === "string" && q.length > longestQuery)
        return refuse("too-long", { n: q.length, max: longestQuery })
      const wanted = SearchParameters.safeParse(request.query)
      if (!wanted.success) return refuse("bad-input", { detail: detailOf(wanted.error) })
      const { workspace: slug, offset = 0, ...query } = wanted.data
      const credential = credentialOf(ports.cookie, request)
      const signIn = await ports.seats.signIn(credential)
      const key = signIn && credential.cookie ? ports.sha256(credential.cookie) : ports.addresses.of(request)
      if (!(await asked.take(key))) return refuse("too-fast", { n: 60 })
      let places: Place[]
      if (slug !== undefined) {
        const found = await admit(ports, request, await ports.workspaceBySlug(slug))
        if ("refuse" in found) return found
        places = [await placeOf(ports, { workspace: found.workspace, audience: audienceOf(found.seat.role) }, slug)]
      } else {
        places = await readablePlaces(ports, request)
        if (places.length === 0 && credential.bearer !== undefined) return refuse("token-unknown")
        if (places.length === 0 && !signIn) return refuse("sign-in")
      }
      const known = new Map(places.map(one => [one.partition.workspace, one]))
      const open = places.filter(({ state }) => !state.workspace?.removed).map(({ partition }) => partition)
      const { hits, total } = await ports.search.find(open, { ...query, offset, limit: resultsAtOnce })
      const results = hits.flatMap(hit => {
        const place = known.get(hit.workspace)
        return place ? [resultOf(hit, place)] : []
      })
      response.set("cache-control", "no-store").json({ results, total } satisfies SearchAnswer)
    }),
  )
  return routes
}

const detailOf = ({ issues }: z.ZodError): string => {
  const [issue] = issues
  return issue?.code === "unrecognized_keys" ? issue.keys.join() : (issue?.path.join(".") ?? "")
}

/** A workspace that is searched, as the caller reads it. */
interface Place {
  partition: Partition
  slug: string
  state: State
}

const placeOf = async ({ folds }: Pick<Ports, "folds">, partition: Partition, slug: string): Promise<Place> => ({
  partition,
  slug,
  state: await folds.view(partition.workspace, partition.audience),
})

/** The workspaces in which the caller has a seat or which are public. A workspace that is stopped is left out. */
async function readablePlaces(ports: Ports, request: Request): Promise<Place[]> {
  const credential = credentialOf(ports.cookie, request)
  const places: Place[] = []
  for (const { id: workspace, slug } of await ports.directory.workspaces()) {
    try {
      const seat = await ports.seats.seat(credential, workspace)
      if (seat) places.push(await placeOf(ports, { workspace, audience: audienceOf(seat.role) }, slug))
    } catch (failure) {
      if (!(failure instanceof WorkspaceStopped)) throw failure
    }
  }
  return places
}

function resultOf(hit: Hit, { slug, state }: Place): SearchResult {
  const topic = findTopic(state, hit.topic)
  const record = hit.kind === "record" ? findRecord(state, hit.id) : undefined
  return {
    kind: hit.kind,
    id: hit.id,
    workspace: slug,
    workspaceTitle: state.workspace?.title ?? {},
    topic: hit.topic,
    topicTitle: topic?.title ?? {},
    lang: isLang(hit.lang) ? hit.lang : "",
    ...inContext(hit.text, hit.marks),
    at: hit.at,
    url: `/w/${slug}${hit.path}`,
    ...(record && { record: { number: record.number, state: record.state } }),
  }
}

/** Cuts a long text to the words that were found and those around them. */
export function inContext(text: string, marks: readonly MarkedRange[]): { text: string; marks: MarkedRange[] } {
  if (text.length <= context.all) return { text, marks: [...marks] }
  const first = marks[0]?.[0] ?? 0
  const from = wholeCharacter(text, Math.max(0, Math.min(first - context.before, text.length - context.all)))
  const to = wholeCharacter(text, from + context.all)
  const [before, after] = [from > 0 ? "…" : "", to < text.length ? "…" : ""]
  const shift = before.length - from
  const shown = marks.filter(([start, end]) => start >= from && end <= to)
  return {
    text: `${before}${text.slice(from, to)}${after}`,
    marks: shown.map(([start, end]): MarkedRange => [start + shift, end + shift]),
  }
}

/** Moves a place that is inside a surrogate pair before it. */
const wholeCharacter = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}

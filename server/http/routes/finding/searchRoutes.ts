import { Router } from "express"
import * as z from "zod"
import {
  resultsAtOnce,
  type SearchAnswer,
  type SearchResult,
  searchKinds,
} from "../../../../shared/contract/queries/searching.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { isLang } from "../../../../shared/model/terms.ts"
import { Language } from "../../../../shared/model/texts.ts"
import { nameAt } from "../../../../shared/rules/people/namesOfTheDay.ts"
import { findRecord, findSession, findTopic } from "../../../../shared/rules/readings/rows.ts"
import { askedSubject } from "../../../../shared/rules/record/askedSubject.ts"
import { saidByKey } from "../../../../shared/rules/said/saidIn.ts"
import { translationOrigin } from "../../../../shared/rules/said/standing.ts"
import type { Hit, MarkedRange } from "../../../ports/database/searchIndex.ts"
import { translationKey } from "../../../search/translated.ts"
import { route } from "../../refused.ts"
import { type FindingPorts, givenTime, Offset, parametersOf, placesOf, type SearchedPanel } from "./places.ts"

/** The searches of one person, or of one address without a seat, within a minute. */
const searchesAtOnce = 240

/** A snippet of a text that was found: characters before the first match, and characters in total. */
const context = { before: 60, all: 280 } as const

const id = z.string().max(64).optional()

export const SearchParameters = z.strictObject({
  q: z.string(),
  workspace: z.string().max(200).optional(),
  kind: z.enum(searchKinds).optional(),
  lang: Language.optional(),
  topic: id,
  session: id,
  person: id,
  since: givenTime,
  until: givenTime,
  offset: Offset,
})

/** Serves the search over all texts that the caller may read (DOMAIN U1–U5). */
export function searchRoutes(ports: FindingPorts): Router {
  const routes = Router()
  const asked = ports.limits.of("searches", { points: searchesAtOnce, seconds: 60 })

  routes.get(
    "/api/search",
    route(async (request, response) => {
      const read = parametersOf(request, SearchParameters)
      if ("refuse" in read) return read
      const { workspace, offset = 0, q, ...query } = read.wanted
      const found = await placesOf(ports, request, { workspace }, asked)
      if ("refuse" in found) return found
      const known = new Map(found.places.map(one => [one.partition.workspace, one]))
      const { hits, total, isCut } = await ports.search.find(
        found.places.map(({ partition }) => partition),
        { ...query, q: askedSubject(q), offset, limit: resultsAtOnce },
      )
      const results = hits.flatMap(hit => {
        const place = known.get(hit.workspace)
        return place ? [resultOf(hit, place)] : []
      })
      response.set("cache-control", "no-store").json({
        results,
        total,
        isCut,
        reading: ports.indexing.progress() !== null,
      } satisfies SearchAnswer)
    }),
  )
  return routes
}

function resultOf(hit: Hit, { slug, state }: SearchedPanel): SearchResult {
  const record = hit.kind === "record" ? findRecord(state, hit.id) : undefined
  const session = findSession(state, hit.session)
  const name = hit.person === "" ? "" : (nameAt(state, hit.person, hit.at)?.name ?? "")
  const translation = translationFound(state, hit.key)
  return {
    kind: hit.kind,
    id: hit.id,
    workspace: slug,
    workspaceTitle: state.workspace?.title ?? {},
    topic: hit.topic,
    topicTitle: findTopic(state, hit.topic)?.title ?? {},
    lang: isLang(hit.lang) ? hit.lang : "",
    ...inContext(hit.text, hit.marks),
    at: hit.at,
    url: `/w/${slug}${hit.path}`,
    ...(record && { record: { number: record.number, state: record.state } }),
    ...(session && { session: { id: session.id, title: session.title } }),
    ...(name !== "" && { by: { id: hit.person, name } }),
    ...(translation && { translation }),
  }
}

/**
 * Tells where the words of a translation come from. Where names do not leave the room, nobody is told which text is one
 * (DOMAIN V6).
 */
function translationFound(state: State, key: string): SearchResult["translation"] {
  if (!key.startsWith(translationKey) || state.workspace?.attribution !== "named") return undefined
  const row = state.translations[key.slice(translationKey.length)]
  if (!row) return undefined
  const { reader, ...origin } = translationOrigin(state, row, saidByKey(state).get(row.key))
  return { ...origin, ...(reader && { name: nameAt(state, reader, row.answer?.at ?? Infinity)?.name ?? "" }) }
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

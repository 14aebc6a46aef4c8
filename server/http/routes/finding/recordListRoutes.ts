import { Router } from "express"
import * as z from "zod"
import { type FoundPassage, type RecordsAnswer, recordsAtOnce } from "../../../../shared/contract/queries/agreed.ts"
import { isLang, levels, recordStates } from "../../../../shared/model/terms.ts"
import { askedSubject } from "../../../../shared/rules/record/askedSubject.ts"
import { agreedTopics, byForce, isLeft, listedRecord } from "../../../../shared/rules/record/listing.ts"
import type { Hit, SearchedPartition } from "../../../ports/database/searchIndex.ts"
import { route } from "../../refused.ts"
import { type FindingPorts, givenTime, Offset, parametersOf, placesOf, type SearchedPanel } from "./places.ts"
import { inContext } from "./searchRoutes.ts"

/** The lists that one person, or one address without a seat, gets within a minute. */
const listsAtOnce = 240

/** The most passages with the words of a query that are read for the records of one answer. */
const mostPassages = 2000

export const RecordListParameters = z.strictObject({
  q: z.string().optional(),
  workspace: z.string().max(200).optional(),
  state: z.enum(recordStates).optional(),
  level: z.enum(levels).optional(),
  topic: z.string().max(64).optional(),
  since: givenTime,
  until: givenTime,
  offset: Offset,
})

/** Serves the records of all workspaces that the caller may read, and what was agreed where (DOMAIN U6). */
export function recordListRoutes(ports: FindingPorts): Router {
  const routes = Router()
  const asked = ports.limits.of("record lists", { points: listsAtOnce, seconds: 60 })

  routes.get(
    "/api/records",
    route(async (request, response) => {
      const read = parametersOf(request, RecordListParameters)
      if ("refuse" in read) return read
      const { workspace, offset = 0, q = "", ...filters } = read.wanted
      const found = await placesOf(ports, request, { workspace }, asked)
      if ("refuse" in found) return found
      const finding = q.trim() === "" ? null : new RecordsWith(ports, found.places, askedSubject(q))
      const ids = await finding?.ids()
      const all = found.places.map(({ slug, state }) => {
        const left = Object.values(state.records).filter(one => isLeft(one, filters) && (!ids || ids.has(one.id)))
        const records = left.map(one => listedRecord(state, slug, one, ports.clock.now()))
        return { records, agreed: agreedTopics(state, slug, new Set(left.map(({ id }) => id))) }
      })
      const records = all.flatMap(one => one.records).toSorted(byForce)
      const answered = records.slice(offset, offset + recordsAtOnce)
      const passages = await finding?.passages(answered.map(({ id }) => id))
      response.set("cache-control", "no-store").json({
        records: answered.map(one => ({ ...one, found: excerpts(passages?.get(one.id) ?? []) })),
        total: records.length,
        agreed: all.flatMap(one => one.agreed),
      } satisfies RecordsAnswer)
    }),
  )
  return routes
}

/** Finds the records with all words of a query. Each passage is looked through, so that the total and the chart are whole. */
class RecordsWith {
  private readonly search: FindingPorts["search"]
  private readonly partitions: readonly SearchedPartition[]
  private readonly query: { q: string; kind: string }

  constructor({ search }: Pick<FindingPorts, "search">, places: readonly SearchedPanel[], q: string) {
    this.search = search
    this.partitions = places.map(({ partition }) => partition)
    this.query = { q, kind: "record" }
  }

  async ids(): Promise<ReadonlySet<string>> {
    const { ids } = await this.search.find(this.partitions, { ...this.query, allIds: true, offset: 0, limit: 0 })
    return new Set(ids)
  }

  /** Returns the passages with the words in these records, by the record's id. */
  async passages(ids: readonly string[]): Promise<ReadonlyMap<string, Hit[]>> {
    if (ids.length === 0) return new Map()
    const { hits } = await this.search.find(this.partitions, { ...this.query, ids, offset: 0, limit: mostPassages })
    return Map.groupBy(hits, ({ id }) => id)
  }
}

/** The first passage in each language. The wording comes before the notes and dissents that were found. */
function excerpts(hits: readonly Hit[]): FoundPassage[] {
  const first = new Map<string, FoundPassage>()
  for (const hit of hits.toSorted((a, b) => Number(isWording(b)) - Number(isWording(a)))) {
    const { lang, text, marks } = hit
    if (first.has(lang)) continue
    first.set(lang, { lang: isLang(lang) ? lang : "", ...inContext(text, marks), isWording: isWording(hit) })
  }
  return [...first.values()]
}

const isWording = ({ key, id, lang }: Hit): boolean => key === `record:${id}:${lang}`

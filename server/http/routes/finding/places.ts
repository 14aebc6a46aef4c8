import type { Request } from "express"
import * as z from "zod"
import { longestQuery } from "../../../../shared/contract/queries/searching.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import { WorkspaceStopped } from "../../../ports/database/failing.ts"
import type { SearchedPartition } from "../../../ports/database/searchIndex.ts"
import type { Limit } from "../../../ports/host/limits.ts"
import { credentialOf } from "../../entering/bearer.ts"
import type { HttpPorts } from "../../ports.ts"
import { admit } from "../reading/readRoutes.ts"

/** The ports of the routes that find things in several workspaces. */
export type FindingPorts = Pick<
  HttpPorts,
  | "addresses"
  | "clock"
  | "cookie"
  | "directory"
  | "folds"
  | "indexing"
  | "limits"
  | "search"
  | "seats"
  | "sha256"
  | "workspaceBySlug"
>

/** A day, or milliseconds since 1970. */
export const givenTime = z
  .union([
    z.iso.date().transform(day => Date.parse(day)),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .optional()

export const Offset = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .optional()

/** A workspace that is searched, as the caller reads it. */
export interface SearchedPanel {
  partition: SearchedPartition
  slug: string
  state: State
}

/** Reads the parameters of a request. A query that is too long is refused by its length. */
export function parametersOf<T>(request: Request, schema: z.ZodType<T>): { wanted: T } | { refuse: Refusal } {
  const { q } = request.query
  if (typeof q === "string" && q.length > longestQuery) return refuse("too-long", { n: q.length, max: longestQuery })
  const { success, data, error } = schema.safeParse(request.query)
  return success ? { wanted: data } : refuse("bad-input", { detail: detailOf(error) })
}

const detailOf = ({ issues }: z.ZodError): string => {
  const [issue] = issues
  return issue?.code === "unrecognized_keys" ? issue.keys.join() : (issue?.path.join(".") ?? "")
}

/**
 * The workspaces that a request asks about, as the caller reads them: the named one, or all in which the caller has a
 * seat or which are public. A workspace that is removed is left out.
 */
export async function placesOf(
  ports: FindingPorts,
  request: Request,
  { workspace: slug }: { workspace?: string | undefined },
  asked: Limit,
): Promise<{ places: SearchedPanel[] } | { refuse: Refusal }> {
  const credential = credentialOf(ports.cookie, request)
  const signIn = await ports.seats.signIn(credential)
  const key = signIn && credential.cookie ? ports.sha256(credential.cookie) : ports.addresses.of(request)
  if (!(await asked.take(key))) return refuse("too-fast", { n: 60 })
  if (slug !== undefined) {
    const found = await admit(ports, request, await ports.workspaceBySlug(slug))
    if ("refuse" in found) return found
    return open([await placeOf(ports, { workspace: found.workspace, audience: audienceOf(found.seat.role) }, slug)])
  }
  const places = await readablePlaces(ports, request)
  if (places.length === 0 && credential.bearer !== undefined) return refuse("token-unknown")
  return places.length === 0 && !signIn ? refuse("sign-in") : open(places)
}

const open = (places: SearchedPanel[]) => ({ places: places.filter(({ state }) => !state.workspace?.removed) })

const placeOf = async (
  { folds }: Pick<FindingPorts, "folds">,
  partition: SearchedPartition,
  slug: string,
): Promise<SearchedPanel> => ({
  partition,
  slug,
  state: await folds.view(partition.workspace, partition.audience),
})

/** The workspaces in which the caller has a seat or which are public. A workspace that is stopped is left out. */
async function readablePlaces(ports: FindingPorts, request: Request): Promise<SearchedPanel[]> {
  const credential = credentialOf(ports.cookie, request)
  const places: SearchedPanel[] = []
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

import { type Request, Router } from "express"
import * as z from "zod"
import type { OpeningPreview } from "../../../../shared/contract/queries/people/openings.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { PlannedOpening, State } from "../../../../shared/fold/state.ts"
import type { MemberId } from "../../../../shared/model/ids.ts"
import { openingsOf } from "../../../../shared/rules/gate/opening.ts"
import { findMember } from "../../../../shared/rules/readings/rows.ts"
import { lastNoMs, readNo, saysNo } from "../../../commands/people/openingNo.ts"
import { server } from "../../../core/serverActor.ts"
import { WrongTokens } from "../../entering/wrongTokens.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"

/** The token of a letter, or an opening of the panel in which this browser holds a seat. */
export const OpeningAsked = z.object({ token: z.string().max(300) })

type Ports = Pick<
  HttpPorts,
  "addresses" | "clock" | "cookie" | "directory" | "dispatch" | "folds" | "hostLog" | "limits" | "seats"
>

/** Takes a no to an opening: by a letter's token, which needs no seat, or from the member's own seat (DOMAIN C10). */
export function openingRoutes(ports: Ports): Router {
  const routes = Router()
  const { addresses, clock, cookie, directory, dispatch, folds, seats } = ports
  const wrong = new WrongTokens(ports, "openings", { perAddress: 60, inAll: 3_000, seconds: 600 })

  type Found = { state: State; opening: PlannedOpening; member: MemberId }

  const found = async (request: Request): Promise<Found | { refuse: Refusal }> => {
    const body = OpeningAsked.safeParse(request.body)
    if (!body.success) return refuse("bad-input", { detail: "token" })
    const parts = body.data.token.split(".")
    const isOwn = parts.length === 2
    const named = isOwn
      ? { workspace: parts[0], opening: parts[1] ?? "", member: null }
      : readNo(await directory.secret(), body.data.token)
    const known = named && (await directory.workspaces()).find(({ id }) => id === named.workspace)
    if (!named || !known) return wrong.refused(addresses.of(request), refuse("opening-past"))
    const { state } = await folds.current(known.id)
    const own = isOwn ? (await seats.seat(cookie.of(request), known.id))?.member : named.member
    const member = findMember(state, own ?? null)
    const opening = openingsOf(state).find(({ id }) => id === named.opening)
    if (state.workspace?.removed || !opening || !member || opening.at - lastNoMs <= clock.now())
      return refuse("opening-past")
    return { state, opening, member: member.id }
  }

  routes.post(
    "/api/openings/preview",
    route(async (request, response) => {
      const asked = await found(request)
      if ("refuse" in asked) return asked
      response.set("cache-control", "no-store").json(previewOf(asked))
    }),
  )

  routes.post(
    "/api/openings/no",
    route(async (request, response) => {
      const asked = await found(request)
      if ("refuse" in asked) return asked
      const { state, opening, member } = asked
      if (!state.workspace) return refuse("opening-past")
      const kept = await dispatch.perform(state.workspace.id, server, saysNo(opening.id, member), null)
      if (!kept.ok) return { refuse: kept.refusal }
      response.set("cache-control", "no-store").json(previewOf(asked))
    }),
  )

  return routes
}

const previewOf = ({ state, opening }: { state: State; opening: PlannedOpening }): OpeningPreview => ({
  workspace: { slug: state.workspace?.slug ?? "", title: state.workspace?.title ?? {} },
  at: opening.at,
  minutes: opening.publish !== undefined,
})

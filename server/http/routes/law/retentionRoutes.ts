import { Router } from "express"
import { RetentionPeriods } from "../../../../shared/contract/events/law/retention.ts"
import type { RetentionCount } from "../../../../shared/contract/queries/law/retention.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { retainedKinds } from "../../../../shared/model/law/retention.ts"
import { forbids } from "../../../../shared/rules/policy.ts"
import { countRetention } from "../../../commands/law/retaining.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { admit } from "../reading/readRoutes.ts"

type Ports = Pick<
  HttpPorts,
  | "addresses"
  | "backupsHold"
  | "clock"
  | "cookie"
  | "folds"
  | "invitations"
  | "retained"
  | "seats"
  | "sending"
  | "store"
  | "url"
  | "workspaceBySlug"
> &
  Parameters<typeof admit>[0]

/** Counts what periods of the retention would erase, for those who may set them (DOMAIN RT5). */
export function retentionRoutes(ports: Ports): Router {
  const routes = Router()
  routes.get(
    "/api/workspaces/:slug/retention",
    route(async (request, response) => {
      const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
      if ("refuse" in found) return found
      const code = forbids(found.seat.role, "set the retention", false)
      if (code) return refuse(code, { role: "moderator" })
      // counting reads the log, so it has the limit of commands
      const { member } = found.seat
      const counted = member ?? ports.addresses.of(request)
      if (!(await ports.sending[member === null ? "addresses" : "members"].take(counted)))
        return refuse("too-fast", { n: 10 })
      const asked = retainedKinds.flatMap(kind => {
        const days = request.query[kind]
        return days === undefined || days === "" ? [] : [[kind, Number(days)]]
      })
      const periods = RetentionPeriods.safeParse(Object.fromEntries(asked))
      if (!periods.success) return refuse("bad-input", { detail: "periods" })
      const { state } = await ports.folds.current(found.workspace)
      const now = ports.clock.now()
      response.set("cache-control", "no-store").json({
        counts: await countRetention(ports, found.workspace, state, { periods: periods.data, now }),
        backupsUntil: await ports.backupsHold(now),
      } satisfies RetentionCount)
    }),
  )
  return routes
}

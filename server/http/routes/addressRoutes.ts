import { type Request, Router } from "express"
import * as z from "zod"
import { noticeCommands } from "../../../shared/contract/commands/notice.ts"
import type { OwnAddress } from "../../../shared/contract/queries.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { CommandId } from "../../../shared/model/ids.ts"
import type { HttpPorts } from "../ports.ts"
import { route } from "../refused.ts"
import { admit } from "./readRoutes.ts"

export const Address = z.object({ email: noticeCommands["set-address"].shape.email })

/** One's own e-mail address, and nobody else's: asked for and set outside of any page of the panel. */
export function addressRoutes(ports: HttpPorts): Router {
  const routes = Router()

  const held = async (request: Request) => {
    const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
    if ("refuse" in found) return found
    const { member } = found.seat
    return member === null ? refuse("no-access") : { ...found, member }
  }

  routes.get(
    "/api/workspaces/:slug/address",
    route(async (request, response) => {
      const found = await held(request)
      if ("refuse" in found) return found
      const all = await ports.directory.addresses(found.workspace)
      const email = all.find(one => one.member === found.member)?.email ?? ""
      response.set("cache-control", "no-store").json({ email } satisfies OwnAddress)
    }),
  )

  routes.put(
    "/api/workspaces/:slug/address",
    route(async (request, response) => {
      const found = await held(request)
      if ("refuse" in found) return found
      const body = Address.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "email" })
      const { workspace, member, seat } = found
      const actor = { member, name: seat.name, role: seat.role, side: seat.side, host: false }
      const command = { id: CommandId.parse(ports.clock.id()), kind: "set-address", body: { member, ...body.data } }
      const answered = await ports.dispatch.command(workspace, actor, command)
      if (!answered.ok) return { refuse: answered.refusal }
      response.json({ email: body.data.email } satisfies OwnAddress)
    }),
  )

  return routes
}

import { type Request, Router } from "express"
import * as z from "zod"
import type { Answered } from "../../../shared/contract/live.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { CommandId, MemberId } from "../../../shared/model/ids.ts"
import { actorOf } from "../../core/actors.ts"
import type { Actor } from "../../core/command.ts"
import type { HttpPorts } from "../ports.ts"
import { route, sendRefusal } from "../refused.ts"
import { admit } from "./reading/readRoutes.ts"

type Ports = Pick<
  HttpPorts,
  "addresses" | "clock" | "cookie" | "directory" | "dispatch" | "folds" | "seats" | "sending" | "workspaceBySlug"
>

/** The form of the header `Idempotency-Key`. */
export const IdempotencyKey = z.guid()

/**
 * Serves every command over HTTP, with the schemas, limits, receipts and refusals of the socket. The header
 * `Idempotency-Key` is the command's id. A request that is repeated under the same key gets the first receipt.
 */
export function commandRoutes(ports: Ports): Router {
  const routes = Router()

  routes.post(
    "/api/workspaces/:slug/commands/:kind",
    route(async (request, response) => {
      const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
      if ("refuse" in found) return found
      const { role, machine } = found.seat
      if (machine !== undefined && role !== "secretary") return refuse("token-reads")
      // the id of a program stands where a member's would: entries name it as their author
      const member = machine === undefined ? found.seat.member : MemberId.parse(machine)
      const address = ports.addresses.of(request)
      const { sending } = ports
      if (!(await (member === null ? sending.addresses.take(address) : sending.members.take(member))))
        return refuse("too-fast", { n: 10 })
      const key = IdempotencyKey.optional().safeParse(request.get("idempotency-key")?.toLowerCase())
      if (!key.success) return refuse("bad-input", { detail: "Idempotency-Key: a UUID" })
      const id = CommandId.parse(key.data ?? ports.clock.id())
      const body = bodyOf(request)
      if (body === undefined) return refuse("bad-input", { detail: "body" })
      const kind = String(request.params["kind"])
      const actor: Actor = { ...actorOf(found.seat), member, ...(machine !== undefined && { program: true }) }
      const act = (): Promise<Answered> => ports.dispatch.command(found.workspace, actor, { id, kind, body })
      const isAsked = member === null && kind === "ask-question"
      const answered = await (isAsked ? sending.askers.ask(found.workspace, address, act) : act())
      response.set("cache-control", "no-store")
      if (!answered.ok) {
        const { state } = await ports.folds.current(found.workspace)
        return sendRefusal(request, response, answered.refusal, { state })
      }
      response.json(answered)
    }),
  )

  return routes
}

/** The body of a command. A request without a body sends no fields. A body that is not JSON is undefined. */
const bodyOf = (request: Request): unknown => (request.is("json") === null ? {} : request.body)

import { type Request, Router } from "express"
import * as z from "zod"
import { noticeCommands } from "../../../../shared/contract/commands/notice.ts"
import type { CodeAsked, OwnAddress } from "../../../../shared/contract/queries.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import { CommandId, type MemberId, type WorkspaceId } from "../../../../shared/model/ids.ts"
import { barredNow } from "../../../commands/law/barredNow.ts"
import { confirmLetter } from "../../../commands/notice/codeLetters.ts"
import type { MailedCodes } from "../../entering/mailedCodes.ts"
import type { HttpPorts } from "../../ports.ts"
import { routeAdmitting } from "../../refused.ts"
import type { Found } from "../reading/found.ts"
import { admit } from "../reading/readRoutes.ts"

export const Address = z.object({ email: noticeCommands["set-address"].shape.email })

/** A code of six digits as a person copies it from a letter. Blanks in the code are ignored. */
export const Code = z.object({
  request: z.string().min(1).max(64),
  code: z
    .string()
    .max(20)
    .transform(typed => typed.normalize("NFKC").replace(/\s/g, "")),
})

type OwnSeat = Exclude<Found, { refuse: unknown }> & { member: MemberId }

type Ports = Pick<
  HttpPorts,
  "clock" | "cookie" | "directory" | "dispatch" | "folds" | "mail" | "seats" | "sending" | "workspaceBySlug"
>

/**
 * Serves a member's own e-mail address. Only its owner reads, sets and confirms it, and no page of the panel shows it.
 */
export function addressRoutes(ports: Ports, mailed: MailedCodes): Router {
  const routes = Router()

  const held = async (request: Request): Promise<OwnSeat | { refuse: Refusal }> => {
    const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
    if ("refuse" in found) return found
    const { member } = found.seat
    return member === null ? refuse("no-access") : { ...found, member }
  }

  /** Wraps a route that works on the caller's own seat. */
  const own = routeAdmitting(held)

  const kept = async (workspace: WorkspaceId, member: MemberId): Promise<OwnAddress> => {
    const found = (await ports.directory.addresses(workspace)).find(one => one.member === member)
    const confirmed = (found?.confirmedAt ?? null) !== null
    return { email: found?.email ?? "", confirmed, canConfirm: ports.mail !== null }
  }

  routes.get(
    "/api/workspaces/:slug/address",
    own(async (_, response, found) => {
      response.set("cache-control", "no-store").json(await kept(found.workspace, found.member))
    }),
  )

  routes.put(
    "/api/workspaces/:slug/address",
    own(async (request, response, { workspace, member, seat }) => {
      if (!(await ports.sending.members.take(member))) return refuse("too-fast", { n: 10 })
      const body = Address.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "email" })
      const actor = { member, name: seat.name, role: seat.role, side: seat.side, host: false }
      const command = { id: CommandId.parse(ports.clock.id()), kind: "set-address", body: { member, ...body.data } }
      const answered = await ports.dispatch.command(workspace, actor, command)
      if (!answered.ok) return { refuse: answered.refusal }
      response.json(await kept(workspace, member))
    }),
  )

  routes.post(
    "/api/workspaces/:slug/address/code",
    own(async (_, response, { workspace, member }) => {
      const barred = await barredNow(ports, { workspace, member }, "set an address")
      if (barred) return barred
      const { email } = await kept(workspace, member)
      if (!ports.mail) return refuse("no-mail")
      if (email === "") return refuse("bad-input", { detail: "email" })
      if (!(await mailed.mayConfirm(workspace, member, email))) return refuse("too-fast", { n: 3_600 })
      const request = mailed.codes.request()
      const { state } = await ports.folds.current(workspace)
      mailed.send(async () => {
        const code = await mailed.codes.issue(request, { kind: "confirm", workspace, member, email })
        return confirmLetter(state, member, { to: email, code })
      })
      response.json({ request } satisfies CodeAsked)
    }),
  )

  routes.post(
    "/api/workspaces/:slug/address/confirm",
    own(async (request, response, { workspace, member }) => {
      const barred = await barredNow(ports, { workspace, member }, "set an address")
      if (barred) return barred
      const body = Code.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "code" })
      const about = await mailed.codes.redeem(body.data.request, body.data.code)
      if (about?.kind !== "confirm" || about.workspace !== workspace || about.member !== member)
        return refuse("code-wrong")
      const signIn = await ports.seats.signIn(ports.cookie.of(request))
      const by = signIn && { signIn: signIn.id, workspace, member }
      const done = by ? await ports.directory.confirmAddress(by, about.email, ports.clock.now()) : "ended"
      await mailed.known.mark(request, response, about.email)
      if (done !== "confirmed") return refuse(done === "taken" ? "address-taken" : "code-wrong")
      response.json(await kept(workspace, member))
    }),
  )

  return routes
}

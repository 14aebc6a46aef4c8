import { type Request, Router } from "express"
import * as z from "zod"
import { noticeCommands } from "../../../../shared/contract/commands/notice.ts"
import type { CodeAsked, OwnAddress } from "../../../../shared/contract/queries.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import { mailboxOf } from "../../../../shared/model/host/mailbox.ts"
import { CommandId, type MemberId, type WorkspaceId } from "../../../../shared/model/ids.ts"
import { barredNow } from "../../../commands/law/barredNow.ts"
import { actorOf } from "../../../core/actors.ts"
import { confirmLetter } from "../../../letters/codeLetters.ts"
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

/** `second`: the code goes to the address that an office wrote beside the owner's. */
export const CodeFor = z.object({ second: z.boolean().optional() })

type OwnSeat = Exclude<Found, { refuse: unknown }> & { member: MemberId }

type Ports = Pick<
  HttpPorts,
  | "clock"
  | "cookie"
  | "directory"
  | "dispatch"
  | "folds"
  | "invitations"
  | "mail"
  | "seats"
  | "sending"
  | "workspaceBySlug"
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

  /** The address of the letter by whose link this browser's seat was taken; "" if no letter of the server had it. */
  const lettered = async (request: Request, workspace: WorkspaceId, member: MemberId): Promise<string> => {
    const seat = await ports.seats.held(ports.cookie.of(request), workspace)
    const sent = seat && (await ports.invitations.of({ workspace, member }))
    return seat && sent?.standing === "sent" && sent.invite === seat.invite ? sent.email : ""
  }

  const kept = async (request: Request, workspace: WorkspaceId, member: MemberId): Promise<OwnAddress> => {
    const all = await ports.directory.addresses(workspace)
    const found = all.find(one => one.member === member)
    const confirmed = (found?.confirmedAt ?? null) !== null
    const letter = confirmed ? "" : await lettered(request, workspace, member)
    // an assistant's address may stand for several people, and only one of them can confirm it
    const isTaken = all.some(
      one => one.member !== member && one.confirmedAt !== null && mailboxOf(one.email) === mailboxOf(letter),
    )
    const offered = isTaken ? "" : letter
    return {
      email: found?.email ?? "",
      confirmed,
      offered,
      second: found?.second ?? "",
      canConfirm: ports.mail !== null,
    }
  }

  /** Sets the address of the caller's own seat by the command of the log. */
  const set = async ({ workspace, member, seat }: OwnSeat, email: string): Promise<{ refuse: Refusal } | null> => {
    const command = { id: CommandId.parse(ports.clock.id()), kind: "set-address", body: { member, email } }
    const answered = await ports.dispatch.command(workspace, actorOf(seat), command)
    return answered.ok ? null : { refuse: answered.refusal }
  }

  const confirm = async ({ workspace, member }: OwnSeat, request: Request, email: string) => {
    const signIn = await ports.seats.signIn(ports.cookie.of(request))
    const by = signIn && { signIn: signIn.id, workspace, member }
    return by ? ports.directory.confirmAddress(by, email, ports.clock.now()) : ("ended" as const)
  }

  routes.get(
    "/api/workspaces/:slug/address",
    own(async (request, response, found) => {
      response.set("cache-control", "no-store").json(await kept(request, found.workspace, found.member))
    }),
  )

  routes.put(
    "/api/workspaces/:slug/address",
    own(async (request, response, found) => {
      const { workspace, member } = found
      if (!(await ports.sending.members.take(member))) return refuse("too-fast", { n: 10 })
      const body = Address.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "email" })
      const refused = await set(found, body.data.email)
      if (refused) return refused
      response.json(await kept(request, workspace, member))
    }),
  )

  routes.post(
    "/api/workspaces/:slug/address/code",
    own(async (request, response, { workspace, member }) => {
      const barred = await barredNow(ports, { workspace, member }, "set an address")
      if (barred) return barred
      const held = await kept(request, workspace, member)
      const email = CodeFor.safeParse(request.body).data?.second === true ? held.second : held.email
      if (!ports.mail) return refuse("no-mail")
      if (email === "") return refuse("bad-input", { detail: "email" })
      if (!(await mailed.mayConfirm(request, { workspace, member, email }))) return refuse("too-fast", { n: 3_600 })
      const asked = mailed.codes.request()
      const { state } = await ports.folds.current(workspace)
      mailed.send(async () => {
        const code = await mailed.codes.issue(asked, { kind: "confirm", workspace, member, email })
        return confirmLetter(state, member, { to: email, code })
      })
      response.json({ request: asked } satisfies CodeAsked)
    }),
  )

  routes.post(
    "/api/workspaces/:slug/address/confirm",
    own(async (request, response, found) => {
      const { workspace, member } = found
      const barred = await barredNow(ports, { workspace, member }, "set an address")
      if (barred) return barred
      const body = Code.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "code" })
      const about = await mailed.codes.redeem(body.data.request, body.data.code)
      if (about?.kind !== "confirm" || about.workspace !== workspace || about.member !== member)
        return refuse("code-wrong")
      const done = await confirm(found, request, about.email)
      await mailed.known.mark(request, response, about.email)
      if (done !== "confirmed") return refuse(done === "taken" ? "address-taken" : "code-wrong")
      response.json(await kept(request, workspace, member))
    }),
  )

  routes.post(
    "/api/workspaces/:slug/address/offered",
    own(async (request, response, found) => {
      const { workspace, member } = found
      const barred = await barredNow(ports, { workspace, member }, "set an address")
      if (barred) return barred
      if (!(await ports.sending.members.take(member))) return refuse("too-fast", { n: 10 })
      const body = Address.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "email" })
      const { offered } = await kept(request, workspace, member)
      if (offered === "" || offered !== body.data.email) return refuse("not-found")
      const refused = await set(found, offered)
      if (refused) return refused
      const done = await confirm(found, request, offered)
      if (done !== "confirmed") return refuse(done === "taken" ? "address-taken" : "no-access")
      response.json(await kept(request, workspace, member))
    }),
  )

  return routes
}

import { type Request, Router } from "express"
import * as z from "zod"
import { noticeCommands } from "../../../../shared/contract/commands/notice.ts"
import type {
  InvitationList,
  InvitationShown,
  InvitationsAsked,
  LetterPreview,
} from "../../../../shared/contract/queries/people/invitations.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { rolesGivenBy } from "../../../../shared/rules/people/given.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { barredNow } from "../../../commands/law/barredNow.ts"
import { linkOf } from "../../../commands/people/signIn/joining.ts"
import { actorOf } from "../../../core/actors.ts"
import { askLetters, revokeLinks } from "../../../letters/invitation/asking.ts"
import { isZone } from "../../../letters/invitation/letter.ts"
import { LetterLimits } from "../../../letters/invitation/letterLimits.ts"
import { letterPreview } from "../../../letters/invitation/previewing.ts"
import type { Invitation } from "../../../ports/invitations.ts"
import { WrongTokens } from "../../entering/wrongTokens.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { admit } from "../reading/readRoutes.ts"
import { Token } from "./joinRoutes.ts"

/** The most people of one request, so that its answer does not take long. */
const mostRows = 200
/** The requests that list addresses or ask for letters, in a minute and for one workspace. */
const actsEach = 60

const mostNoteChars = 1_000

const Zone = z
  .string()
  .max(64)
  .refine(zone => zone === "" || isZone(zone))
export const InvitationsListed = z.strictObject({
  rows: z
    .array(z.strictObject({ member: MemberId, email: noticeCommands["set-address"].shape.email, zone: Zone }))
    .min(1)
    .max(mostRows),
})
export const LettersBody = z.strictObject({
  members: z.array(MemberId).min(1).max(mostRows),
  note: z.string().trim().max(mostNoteChars).default(""),
  how: z.enum(["mail", "text"]),
})
export const PreviewBody = z.strictObject({
  member: MemberId,
  note: z.string().trim().max(mostNoteChars).default(""),
})
export const Declining = z.strictObject({ token: Token, declines: z.boolean() })

type Ports = Pick<
  HttpPorts,
  | "addresses"
  | "board"
  | "clock"
  | "cookie"
  | "directory"
  | "dispatch"
  | "folds"
  | "hostLog"
  | "invitations"
  | "limits"
  | "mail"
  | "seats"
  | "sha256"
  | "url"
  | "workspaceBySlug"
>

/** Serves the letters of invitation to those who may invite guests, and the answer of those who decline (DOMAIN IN1). */
export function invitationRoutes(ports: Ports): Router {
  const routes = Router()
  const { clock, folds, invitations, limits } = ports
  const acts = limits.of("invitations asked", { points: actsEach, seconds: 60 })
  const letterLimits = new LetterLimits(limits)
  const wrongTokens = new WrongTokens(ports, "declined invitations", { perAddress: 60, inAll: 3_000, seconds: 600 })

  /** The caller, if they may invite guests. A program may not, because letters go to people outside the panel. */
  const host = async (request: Request) => {
    const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
    if ("refuse" in found) return found
    if (!(await ports.seats.signIn(ports.cookie.of(request)))) return refuse("no-access")
    if (right(found.seat.role, "invite guests") !== "yes") return refuse("not-permitted", { role: "moderator" })
    return { workspace: found.workspace, actor: actorOf(found.seat) }
  }

  const acting = async (request: Request) => {
    const found = await host(request)
    if ("refuse" in found) return found
    const { workspace, actor } = found
    const barred = await barredNow(ports, { workspace, member: actor.member }, "invite guests")
    if (barred) return barred
    return (await acts.take(workspace)) ? found : refuse("too-fast", { n: 60 })
  }

  routes.get(
    "/api/workspaces/:slug/invitations",
    route(async (request, response) => {
      const found = await host(request)
      if ("refuse" in found) return found
      const by = found.actor.member ?? ""
      const list = await invitations.ofWorkspace(found.workspace)
      const answer = { mails: ports.mail !== null, invitations: list.map(one => shownTo(by, one)) }
      response.set("cache-control", "no-store").json(answer satisfies InvitationList)
    }),
  )

  routes.put(
    "/api/workspaces/:slug/invitations",
    route(async (request, response) => {
      const found = await acting(request)
      if ("refuse" in found) return found
      const body = InvitationsListed.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: String(body.error.issues[0]?.path.at(-1) ?? "rows") })
      const { workspace, actor } = found
      const { state } = await folds.current(workspace)
      const given = rolesGivenBy(actor.role)
      for (const { member } of body.data.rows) {
        const row = state.members[member]
        if (!row || row.removed) return refuse("not-found")
        if (!given.includes(row.role)) return refuse("not-permitted", { role: "admin" })
      }
      for (const { member, email, zone } of body.data.rows) {
        const before = await invitations.of({ workspace, member })
        if (before && before.email !== email && before.sentAt !== null)
          await revokeLinks(ports, { workspace, actor, state, member })
        await invitations.list({ workspace, member, email, zone, by: actor.member ?? "" })
      }
      response.set("cache-control", "no-store").json({ ok: true })
    }),
  )

  routes.post(
    "/api/workspaces/:slug/invitations",
    route(async (request, response) => {
      const found = await acting(request)
      if ("refuse" in found) return found
      const body = LettersBody.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: String(body.error.issues[0]?.path[0] ?? "members") })
      if (body.data.how === "mail" && !ports.mail) return refuse("no-mail")
      const asked = await askLetters({ ...ports, letterLimits }, { ...found, ...body.data })
      response.set("cache-control", "no-store").json(asked satisfies InvitationsAsked)
    }),
  )

  routes.post(
    "/api/workspaces/:slug/invitations/preview",
    route(async (request, response) => {
      const found = await acting(request)
      if ("refuse" in found) return found
      const body = PreviewBody.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: String(body.error.issues[0]?.path[0] ?? "member") })
      const { workspace, actor } = found
      const { member, note } = body.data
      const { state } = await folds.current(workspace)
      const row = state.members[member]
      if (row && !rolesGivenBy(actor.role).includes(row.role)) return refuse("not-permitted", { role: "admin" })
      const listed = await invitations.of({ workspace, member })
      const now = clock.now()
      const letter = letterPreview(state, {
        invitation: { member, note },
        sender: actor.member,
        listed,
        url: ports.url,
        now,
      })
      if (!letter) return refuse("not-found")
      response.set("cache-control", "no-store").json(letter satisfies LetterPreview)
    }),
  )

  routes.post(
    "/api/join/decline",
    route(async (request, response) => {
      const body = Declining.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "token" })
      const link = await linkOf(ports, body.data.token)
      if ("refuse" in link) return wrongTokens.refused(ports.addresses.of(request), link)
      const { workspace, row, state } = link
      const barred = await barredNow(ports, { workspace, member: null }, "invite guests")
      if (barred) return barred
      const seat = row.member === null ? undefined : state.members[row.member]
      if (!seat || row.revoked) return refuse("invite-ended")
      if (seat.taken) return refuse("invite-used")
      const at = body.data.declines ? clock.now() : null
      if (!(await invitations.declined({ workspace, member: seat.id }, at))) return refuse("not-found")
      response.set("cache-control", "no-store").json({ declined: at !== null })
    }),
  )

  return routes
}

/** An invitation without its address, unless its reader gave the address (DOMAIN IN2). */
function shownTo(reader: Invitation["by"], invitation: Invitation): InvitationShown {
  const { workspace: _, by, invite: __, note: ___, email, ...shown } = invitation
  return { ...shown, email: by === reader ? email : null }
}

import { type Request, Router } from "express"
import * as z from "zod"
import type { CalendarMade, CalendarState } from "../../../../shared/contract/queries/calendars.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { MemberId } from "../../../../shared/model/ids.ts"
import { Language } from "../../../../shared/model/texts.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { embargoNow } from "../../../../shared/rules/readings/embargo.ts"
import { isActive } from "../../../../shared/rules/readings/members.ts"
import { findMember } from "../../../../shared/rules/readings/rows.ts"
import { barredNow } from "../../../commands/law/barredNow.ts"
import { calendarOf } from "../../../letters/calendar/calendarOf.ts"
import { icsOf } from "../../../letters/calendar/ics.ts"
import { hostDraft } from "../../../ports/hostLog/hostLog.ts"
import { secretAddressesOf, secretAddressSeconds } from "../../entering/secretAddresses.ts"
import { WrongTokens } from "../../entering/wrongTokens.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { admit } from "../reading/readRoutes.ts"

/** Names a calendar: the caller's own, or the one of the whole workspace. */
export const CalendarOf = z.object({ of: z.enum(["own", "workspace"]) })

/**
 * Whether the address still leads to its calendar: a member's own until their seat ends, the workspace's as long as its
 * maker may give it out. An earlier version did not store who made an address.
 */
function isKept(state: State, { of, madeBy }: { of: MemberId | ""; madeBy: MemberId | "" }): boolean {
  if (of === "" && madeBy === "") return true
  const member = findMember(state, of === "" ? madeBy : of)
  return member !== undefined && isActive(member) && (of !== "" || right(member.role, "schedule") === "yes")
}

/** How often one calendar may be fetched within ten minutes. Calendars ask a few times in an hour. */
const readsAtOnce = 60

type Ports = Pick<
  HttpPorts,
  | "addresses"
  | "clock"
  | "cookie"
  | "directory"
  | "folds"
  | "hostLog"
  | "limits"
  | "seats"
  | "sha256"
  | "url"
  | "workspaceBySlug"
>

/** Serves calendars at secret addresses, and the making and ending of these addresses (DOMAIN X2, X3). */
export function calendarRoutes(ports: Ports): Router {
  const routes = Router()
  const { directory, folds, seats, cookie, sha256, clock } = ports
  const reads = ports.limits.of("calendar reads", { points: readsAtOnce, seconds: 600 })
  const made = secretAddressesOf(ports.limits, "calendars")
  const wrong = new WrongTokens(ports, "calendars", { perAddress: 60, inAll: 3_000, seconds: 600 })

  const held = async (request: Request) => {
    const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
    if ("refuse" in found) return found
    const { member, role } = found.seat
    const signIn = await seats.signIn(cookie.of(request))
    if (member === null || !signIn) return refuse("no-access")
    return { by: { signIn: signIn.id, workspace: found.workspace, member }, mayGive: right(role, "schedule") === "yes" }
  }

  /** The calendar that a request names, or a refusal if the caller may not give it out. */
  const named = async (request: Request, given: unknown) => {
    const found = await held(request)
    if ("refuse" in found) return found
    const wanted = CalendarOf.safeParse(given)
    if (!wanted.success) return refuse("bad-input", { detail: "of" })
    const isOwn = wanted.data.of === "own"
    if (!isOwn && !found.mayGive) return refuse("not-permitted", { role: "secretary" })
    const of: MemberId | "" = isOwn ? found.by.member : ""
    return { by: found.by, of }
  }

  routes.get(
    "/api/workspaces/:slug/calendar",
    route(async (request, response) => {
      const found = await held(request)
      if ("refuse" in found) return found
      const { workspace, member } = found.by
      const own = await directory.calendarMade(workspace, member)
      const shared = found.mayGive ? await directory.calendarMade(workspace, "") : null
      response.set("cache-control", "no-store").json({ own, workspace: shared } satisfies CalendarState)
    }),
  )

  routes.post(
    "/api/workspaces/:slug/calendar",
    route(async (request, response) => {
      const found = await named(request, request.body)
      if ("refuse" in found) return found
      // one's own calendar has a secret address, which is set like one's own e-mail address
      const barred = await barredNow(ports, found.by, found.of === "" ? "schedule" : "set an address")
      if (barred) return barred
      if (!(await made.take(found.by.member))) return refuse("too-fast", { n: secretAddressSeconds })
      // the token has 252 random bits; only its hash is stored, so the address can be shown only once
      const token = clock.id() + clock.id()
      const madeAt = clock.now()
      const { workspace, member } = found.by
      const by = { kind: "member" as const, workspace, member }
      const recorded = hostDraft({ kind: "link-made", link: "calendar", id: "", role: null, workspace, by }, clock)
      const isMade = await directory.makeCalendar(found.by, found.of, sha256(token), madeAt, [recorded])
      if (!isMade) return refuse("no-access")
      response.set("cache-control", "no-store").json({ path: `/calendar/${token}.ics`, madeAt } satisfies CalendarMade)
    }),
  )

  routes.delete(
    "/api/workspaces/:slug/calendar/:of",
    route(async (request, response) => {
      const found = await named(request, { of: request.params["of"] })
      if ("refuse" in found) return found
      const { workspace, member } = found.by
      const by = { kind: "member" as const, workspace, member }
      const recorded = hostDraft({ kind: "link-revoked", link: "calendar", id: "", workspace, by }, clock)
      await directory.endCalendar(workspace, found.of, [recorded])
      response.set("cache-control", "no-store").json({ ok: true })
    }),
  )

  routes.get(
    "/calendar/:file",
    route(async (request, response) => {
      const hash = sha256(/^([\w-]{20,100})\.ics$/.exec(String(request.params["file"]))?.[1] ?? "")
      const calendar = await directory.calendar(hash)
      const current = calendar && (await folds.current(calendar.workspace)).state
      const member = calendar && current && calendar.of !== "" ? current.members[calendar.of] : undefined
      const isOver = !current?.workspace || current.workspace.removed
      if (!calendar || isOver || !isKept(current, calendar))
        return wrong.refused(ports.addresses.of(request), refuse("not-found"))
      if (!(await reads.take(hash))) return refuse("too-fast", { n: 600 })
      const state = await folds.view(calendar.workspace, member ? audienceOf(member.role) : "gallery")
      const { slug = "", languages: [first] = [] } = state.workspace ?? {}
      const lang = Language.safeParse(request.query["lang"]).data ?? member?.lang ?? first ?? "en"
      const { name, events } = calendarOf(state, {
        member: member?.id ?? null,
        lang,
        home: `${ports.url}/w/${slug}`,
        embargoed: embargoNow(current, clock.now()) !== null,
      })
      response.set({ "cache-control": "private, no-cache", "content-disposition": 'inline; filename="plenary.ics"' })
      response.type("text/calendar").send(icsOf(name, events))
    }),
  )

  return routes
}
